import type { Component } from '../component.ts';
import type { Problem } from '../problem.ts';
import type { Release } from '../release.ts';
import { nameReleases } from '../release-names.ts';
import { compareVersions, parseVersion } from '../version.ts';
import type { Advisory } from './advisory.ts';
import { fixProblems, scopeProblems } from './advisory-check.ts';
import type { AdvisoryFile, AdvisoryScope } from './advisory-file.ts';
import { CommitsAtWork, type FixHistory } from './advisory-fixes.ts';
import { packageWord } from './advisory-osv.ts';
import { rangeText } from './advisory-range.ts';
import { type JudgedRelease, type JudgedScope, judgeScope } from './advisory-scope.ts';

/** What advisories are held against. */
export interface AdvisoryContext {
  components: readonly Component[];
  /** In the order of the portal. */
  records: readonly Release[];
  /** Release ids by their number in the release graph. */
  numbers: readonly string[];
  history: FixHistory;
}

/**
 * Works out which releases each advisory affects and which fixed it.
 *
 * @returns advisories, newest first, and what in them does not fit the releases
 */
export function judgeAdvisories(
  files: readonly AdvisoryFile[],
  context: AdvisoryContext,
): { advisories: Advisory[]; problems: Problem[] } {
  if (files.length === 0) return { advisories: [], problems: [] };
  const world = prepare(context);
  const judged = files.map((file) => judgeOne(file, context, world));
  const advisories = judged.map(({ advisory }) => advisory);
  advisories.sort((a, b) =>
    a.published === b.published ? (a.id < b.id ? -1 : 1) : a.published < b.published ? 1 : -1,
  );
  return { advisories, problems: judged.flatMap(({ problems }) => problems) };
}

/** Tells each record which advisories concern it; records that none concerns stay as they are. */
export function markReleases(records: readonly Release[], advisories: readonly Advisory[]): void {
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const { id, affects, fixedIn, withdrawn } of advisories) {
    if (withdrawn !== null) continue;
    for (const release of affects) pushTo(byId.get(release), 'affectedBy', id);
    for (const release of fixedIn) pushTo(byId.get(release), 'fixes', id);
  }
}

function pushTo(record: Release | undefined, key: 'affectedBy' | 'fixes', id: string): void {
  if (record) record[key] = [...(record[key] ?? []), id];
}

interface World {
  releases: ReadonlyMap<string, JudgedRelease>;
  byComponent: ReadonlyMap<string, JudgedRelease[]>;
  names: ReturnType<typeof nameReleases>;
  atWork: CommitsAtWork;
}

function prepare({ records, numbers, history }: AdvisoryContext): World {
  const numberOf = new Map(numbers.map((id, number) => [id, number]));
  const judged = records.flatMap((record): JudgedRelease[] => {
    const [version, number] = [parseVersion(record.version), numberOf.get(record.id)];
    const commit = history.index.numberOf.get(record.commit);
    return version && number !== undefined && commit !== undefined ? [{ record, version, number, commit }] : [];
  });
  const sorted = [...judged].sort((a, b) => compareVersions(a.version, b.version));
  return {
    releases: new Map(judged.map((release) => [release.record.id, release])),
    byComponent: Map.groupBy(sorted, ({ record }) => record.component),
    names: nameReleases(records),
    atWork: new CommitsAtWork(history),
  };
}

function judgeOne(file: AdvisoryFile, context: AdvisoryContext, world: World) {
  const problems: Problem[] = [];
  const found: JudgedScope[] = [];
  const awaited: string[] = [];
  for (const scope of file.scopes) {
    const component = componentOf(scope, file, context.components);
    if (component === null) {
      problems.push(...scopeProblems(scope, file, context.components));
      continue;
    }
    const named = scope.fixed.map((stated) => {
      const release = world.names.find({ component: component.root ? null : component.id, version: stated.version });
      return { stated, release: release ? (world.releases.get(release.id) ?? null) : null };
    });
    const releases = world.byComponent.get(component.id) ?? [];
    const fixes = named.flatMap(({ release }) => release ?? []);
    const judged = judgeScope({ advisory: file, scope, releases, fixes, atWork: world.atWork });
    found.push(judged);
    awaited.push(...named.flatMap(({ stated, release }) => (release ? [] : [stated.version])));
    problems.push(...fixProblems({ file, scope, component, named, judged, ...world }));
  }
  return { advisory: advisoryOf(file, { found, awaited }, context.records), problems };
}

/** The component that a scope is about, or null where it names none that exists. */
function componentOf(scope: AdvisoryScope, file: AdvisoryFile, components: readonly Component[]): Component | null {
  const root = components.find((each) => each.root) ?? (components.length === 1 ? (components[0] ?? null) : null);
  if (scope.component !== null) return components.find(({ id }) => id === scope.component) ?? null;
  if (scope.package === null) return root;
  const word = packageWord(scope.package);
  const named = components.find((each) => [each.id, each.name].some((name) => packageWord(name) === word));
  return named ?? (file.scopes.length === 1 ? root : null);
}

function advisoryOf(
  { file: _file, scopes, ...rest }: AdvisoryFile,
  { found, awaited }: { found: readonly JudgedScope[]; awaited: string[] },
  records: readonly Release[],
): Advisory {
  const inOrder = (releases: readonly JudgedRelease[]) => {
    const ids = new Set(releases.map(({ record }) => record.id));
    return records.flatMap(({ id }) => (ids.has(id) ? [id] : []));
  };
  return {
    ...rest,
    stated: statedRanges(scopes),
    affects: rest.withdrawn === null ? inOrder(found.flatMap(({ affected }) => affected)) : [],
    fixedIn: inOrder(found.flatMap(({ fixedIn }) => fixedIn)),
    awaited,
  };
}

/** Ranges as they were stated, with the name of what they are about where there are several. */
function statedRanges(scopes: readonly AdvisoryScope[]): string[] {
  const nameOf = (scope: AdvisoryScope) => scope.component ?? scope.package ?? '';
  const several = new Set(scopes.map(nameOf)).size > 1;
  return scopes.flatMap((scope) =>
    scope.ranges.map((bounds) => (several ? `${nameOf(scope)} ${rangeText(bounds)}`.trim() : rangeText(bounds))),
  );
}
