import { shardChanges } from './browser-changes.ts';
import { type BrowserDataInput, composeReleases } from './browser-data.ts';
import { releaseEntries } from './browser-files.ts';
import { composeGraph } from './browser-graph.ts';
import type { ComparisonInput } from './comparison.ts';
import { composeSteps } from './compose-steps.ts';

/** All that any two releases are compared by, in memory: the same as browsers load, whole. */
export function comparable(input: BrowserDataInput): Omit<ComparisonInput, 'from' | 'to'> {
  const sharded = shardChanges(input);
  return {
    graph: composeGraph(input, sharded),
    releases: releaseEntries(composeReleases(input.portal)),
    shards: new Map(sharded.files.map(({ content }, index) => [index, content])),
    steps: composeSteps(input.releases),
  };
}
