import type { Commit } from './commit.ts';

/** The commit graph by number: a commit's number is its place in the list, newest first. */
export interface CommitIndex {
  numberOf: ReadonlyMap<string, number>;
  /** Numbers of each commit's parents. */
  parents: readonly number[][];
}

/** @param commits every commit after all of its children, no parent missing */
export function indexCommits(commits: readonly Commit[]): CommitIndex {
  const numberOf = new Map(commits.map((commit, number) => [commit.id, number]));
  const parents = commits.map((commit) => commit.parents.map((id) => numberOf.get(id) ?? -1).filter((at) => at >= 0));
  return { numberOf, parents };
}
