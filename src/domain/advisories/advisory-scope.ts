import type { Release } from '../release.ts';
import { compareVersions, parseVersion, type Version } from '../version.ts';
import type { AdvisoryFile, AdvisoryScope } from './advisory-file.ts';
import type { CommitsAtWork } from './advisory-fixes.ts';
import { inRange } from './advisory-range.ts';

/** A release with what deciding needs of it. */
export interface JudgedRelease {
  record: Release;
  version: Version;
  /** Number in the release graph, and of its commit. */
  number: number;
  commit: number;
}

/** One scope of an advisory with the releases of its component. */
export interface ScopeInput {
  advisory: AdvisoryFile;
  scope: AdvisoryScope;
  /** Lowest version first. */
  releases: readonly JudgedRelease[];
  /** The releases of `scope.fixed` that have a tag. */
  fixes: readonly JudgedRelease[];
  atWork: CommitsAtWork;
}

/** What was found out about a scope. */
export interface JudgedScope {
  affected: JudgedRelease[];
  /** Releases that brought the fix to a line. */
  fixedIn: JudgedRelease[];
  /** Releases on lines without a stated fix whose history names the advisory: they count as fixed. */
  unstated: JudgedRelease[];
}

/**
 * Which releases have the weakness: those in a range (or by ancestry, where only commits are stated), but for what comes
 * after a stated fix on its own line, and what contains the commits of a fix or the same change by others.
 */
export function judgeScope(input: ScopeInput): JudgedScope {
  const { scope, releases, fixes, atWork } = input;
  const listed = new Set(scope.versions.flatMap((text) => parseVersion(text)?.key ?? []));
  const candidates = releases.filter((release) => isStated(release, input));
  const inForce = new Set(candidates);
  const { sets, unstated } = fixSets(input, candidates);
  const affected = releases.filter((release) => {
    if (listed.has(release.version.key)) return true;
    if (!inForce.has(release) || fixes.some((fix) => followsOnLine(release, fix))) return false;
    return !sets.some((commits) => atWork.hasAll(release.number, commits));
  });
  return { affected, fixedIn: fixedIn(input, new Set(affected)), unstated };
}

/** By version where ranges or versions are stated; by ancestry where commits alone are. */
function isStated({ version, number, commit }: JudgedRelease, { scope, atWork }: ScopeInput): boolean {
  if (scope.ranges.length > 0) return scope.ranges.some((bounds) => inRange(version, bounds));
  return scope.versions.length === 0 && scope.commits.some((range) => atWork.isInRange(number, commit, range));
}

function followsOnLine({ record, version }: JudgedRelease, fix: JudgedRelease): boolean {
  return record.line === fix.record.line && compareVersions(version, fix.version) >= 0;
}

/** Sets of commits of which each whole set is the fix. */
function fixSets(input: ScopeInput, candidates: readonly JudgedRelease[]) {
  const { scope, fixes, atWork } = input;
  const stated = [...scope.fixed.map(({ commit }) => commit), ...scope.commits.flatMap(({ fixed }) => fixed)];
  const known = stated.flatMap((id) => (id === null ? [] : (atWork.numberOf(id) ?? [])));
  const sets = [...known.map((commit) => [commit]), ...fixes.map((release) => namedBy([release], input))];
  const lines = new Set(fixes.map(({ record }) => record.line));
  const others = candidates.filter(({ record }) => record.kind === 'stable' && !lines.has(record.line));
  const unstated: JudgedRelease[] = [];
  for (const members of Map.groupBy(others, ({ record }) => record.line).values()) {
    const own = members.filter((member) => namedBy([member], input).length > 0);
    // Several fixes on a line may each be half of it: only all of them together count.
    sets.push(namedBy(own, input));
    if (own.length > 0 && !sets.slice(0, -1).some((set) => own.every((each) => atWork.hasAll(each.number, set))))
      unstated.push(...own.slice(-1));
  }
  return { sets: sets.filter((set) => set.length > 0), unstated };
}

/** First commits of the security changes of these releases that name the advisory. */
function namedBy(releases: readonly JudgedRelease[], { advisory, atWork }: ScopeInput): number[] {
  const ids = new Set([advisory.id, ...advisory.aliases].map((id) => id.toUpperCase()));
  const changes = releases.flatMap(({ record }) => record.changes);
  return changes
    .filter((change) => change.security && !change.reverts && change.advisories.some((id) => ids.has(id.toUpperCase())))
    .flatMap(({ commits: [first] }) => (first === undefined ? [] : (atWork.numberOf(first) ?? [])));
}

/** The stated fixes; on lines without one the first release that is free after one that is not. */
function fixedIn({ releases, fixes }: ScopeInput, affected: ReadonlySet<JudgedRelease>): JudgedRelease[] {
  const free = fixes.filter((fix) => !affected.has(fix));
  const lines = new Set(free.map(({ record }) => record.line));
  const stable = releases.filter(({ record }) => record.kind === 'stable' && !lines.has(record.line));
  const found = [...Map.groupBy(stable, ({ record }) => record.line).values()].flatMap((members) =>
    firstFreeAfter(members, affected),
  );
  const all = [...free, ...found];
  return all.length > 0 ? all : firstFreeAfter(stable, affected);
}

function firstFreeAfter(members: readonly JudgedRelease[], affected: ReadonlySet<JudgedRelease>): JudgedRelease[] {
  const last = members.findLastIndex((member) => affected.has(member));
  const next = members[last + 1];
  return last < 0 || !next ? [] : [next];
}
