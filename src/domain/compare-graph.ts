import type { ChangeCounts } from './release.ts';
import type { ReleaseGraph } from './release-graph.ts';

/** What every question of reachability needs; `GraphFile` has this shape. */
export interface CondensedGraph {
  releases: readonly string[];
  home: readonly number[];
  runs: readonly (readonly number[])[];
}

/** Changes and commits on one side of a comparison. */
export interface SideCounts extends ChangeCounts {
  commits: number;
}

/** A graph with the figures of each segment. */
export interface CountedGraph extends CondensedGraph {
  commits: readonly number[];
  counts: Readonly<Record<string, readonly number[]>>;
}

/** A graph that says in which file the changes of each segment stand, and at which slot. */
export interface PlacedGraph {
  shards: readonly string[];
  shard: readonly number[];
  slot: readonly number[];
}

/** The columns of a release graph that answer questions of reachability. */
export function condensed(graph: ReleaseGraph): CondensedGraph {
  return { releases: graph.releases, home: graph.home, runs: graph.segments.map((segment) => segment.runs) };
}

/** Whether the release with this number contains the commits of a segment. */
export function contains(graph: CondensedGraph, segment: number, release: number): boolean {
  return inRuns(graph.runs[segment] ?? [], release);
}

/** Whether `outer` contains the commit of `inner`, both as release numbers; a release contains itself. */
export function includes(graph: CondensedGraph, outer: number, inner: number): boolean {
  const home = graph.home[inner];
  return home !== undefined && contains(graph, home, outer);
}

/** The segment that stands at this slot of a file of changes, or -1 where none does. */
export function segmentAt(graph: PlacedGraph, shard: string, slot: number): number {
  const known = places.get(graph) ?? indexPlaces(graph);
  return known.get(`${shard} ${slot}`) ?? -1;
}

/** Made once for each graph. */
const places = new WeakMap<PlacedGraph, ReadonlyMap<string, number>>();

function indexPlaces(graph: PlacedGraph): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const [segment, shard] of graph.shard.entries()) {
    if (shard >= 0) map.set(`${graph.shards[shard]} ${graph.slot[segment]}`, segment);
  }
  places.set(graph, map);
  return map;
}

/**
 * The segments of `git rev-list from..to`, ascending.
 *
 * @param from release number, or null for everything that `to` contains
 */
export function newSegments(graph: CondensedGraph, from: number | null, to: number): number[] {
  const found: number[] = [];
  graph.runs.forEach((runs, segment) => {
    if (inRuns(runs, to) && !(from !== null && inRuns(runs, from))) found.push(segment);
  });
  return found;
}

/** What `to` has and `from` lacks, and the other way round, for the changes of one component. */
export function compareCounts(
  graph: CountedGraph,
  component: string,
  pair: { from: number; to: number },
): { fresh: SideCounts; lost: SideCounts } {
  return {
    fresh: sideCounts(graph, component, newSegments(graph, pair.from, pair.to)),
    lost: sideCounts(graph, component, newSegments(graph, pair.to, pair.from)),
  };
}

/** The sum over these segments (ascending) of a component's changes and of all commits. */
export function sideCounts(graph: CountedGraph, component: string, segments: readonly number[]): SideCounts {
  const sum: SideCounts = { breaking: 0, security: 0, features: 0, fixes: 0, all: 0, commits: 0 };
  for (const segment of segments) sum.commits += graph.commits[segment] ?? 0;
  const wanted = new Set(segments);
  const rows = graph.counts[component] ?? [];
  for (let i = 0; i < rows.length; i += 6) {
    if (!wanted.has(rows[i] ?? -1)) continue;
    sum.breaking += rows[i + 1] ?? 0;
    sum.security += rows[i + 2] ?? 0;
    sum.features += rows[i + 3] ?? 0;
    sum.fixes += rows[i + 4] ?? 0;
    sum.all += rows[i + 5] ?? 0;
  }
  return sum;
}

/**
 * The release on the way to `to` that first contains a segment.
 *
 * @param allowed which release numbers may be named
 */
export function firstRelease(
  graph: CondensedGraph,
  place: { segment: number; to: number },
  allowed: (release: number) => boolean,
): number | null {
  const runs = graph.runs[place.segment] ?? [];
  for (let i = 0; i < runs.length; i += 2) {
    const start = runs[i] ?? 0;
    const end = start + (runs[i + 1] ?? 0);
    for (let release = start; release < end; release++) {
      if (allowed(release) && includes(graph, place.to, release)) return release;
    }
  }
  return null;
}

function inRuns(runs: readonly number[], release: number): boolean {
  for (let i = 0; i < runs.length; i += 2) {
    const start = runs[i] ?? 0;
    if (release < start) return false;
    if (release < start + (runs[i + 1] ?? 0)) return true;
  }
  return false;
}
