import { decodePath, encodePath } from '#domain/path-bytes.ts';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';
import { makeGitDirectory, removeGitDirectory } from '../../scripts/adapters/git-directory.ts';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { SILENT } from '../../scripts/progress.ts';
import { type PackedTrees, packTrees } from '../../scripts/steps/pack-trees.ts';
import { readTrees } from '../../scripts/steps/read-trees.ts';
import { runGit } from './git.ts';
import { createTempFolder } from './temp-folder.ts';

/** A file of a made tree: a text or bytes with a mode, or what a submodule names. */
export interface MadeFile {
  /** Default `100644`. */
  mode?: string;
  content: string | Uint8Array;
}

/** Paths, lossless as `decodePath` reads them, to files. */
export type MadeTree = Readonly<Record<string, MadeFile | string>>;

/** A repository whose commits have these trees, one after the other; gives its folder. */
export function createTrees(trees: readonly MadeTree[]): string {
  const path = createTempFolder('trees');
  runGit(path, ['init', '--quiet', '--initial-branch=main']);
  addTrees(path, trees);
  return path;
}

/** Adds commits with these trees on top of what is there. */
export function addTrees(path: string, trees: readonly MadeTree[]): void {
  const from = runGit(path, ['for-each-ref', '--count=1', 'refs/heads/main']) === '' ? '' : 'from refs/heads/main^0\n';
  const parts = trees.flatMap((tree, at) => [
    `commit refs/heads/main\ncommitter Mara Lind <mara@example.com> ${1_704_067_200 + at} +0000\ndata 4\ntree\n`,
    at === 0 ? from : '',
    'deleteall\n',
    ...Object.entries(tree).flatMap(([name, file]) =>
      fileParts(name, typeof file === 'string' ? { content: file } : file),
    ),
  ]);
  runGit(path, ['fast-import', '--quiet', '--force'], Buffer.concat(parts.map((part) => Buffer.from(part))));
}

function fileParts(name: string, { mode = '100644', content }: MadeFile): (string | Uint8Array)[] {
  const octal = (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`;
  const quoted = `"${Array.from(encodePath(name), octal).join('')}"`;
  if (mode === '160000') return [`M ${mode} ${content} ${quoted}\n`];
  const bytes = Buffer.from(content);
  return [`M ${mode} inline ${quoted}\ndata ${bytes.length}\n`, bytes, '\n'];
}

/** Trees and packs of the commits of such a repository, oldest first, as a build makes them of releases; some left out. */
export async function packMade(
  path: string,
  cache: string | null = null,
  without: readonly number[] = [],
): Promise<PackedTrees & { commits: string[] }> {
  const log = runGit(path, ['log', '--reverse', '--format=%H %T', 'main']).trim().split('\n');
  const rows = log.filter((_, at) => !without.includes(at));
  const commits = rows.map((row) => ({ id: row.split(' ')[0] ?? '', tree: row.split(' ')[1] ?? '' }));
  const releases = commits.map(({ id }) => ({ id, commit: id }));
  const directory = await makeGitDirectory(await locateRepository(path));
  try {
    const graph = { releases: releases.map(({ id }) => id), segments: [], home: [] };
    const history = await readTrees(directory, { graph, portal: { releases }, commits }, cache);
    const settings = { ...DEFAULT_SETTINGS.compare, exclude: ['left-out/**'] };
    const packed = await packTrees({ directory, history, settings, cache, progress: SILENT });
    return { ...packed, commits: releases.map(({ id }) => id) };
  } finally {
    await removeGitDirectory(directory);
  }
}

/** A path of any bytes. */
export function pathOfBytes(...bytes: number[]): string {
  return decodePath(Uint8Array.from(bytes));
}
