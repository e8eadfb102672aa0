import type { BrowserChange, ChangesFile, GraphFile, ReleaseEntry } from './browser-files.ts';
import type { Section } from './change.ts';
import { contains, firstRelease, includes, newSegments, sideCounts } from './compare-graph.ts';
import { compareVersions, versionFields } from './version-fields.ts';

/** Two releases and what is needed to compare them. */
export interface ComparisonInput {
  graph: GraphFile;
  releases: readonly ReleaseEntry[];
  from: ReleaseEntry;
  to: ReleaseEntry;
  /** The files named by `neededShards`, by their index. */
  shards: ReadonlyMap<number, ChangesFile>;
}

/** A comparison as pages draw it. */
export interface Comparison {
  from: ReleaseEntry;
  to: ReleaseEntry;
  direction: 'same' | 'upgrade' | 'downgrade' | 'components';
  /** In `to` and not in `from`. */
  fresh: ComparedSide;
  /** In `from` and not in `to`. */
  lost: ComparedSide;
  way: ComparisonWay;
}

export interface ComparedSide {
  /** Exactly `git rev-list --count`. */
  commits: number;
  changes: number;
  breaking: ComparedChange[];
  /** Other changes by heading, in reading order. */
  sections: { section: Section; changes: ComparedChange[] }[];
  security: number;
  /** Changes left out because another one of the same side takes them back, both counted. */
  cancelled: number;
}

export interface ComparedChange {
  change: BrowserChange;
  /** The release that first brings it on the way, preferably one that is no prerelease. */
  release: ReleaseEntry | null;
}

/** What lies between the two. */
export interface ComparisonWay {
  /** Releases of the target's component that are crossed, lowest first, the target among them. */
  crossed: ReleaseEntry[];
  majors: number;
  yanked: ReleaseEntry[];
}

/** Indexes of the files of changes that a comparison reads, ascending. */
export function neededShards(graph: GraphFile, from: number, to: number): number[] {
  const segments = [...newSegments(graph, from, to), ...newSegments(graph, to, from)];
  const shards = new Set(segments.map((segment) => graph.shard[segment] ?? -1));
  shards.delete(-1);
  return [...shards].sort((a, b) => a - b);
}

/** Compares by commits: what git calls `from..to` and `to..from`, as changes. */
export function composeComparison(input: ComparisonInput): Comparison {
  const { from, to } = input;
  return {
    from,
    to,
    direction: directionOf(from, to),
    fresh: composeSide(input, from, to),
    lost: composeSide(input, to, from),
    way: composeWay(input),
  };
}

function directionOf(from: ReleaseEntry, to: ReleaseEntry): Comparison['direction'] {
  if (from.id === to.id) return 'same';
  if (from.component !== to.component) return 'components';
  return compareVersions(from.version, to.version) < 0 ? 'upgrade' : 'downgrade';
}

function composeSide(input: ComparisonInput, without: ReleaseEntry, has: ReleaseEntry): ComparedSide {
  const { graph } = input;
  const target = graph.releases.indexOf(has.id);
  const segments = newSegments(graph, graph.releases.indexOf(without.id), target);
  const all = segments.flatMap((segment) => segmentChanges(input, segment, has.component));
  const kept = withoutReverted(all.map(({ change }) => change));
  const name = namer(input, target, has);
  const compared = all
    .filter(({ change }) => kept.has(change))
    .map(({ change, segment }) => ({ change, release: name(segment) }));
  const byVersion = [...compared].sort((a, b) => compareVersions(b.release?.version ?? '', a.release?.version ?? ''));
  return {
    commits: sideCounts(graph, has.component, segments).commits,
    changes: compared.length,
    breaking: byVersion.filter(({ change }) => change.breaking).reverse(),
    sections: bySection(
      graph.sections,
      byVersion.filter(({ change }) => !change.breaking),
    ),
    security: compared.filter(({ change }) => change.security).length,
    cancelled: all.length - compared.length,
  };
}

function segmentChanges({ graph, shards }: ComparisonInput, segment: number, component: string) {
  const list = shards.get(graph.shard[segment] ?? -1)?.segments[graph.slot[segment] ?? -1] ?? [];
  const own = list.filter((change) => !change.components || change.components.includes(component));
  return own.map((change) => ({ change, segment }));
}

/** A change and the one that takes it back are no news to somebody who gets both. */
function withoutReverted(changes: readonly BrowserChange[]): Set<BrowserChange> {
  const kept = new Set(changes);
  const byCommit = new Map<string, BrowserChange[]>();
  for (const change of changes) {
    for (const commit of change.commits ?? [change.id.slice(0, 12)]) {
      byCommit.set(commit, [...(byCommit.get(commit) ?? []), change]);
    }
  }
  for (const change of changes) {
    const taken = change.reverts === undefined ? undefined : byCommit.get(change.reverts);
    if (!taken || !kept.has(change)) continue;
    for (const back of [change, ...taken]) kept.delete(back);
  }
  return kept;
}

/** Names the release that first brings a segment to `has`; each segment is looked up once. */
function namer(input: ComparisonInput, to: number, has: ReleaseEntry): (segment: number) => ReleaseEntry | null {
  const { graph } = input;
  const byId = new Map(input.releases.map((entry) => [entry.id, entry]));
  const entries = graph.releases.map((id) => byId.get(id));
  const own = (release: number) => entries[release]?.component === has.component;
  const proper = (release: number) => own(release) && entries[release]?.prerelease === false;
  const known = new Map<number, ReleaseEntry | null>();
  return (segment) => {
    const cached = known.get(segment);
    if (cached !== undefined) return cached;
    const place = { segment, to };
    const found = (has.prerelease ? null : firstRelease(graph, place, proper)) ?? firstRelease(graph, place, own);
    const entry = found === null ? null : (entries[found] ?? null);
    known.set(segment, entry);
    return entry;
  };
}

function bySection(sections: readonly Section[], changes: readonly ComparedChange[]): ComparedSide['sections'] {
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

function composeWay({ graph, releases, from, to }: ComparisonInput): ComparisonWay {
  const numbers = new Map(graph.releases.map((id, index) => [id, index]));
  const [start, end] = [numbers.get(from.id) ?? -1, numbers.get(to.id) ?? -1];
  const crossed = releases.filter((entry) => {
    const number = numbers.get(entry.id);
    if (number === undefined || entry.component !== to.component || entry.id === from.id) return false;
    return includes(graph, end, number) && !contains(graph, graph.home[number] ?? -1, start);
  });
  crossed.sort((a, b) => compareVersions(a.version, b.version));
  const major = (entry: ReleaseEntry) => versionFields(entry.version)?.numbers[0] ?? 0;
  return {
    crossed,
    majors: from.component === to.component ? Math.max(0, major(to) - major(from)) : 0,
    yanked: crossed.filter((entry) => entry.yanked),
  };
}
