import { type GitDirectory, GitFailure, runGit } from './git-process.ts';

/**
 * Stable patch ids of commits against their first parent: equal for the same change wherever it was picked to.
 *
 * @param commits full ids of commits with one parent
 * @param mayLack whether contents of files may be missing, as in a partial clone: such commits have no patch id then
 * @returns by commit id; a commit without a textual change has none
 */
export async function readPatchIds(
  directory: GitDirectory,
  commits: readonly string[],
  mayLack: boolean,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let at = 0; at < commits.length; at += BATCH) {
    const patches = await patchesOf(directory, commits.slice(at, at + BATCH), mayLack);
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

/** git ends at the first file whose content is missing: halves are tried until the commit that needs it stands alone. */
async function patchesOf(directory: GitDirectory, commits: readonly string[], mayLack: boolean): Promise<Buffer> {
  try {
    return await diffTree(directory, commits);
  } catch (error) {
    if (!mayLack || !(error instanceof GitFailure)) throw error;
    if (commits.length === 1) return Buffer.alloc(0);
    const middle = commits.length >> 1;
    const first = await patchesOf(directory, commits.slice(0, middle), mayLack);
    return Buffer.concat([first, await patchesOf(directory, commits.slice(middle), mayLack)]);
  }
}

async function diffTree(directory: GitDirectory, commits: readonly string[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await runGit(directory, {
    args: ['diff-tree', '--stdin', '-p', '-r', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color'],
    input: `${commits.join('\n')}\n`,
    onData: (piece) => pieces.push(piece),
  });
  return Buffer.concat(pieces);
}
