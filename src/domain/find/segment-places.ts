import type { CondensedGraph } from '../compare-graph.ts';

/** Segments by an address that stays when releases are added. */
export interface SegmentPlaces {
  /** By segment: the id of the first release that has it, with `#1`, `#2`... where several have the same; `''`: unreleased. */
  of: readonly string[];
  /** The segment at a place, or null where the graph has none. */
  at: (place: string) => number | null;
}

/**
 * Names every segment by its first release. Segments that share it are told apart by their further releases, in an
 * order that a newer release, which has the highest number, does not change.
 */
export function segmentPlaces(graph: Pick<CondensedGraph, 'releases' | 'runs'>): SegmentPlaces {
  const groups = new Map<string, number[]>();
  for (const [segment, runs] of graph.runs.entries()) {
    const first = runs.length === 0 ? '' : (graph.releases[runs[0] ?? -1] ?? '');
    groups.set(first, [...(groups.get(first) ?? []), segment]);
  }
  const of: string[] = graph.runs.map(() => '');
  const segments = new Map<string, number>();
  for (const [first, group] of groups) {
    group.sort((a, b) => compareRuns(graph.runs[a] ?? [], graph.runs[b] ?? []));
    for (const [at, segment] of group.entries()) {
      const place = at === 0 ? first : `${first}#${at}`;
      of[segment] = place;
      segments.set(place, segment);
    }
  }
  return { of, at: (place) => segments.get(place) ?? null };
}

/** Id of the release that first has a segment, from its place; `''` where none has it. */
export function firstReleaseOf(place: string): string {
  return place.split('#', 1)[0] ?? '';
}

/** By the first number that only one of them has; a set that ends is behind one that goes on. */
function compareRuns(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x = Number.POSITIVE_INFINITY, y = Number.POSITIVE_INFINITY] = [a[i], b[i]];
    // At an odd place stand lengths: the longer run has the lower number.
    if (x !== y) return i % 2 === 0 ? x - y : y - x;
  }
  return 0;
}
