import type { BrowserChange, ChangesFile, GraphFile, ReleaseEntry } from './browser-files.ts';
import type { Bucket, ComparedChange, FoundTwin, Lack } from './bucket.ts';
import type { Section } from './change.ts';
import { firstRelease, newSegments } from './compare-graph.ts';
import { judgeChange, type LackAt, type TwinAt } from './judge-change.ts';
import { numberedReleases, releaseNumbers } from './release-numbers.ts';
import { compareVersions, versionFields } from './version-fields.ts';

/** What telling of one side needs: the release whose changes are told, and the one that lacks their commits. */
export interface SideInput {
  graph: GraphFile;
  releases: readonly ReleaseEntry[];
  /** The files named by `neededShards`, by their index. */
  shards: ReadonlyMap<number, ChangesFile>;
  has: ReleaseEntry;
  lacks: ReleaseEntry;
  /** Whether `has` is the start. */
  ofStart: boolean;
}

/** One side of a comparison, told apart by whether the other release has the change in another form. */
export interface ToldSide {
  /** Exactly `git rev-list --count lacks..has`. */
  commits: number;
  /** In no form on the other side. */
  news: ComparedChange[];
  /** On the other side by another commit. */
  found: ComparedChange[];
  /** Left out, since what takes them back is left out with them. */
  cancelled: number;
}

/** Tells of the changes that one release has by commit and the other has not. */
export function tellSide(input: SideInput): ToldSide {
  const { graph, has, lacks, ofStart } = input;
  const numbers = releaseNumbers(graph.releases);
  const sides = { graph, ofStart, has: numbers.get(has.id) ?? -1, lacks: numbers.get(lacks.id) ?? -1 };
  const segments = newSegments(graph, sides.lacks, sides.has);
  const ownFirst = namer(input, sides.has, has);
  const otherFirst = namer(input, sides.lacks, lacks);
  const side: ToldSide = {
    commits: segments.reduce((sum, segment) => sum + (graph.commits[segment] ?? 0), 0),
    news: [],
    found: [],
    cancelled: 0,
  };
  for (const { change, segment } of segments.flatMap((at) => segmentChanges(input, at))) {
    const verdict = judgeChange(change, sides);
    const base = { change, release: ownFirst(segment), found: null, lack: null };
    if (verdict.kind === 'cancelled') side.cancelled++;
    else if (verdict.kind === 'news') side.news.push({ ...base, lack: lackToTell(verdict.lack, ofStart, otherFirst) });
    else side.found.push({ ...base, found: namedTwin(verdict.twin, otherFirst) });
  }
  return side;
}

/** Puts changes into reading order. */
export function toBucket(graph: GraphFile, changes: readonly ComparedChange[]): Bucket {
  const byVersion = changes.toSorted(
    (a, b) =>
      Number(isUnverified(a)) - Number(isUnverified(b)) ||
      compareVersions(b.release?.version ?? '', a.release?.version ?? ''),
  );
  const breaking = byVersion.filter(({ change }) => change.breaking);
  return {
    changes: changes.length,
    breaking: breaking.sort((a, b) => compareVersions(a.release?.version ?? '', b.release?.version ?? '')),
    sections: bySection(
      graph.sections,
      byVersion.filter(({ change }) => !change.breaking),
    ),
    security: changes.filter(({ change }) => change.security).length,
    unverified: changes.filter(isUnverified).length,
  };
}

function isUnverified({ found }: ComparedChange): boolean {
  return found?.unverified ?? false;
}

function segmentChanges(
  { graph, shards, has }: SideInput,
  segment: number,
): { change: BrowserChange; segment: number }[] {
  const list = shards.get(graph.shard[segment] ?? -1)?.segments[graph.slot[segment] ?? -1] ?? [];
  const own = list.filter((change) => !change.components || change.components.includes(has.component));
  return own.map((change) => ({ change, segment }));
}

type Naming = (segment: number) => ReleaseEntry | null;

/** Names the release that first brings a segment to `end`; each segment is looked up once. */
function namer({ graph, releases }: SideInput, to: number, end: ReleaseEntry): Naming {
  const entries = numberedReleases(graph.releases, releases);
  const own = (release: number) => entries[release]?.component === end.component;
  const proper = (release: number) => own(release) && entries[release]?.prerelease === false;
  const known = new Map<number, ReleaseEntry | null>();
  return (segment) => {
    const cached = known.get(segment);
    if (cached !== undefined) return cached;
    const place = { segment, to };
    const found = (end.prerelease ? null : firstRelease(graph, place, proper)) ?? firstRelease(graph, place, own);
    const entry = found === null ? null : nearestSpelling(entries, found, end);
    known.set(segment, entry);
    return entry;
  };
}

/** Of releases on one commit, as `v0.53.4` and `v2.53.4`, the one that the other end is spelled like. */
function nearestSpelling(
  entries: readonly (ReleaseEntry | undefined)[],
  found: number,
  end: ReleaseEntry,
): ReleaseEntry | null {
  const entry = entries[found];
  if (!entry || majorOf(entry) === majorOf(end)) return entry ?? null;
  const same = (other: ReleaseEntry | undefined) =>
    other?.commit === entry.commit && other.component === entry.component && majorOf(other) === majorOf(end);
  return entries.find(same) ?? entry;
}

function majorOf({ version }: ReleaseEntry): number | undefined {
  return versionFields(version)?.numbers[0];
}

function namedTwin({ commit, evidence, segment }: TwinAt, name: Naming): FoundTwin {
  return { commit, evidence, release: name(segment), unverified: evidence === 'subject' };
}

/** That what is new was not there goes without saying. */
function lackToTell(lack: LackAt, ofStart: boolean, name: Naming): Lack | null {
  if (!ofStart && (lack.reason === 'not-found' || lack.reason === 'by-hand')) return null;
  return lack.reason === 'taken-back' ? { reason: lack.reason, release: name(lack.segment) } : lack;
}

function bySection(sections: readonly Section[], changes: readonly ComparedChange[]): Bucket['sections'] {
  const groups = new Map<string, ComparedChange[]>();
  for (const compared of changes) {
    const group = groups.get(compared.change.section);
    if (group) group.push(compared);
    else groups.set(compared.change.section, [compared]);
  }
  const rest = [...groups.keys()].filter((key) => !sections.some((section) => section.key === key));
  const all = [...sections, ...rest.map((key) => ({ key, title: key, folded: false }))];
  return all.flatMap((section) => {
    const found = groups.get(section.key);
    return found ? [{ section, changes: found }] : [];
  });
}
