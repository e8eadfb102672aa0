import { type GitDirectory, runGit } from './git-process.ts';

/** Number of commits reached from tags, branches and HEAD as `git rev-list` counts them. */
export async function countCommits(directory: GitDirectory, head: boolean): Promise<number> {
  const pieces: Buffer[] = [];
  await runGit(directory, {
    args: ['rev-list', '--count', '--tags', '--branches', '--remotes=origin', ...(head ? ['HEAD'] : []), '--'],
    onData: (piece) => pieces.push(piece),
  });
  return Number(Buffer.concat(pieces).toString('latin1').trim());
}
