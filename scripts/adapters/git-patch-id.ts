import { type GitDirectory, runGit } from './git-process.ts';

/**
 * Stable patch ids of commits against their first parent: equal for the same change wherever it was picked to.
 *
 * @param commits full ids of commits with one parent
 * @returns by commit id; a commit without a textual change has none
 */
export async function readPatchIds(directory: GitDirectory, commits: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let at = 0; at < commits.length; at += BATCH) {
    const patches = await patchesOf(directory, commits.slice(at, at + BATCH));
    const pieces: Buffer[] = [];
    await runGit(directory, { args: ['patch-id', '--stable'], input: patches, onData: (piece) => pieces.push(piece) });
    for (const line of Buffer.concat(pieces).toString('latin1').split('\n')) {
      const [patch, commit] = line.split(' ');
      if (patch && commit) ids.set(commit, patch);
    }
  }
  return ids;
}

/** Commits a process: patches of so many are held in memory at once. */
const BATCH = 500;

async function patchesOf(directory: GitDirectory, commits: readonly string[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await runGit(directory, {
    args: ['diff-tree', '--stdin', '-p', '-r', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color'],
    input: `${commits.join('\n')}\n`,
    onData: (piece) => pieces.push(piece),
  });
  return Buffer.concat(pieces);
}
