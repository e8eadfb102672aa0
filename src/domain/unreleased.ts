import type { Collected } from './collected.ts';
import type { Component } from './component.ts';
import { highestFirst } from './describe-channels.ts';
import type { History } from './history.ts';
import type { Unreleased } from './portal.ts';
import type { PlacedRelease } from './release-stub.ts';

/**
 * Work on the branch that HEAD names which no release contains (rule 16 of history), told for the root product or the
 * only component; empty where there is none.
 */
export function describeUnreleased(skeleton: {
  collected: Collected;
  components: readonly Component[];
  releases: readonly PlacedRelease[];
  history: History;
}): Unreleased[] {
  const { collected, components, releases, history } = skeleton;
  const component = components.find(({ root }) => root) ?? components[0];
  const head = history.index.numberOf.get(collected.head ?? '');
  if (!component || head === undefined) return [];
  const open = history.reach.unreleasedFrom(head);
  if (open.length === 0) return [];
  const contained = releases
    .filter((release) => release.component === component && release.kind === 'stable')
    .sort(highestFirst);
  const after = contained[0]?.id ?? null;
  return [{ component: component.id, commits: open.length, after, branch: collected.headBranch ?? 'HEAD' }];
}
