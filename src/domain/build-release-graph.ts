import type { CommitIndex } from './commit-index.ts';
import type { ReleaseGraph, Segment } from './release-graph.ts';
import { RunSets } from './run-sets.ts';

/** A release as the graph needs it: its id and the number of its commit. */
export interface GraphRelease {
  id: string;
  commit: number;
}

/**
 * Condenses the commit graph: walks it from newest to oldest, gives each commit the set of releases that reach it (its
 * own and its children's) and groups equal sets into segments.
 *
 * @param releases in an order of the caller's that decides between releases of one commit
 */
export function buildReleaseGraph(index: CommitIndex, releases: readonly GraphRelease[]): ReleaseGraph {
  const numbered = [...releases].sort((a, b) => b.commit - a.commit);
  const releasesAt = groupByCommit(numbered);
  const sets = new RunSets();
  const reached = new Int32Array(index.parents.length);
  for (const [commit, parents] of index.parents.entries()) {
    let set = reached[commit] ?? 0;
    for (const release of releasesAt.get(commit) ?? []) set = sets.add(set, release);
    reached[commit] = set;
    for (const parent of parents) reached[parent] = sets.union(reached[parent] ?? 0, set);
  }
  return condense(numbered, reached, sets);
}

function groupByCommit(releases: readonly GraphRelease[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [number, { commit }] of releases.entries()) {
    const group = groups.get(commit);
    if (group) group.push(number);
    else groups.set(commit, [number]);
  }
  return groups;
}

function condense(releases: readonly GraphRelease[], reached: Int32Array, sets: RunSets): ReleaseGraph {
  const segments: Segment[] = [];
  const segmentOfSet = new Map<number, number>();
  for (const [commit, set] of reached.entries()) {
    let at = segmentOfSet.get(set);
    if (at === undefined) {
      at = segments.push({ runs: [...sets.runs(set)], commits: [] }) - 1;
      segmentOfSet.set(set, at);
    }
    segments[at]?.commits.push(commit);
  }
  const home = releases.map(({ commit }) => segmentOfSet.get(reached[commit] ?? 0) ?? 0);
  return { releases: releases.map(({ id }) => id), segments, home };
}
