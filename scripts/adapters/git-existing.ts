import { type GitDirectory, runGit } from './git-process.ts';

/** How many of the files in these trees have their content in the object store. */
export async function existingObjects(
  directory: GitDirectory,
  trees: readonly string[],
): Promise<{ asked: number; missing: number }> {
  const ids = new Set<string>();
  for (const tree of trees) for (const id of await blobsOf(directory, tree)) ids.add(id);
  if (ids.size === 0) return { asked: 0, missing: 0 };
  const text = await output(
    directory,
    ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'],
    `${[...ids].join('\n')}\n`,
  );
  return { asked: ids.size, missing: text.split('\n').filter((line) => line.endsWith(' missing')).length };
}

async function blobsOf(directory: GitDirectory, tree: string): Promise<string[]> {
  const listing = await output(directory, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', tree]);
  return listing.split('\0').flatMap((entry) => /^100\d{3} blob ([0-9a-f]+)\t/.exec(entry)?.[1] ?? []);
}

async function output(directory: GitDirectory, args: string[], input?: string): Promise<string> {
  const pieces: Buffer[] = [];
  await runGit(directory, { args, ...(input === undefined ? {} : { input }), onData: (piece) => pieces.push(piece) });
  return Buffer.concat(pieces).toString('utf8');
}
