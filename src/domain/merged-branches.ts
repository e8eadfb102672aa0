import type { Commit } from './commit.ts';
import type { CommitFacts } from './commit-facts.ts';
import type { CommitIndex } from './commit-index.ts';

const BRANCH_LIMIT = 500;

/**
 * Which pull request merge brought which commits (rule 9 of history): from the merge's second parent along first
 * parents, until the line that it was merged into or an older merge's commits are met.
 *
 * @returns commit number to the number of the merge
 */
export function mergedBy(
  commits: readonly Commit[],
  facts: readonly CommitFacts[],
  index: CommitIndex,
): Map<number, number> {
  const claimed = new Map<number, number>();
  const chains = firstParentChains(index);
  for (let merge = commits.length - 1; merge >= 0; merge--) {
    if (!facts[merge]?.pullRequest || (commits[merge]?.parents.length ?? 0) < 2) continue;
    for (const commit of branchOf(merge, index, chains, claimed)) claimed.set(commit, merge);
  }
  return claimed;
}

function* branchOf(
  merge: number,
  index: CommitIndex,
  chains: Int32Array,
  claimed: Map<number, number>,
): Generator<number> {
  const [main, tip] = index.parents[merge] ?? [];
  if (main === undefined || tip === undefined || chains[tip] === chains[main]) return;
  const chain = chains[tip];
  let at: number | undefined = tip;
  for (let count = 0; at !== undefined && chains[at] === chain && count < BRANCH_LIMIT; count++) {
    if (claimed.has(at)) return;
    yield at;
    at = index.parents[at]?.[0];
  }
}

/** Gives every commit the chain of first parents that reaches it first, from newest to oldest. */
function firstParentChains(index: CommitIndex): Int32Array {
  const chains = new Int32Array(index.parents.length);
  let next = 0;
  for (const start of index.parents.keys()) {
    if (chains[start] !== 0) continue;
    next++;
    for (let at: number | undefined = start; at !== undefined && chains[at] === 0; at = index.parents[at]?.[0])
      chains[at] = next;
  }
  return chains;
}
