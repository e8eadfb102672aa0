import type { Commit } from './commit.ts';

/** The commit graph by number: a commit's number is its place in the list, newest first. */
export interface CommitIndex {
  numberOf: ReadonlyMap<string, number>;
  /** Numbers of each commit's parents. */
  parents: readonly number[][];
}

/**
 * Numbers commits.
 *
 * @param commits every commit after all of its children
 * @throws Error when a commit stands twice or a parent is missing: the history is then not whole
 */
export function indexCommits(commits: readonly Commit[]): CommitIndex {
  const numberOf = new Map<string, number>();
  for (const [number, { id }] of commits.entries()) numberOf.set(id, number);
  if (numberOf.size !== commits.length) throw new Error('the history names one commit twice');
  return { numberOf, parents: commits.map((commit) => parentsOf(commit, numberOf)) };
}

function parentsOf(commit: Commit, numberOf: ReadonlyMap<string, number>): number[] {
  return commit.parents.map((id) => {
    const number = numberOf.get(id);
    if (number === undefined) throw new Error(`the history lacks ${id}, a parent of ${commit.id}`);
    return number;
  });
}
