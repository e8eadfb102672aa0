import { existsSync, type Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { shellWord } from '#domain/shell-word.ts';
import { InputError } from '../input-error.ts';

/** Where the parts of a repository lie on disk, found by reading files: git itself is not asked. */
export interface RepositoryLocation {
  /** The folder a user would name: the working tree, or the bare repository. */
  root: string;
  /** Holds HEAD. */
  gitDir: string;
  /** Holds refs, packed-refs, objects and config; the same as `gitDir` outside linked working trees. */
  commonDir: string;
  objects: string;
  /** Made with a filter: objects may be missing, see `refusePartial`. */
  partial: boolean;
}

/**
 * Finds the repository that holds a folder, going up as git does.
 *
 * @throws InputError `no-such-folder`, `not-a-repository`, `shallow-repository`, `reftable-repository` or
 *   `unreadable-repository`
 */
export async function locateRepository(folder: string): Promise<RepositoryLocation> {
  const start = resolve(folder);
  if (!existsSync(start)) throw missingFolder(start);
  for (let at = start; ; at = dirname(at)) {
    const gitDir = await gitDirectoryAt(at);
    if (gitDir) return await describe(at, gitDir);
    if (dirname(at) === at) throw notARepository(start);
  }
}

async function gitDirectoryAt(folder: string): Promise<string | null> {
  const dotGit = join(folder, '.git');
  const kind = await kindOf(dotGit);
  if (kind?.isDirectory() && (await kindOf(join(dotGit, 'HEAD')))) return dotGit;
  if (kind?.isFile()) return await linkedDirectory(dotGit);
  for (const name of ['HEAD', 'objects', 'refs']) if (!(await kindOf(join(folder, name)))) return null;
  return folder;
}

/** What a path is; null where there is nothing. */
async function kindOf(path: string): Promise<Stats | null> {
  return await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES' || error.code === 'EPERM') throw unreadable(path, error);
    return null;
  });
}

/** A `.git` file of a linked working tree or submodule names its directory. */
async function linkedDirectory(file: string): Promise<string | null> {
  const named = /^gitdir: (.+?)\r?\n?$/.exec(await readFile(file, 'utf8'));
  return named?.[1] ? resolve(dirname(file), named[1]) : null;
}

async function describe(root: string, gitDir: string): Promise<RepositoryLocation> {
  const commonFile = join(gitDir, 'commondir');
  const commonDir = existsSync(commonFile) ? resolve(gitDir, (await readFile(commonFile, 'utf8')).trim()) : gitDir;
  const objects = join(commonDir, 'objects');
  refuseShallow(root, commonDir);
  refuseReftable(root, commonDir);
  return { root, gitDir, commonDir, objects, partial: await hasPromisorPack(objects) };
}

function refuseShallow(root: string, commonDir: string): void {
  if (!existsSync(join(commonDir, 'shallow'))) return;
  throw new InputError({
    code: 'shallow-repository',
    message: `${root} is a shallow clone: part of its history is missing, so releases would be wrong.`,
    hint: `git -C ${shellWord(root)} fetch --unshallow --tags   (in CI: fetch-depth: 0)`,
  });
}

/** Refs in one binary table are read by git alone, and git is not asked with the repository's configuration. */
function refuseReftable(root: string, commonDir: string): void {
  if (!existsSync(join(commonDir, 'reftable'))) return;
  throw new InputError({
    code: 'reftable-repository',
    message: `${root} keeps its refs as a reftable, which Tagline does not read.`,
    hint: `git -C ${shellWord(root)} refs migrate --ref-format=files   or give --repo its address, so that it is cloned.`,
  });
}

async function hasPromisorPack(objects: string): Promise<boolean> {
  const packs = await readdir(join(objects, 'pack')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw unreadable(objects, error);
  });
  return packs.some((name) => name.endsWith('.promisor'));
}

function missingFolder(folder: string): InputError {
  return new InputError({
    code: 'no-such-folder',
    message: `There is no folder ${folder}.`,
    hint: 'Give --repo the path of a git repository or the address to clone it from.',
  });
}

function notARepository(folder: string): InputError {
  return new InputError({
    code: 'not-a-repository',
    message: `${folder} is not a git repository, and no folder above it is.`,
    hint: 'Give --repo the path of a git repository or the address to clone it from.',
  });
}

function unreadable(path: string, error: Error): InputError {
  return new InputError({
    code: 'unreadable-repository',
    message: `${path} cannot be read: ${error.message}`,
    hint: 'Give the user who runs this the right to read the whole repository.',
  });
}
