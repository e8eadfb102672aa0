import { type GitDirectory, runGit } from './git-process.ts';

/** Full ids of the commits that each of two has and the other has not, newest first. */
export interface CommitSides {
  left: string[];
  right: string[];
}

/** What `git rev-list right..left` and `left..right` list, with one process. */
export async function readCommitSides(directory: GitDirectory, left: string, right: string): Promise<CommitSides> {
  const pieces: Buffer[] = [];
  await runGit(directory, {
    args: ['rev-list', '--topo-order', '--left-right', '--stdin'],
    input: `${left}...${right}\n`,
    onData: (piece) => pieces.push(piece),
  });
  const lines = Buffer.concat(pieces).toString('latin1').split('\n');
  const sideOf = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1));
  return { left: sideOf('<'), right: sideOf('>') };
}
