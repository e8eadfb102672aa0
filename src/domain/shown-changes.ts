import type { Change } from './change.ts';
import type { Commit } from './commit.ts';
import type { Release } from './release.ts';
import type { ReleaseGraph } from './release-graph.ts';

/** A change, or the part of it that lies in one segment: what every comparison has whole or not at all. */
export interface ShownChange {
  /** Of the whole change for the part with its first commit, else the id of its own first commit. */
  id: string;
  change: Change;
  /** Numbers of the commits of this part; none for a change made by hand. */
  commits: number[];
  /** Where the portal has several, those whose notes show it. */
  components: string[];
}

/** Every change of every release once, by segment, each list newest first; one made by hand stands with its release. */
export function shownChanges(
  graph: ReleaseGraph,
  commits: readonly Pick<Commit, 'id'>[],
  releases: readonly Release[],
): ShownChange[][] {
  const places = placesByCommit(graph, commits);
  const several = new Set(releases.map((release) => release.component)).size > 1;
  const number = new Map(graph.releases.map((id, index) => [id, index]));
  const known = new Map<string, Ordered>();
  const bySegment: Ordered[][] = graph.segments.map(() => []);
  for (const release of releases.toSorted((a, b) => (number.get(a.id) ?? 0) - (number.get(b.id) ?? 0))) {
    const home = graph.home[number.get(release.id) ?? -1] ?? -1;
    for (const { segment, ...part } of release.changes.flatMap((change) => partsOf(change, places, home))) {
      const shown = known.get(part.id) ?? { ...part, components: [] };
      if (!known.has(part.id)) bySegment[segment]?.push(shown);
      known.set(part.id, shown);
      if (several && !shown.components.includes(release.component)) shown.components.push(release.component);
    }
  }
  return bySegment.map((list) => list.sort((a, b) => a.order - b.order));
}

interface CommitPlace {
  number: number;
  segment: number;
  /** Within the segment, newest first. */
  order: number;
}

interface Ordered extends ShownChange {
  order: number;
}

type Part = Omit<Ordered, 'components'> & { segment: number };

function partsOf(change: Change, places: ReadonlyMap<string, CommitPlace>, home: number): Part[] {
  const parts = new Map<number, Part>();
  for (const commit of change.commits) {
    const place = places.get(commit);
    if (!place) continue;
    const { segment, order, number } = place;
    const part = parts.get(segment);
    if (part) part.commits.push(number);
    else parts.set(segment, { id: parts.size === 0 ? change.id : commit, change, commits: [number], segment, order });
  }
  return parts.size > 0 ? [...parts.values()] : [{ id: change.id, change, commits: [], segment: home, order: -1 }];
}

function placesByCommit(graph: ReleaseGraph, commits: readonly Pick<Commit, 'id'>[]): Map<string, CommitPlace> {
  const map = new Map<string, CommitPlace>();
  for (const [segment, { commits: own }] of graph.segments.entries()) {
    for (const [order, number] of own.entries()) {
      const id = commits[number]?.id;
      if (id) map.set(id, { number, segment, order });
    }
  }
  return map;
}
