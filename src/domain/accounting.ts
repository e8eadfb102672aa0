import type { History } from './history.ts';
import type { ReleaseGraph } from './release-graph.ts';

/**
 * How many commits have their place in the graph: in the segment of the releases that contain them, or among the
 * unreleased. Less than all would be a fault of ours, and the status page says so.
 */
export function accountedCommits(graph: ReleaseGraph, history: History): number {
  const placed = new Uint8Array(history.commits.length);
  for (const { commits } of graph.segments) for (const commit of commits) placed[commit] = 1;
  return placed.reduce((sum, one) => sum + one, 0);
}
