import type { History } from './history.ts';
import type { RevertNote } from './revert-note.ts';
import { isSubset } from './run-sets.ts';

/**
 * What every revert takes back (rule 7 of history): `This reverts commit`, `Reverts org/repo#20`, and the title alone,
 * which the button of a forge writes. A target must be older and in every release that has the revert.
 *
 * @param merged commit number to its merge, see `merged-branches.ts`: taking back a merge takes back what it merged
 * @returns number of the revert to the numbers of the commits taken back; empty where none was found
 */
export function revertTargets(history: History, merged: ReadonlyMap<number, number>): Map<number, number[]> {
  const targets = new Map<number, number[]>();
  const branches = invert(merged);
  for (const [number, facts] of history.facts.entries()) {
    if (!facts.reverts) continue;
    const found = findTargets(history, number, facts.reverts);
    targets.set(
      number,
      found.flatMap((at) => [at, ...(branches.get(at) ?? [])]),
    );
  }
  return targets;
}

function findTargets(history: History, revert: number, note: RevertNote): number[] {
  const byId = note.ids
    .map((id) => history.lookUp.byId(id))
    .filter((at) => at !== null && isBefore(history, at, revert));
  if (byId.length > 0) return byId.filter((at) => at !== null);
  for (const { number } of note.pullRequests) {
    const target = nearestBefore(history, history.lookUp.ofPullRequest(number), revert);
    if (target !== null) return [target];
  }
  const target = note.title === null ? null : nearestBefore(history, history.lookUp.withSubject(note.title), revert);
  return target === null ? [] : [target];
}

function nearestBefore(history: History, candidates: readonly number[], revert: number): number | null {
  return candidates.find((at) => isBefore(history, at, revert)) ?? null;
}

/** Older in the list, and contained wherever the revert is: what can be said of ancestry without a walk. */
function isBefore({ reach }: History, target: number, revert: number): boolean {
  return target > revert && isSubset(reach.releasesWith(revert), reach.releasesWith(target));
}

function invert(merged: ReadonlyMap<number, number>): Map<number, number[]> {
  const branches = new Map<number, number[]>();
  for (const [commit, merge] of merged) {
    const branch = branches.get(merge);
    if (branch) branch.push(commit);
    else branches.set(merge, [commit]);
  }
  return branches;
}
