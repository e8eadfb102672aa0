import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RepositoryLocation } from './git-location.ts';
import type { GitDirectory } from './git-process.ts';

/** Refs that take part: never `refs/pull/*` and its kin, which mirrors and forks carry. */
const REF_ROOTS = ['refs/tags', 'refs/heads', 'refs/remotes/origin'];
const REF_CONTENT = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|ref: refs\/[^\0\n]+)\n?$/;

/**
 * Makes an empty git directory of our own with copies of the repository's refs, whose objects are read in place: the
 * repository's configuration, hooks, attributes and replacements have no way in.
 */
export async function makeGitDirectory(location: RepositoryLocation): Promise<GitDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'tagline-git-'));
  await mkdir(join(path, 'objects'));
  await mkdir(join(path, 'refs'));
  await copyPackedRefs(location, path);
  for (const root of REF_ROOTS) await copyLooseRefs(location.commonDir, root, path);
  await copyHead(location, path);
  const objects = location.objects;
  await writeConfiguration(path, await isSha256(location), null);
  return { path, objects };
}

/** From now on names are resolved through this blob, which was read from the newest commit. */
export async function useMailmap(directory: GitDirectory, blob: string): Promise<void> {
  await writeConfiguration(directory.path, blob.length === 64, blob);
}

export async function removeGitDirectory(directory: GitDirectory): Promise<void> {
  await rm(directory.path, { recursive: true, force: true });
}

async function writeConfiguration(path: string, sha256: boolean, mailmap: string | null): Promise<void> {
  const lines = ['[core]', `\trepositoryformatversion = ${sha256 ? 1 : 0}`, '\tbare = true'];
  if (sha256) lines.push('[extensions]', '\tobjectFormat = sha256');
  if (mailmap) lines.push('[mailmap]', `\tblob = ${mailmap}`);
  await writeFile(join(path, 'config'), `${lines.join('\n')}\n`);
}

async function copyPackedRefs(location: RepositoryLocation, path: string): Promise<void> {
  await cp(join(location.commonDir, 'packed-refs'), join(path, 'packed-refs')).catch(ignoreMissing);
}

async function copyLooseRefs(commonDir: string, root: string, path: string): Promise<void> {
  const entries = await readdir(join(commonDir, root), { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  for (const entry of entries ?? []) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const content = await readFile(from, 'utf8');
    if (!REF_CONTENT.test(content)) continue;
    const to = join(path, from.slice(commonDir.length));
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, content);
  }
}

async function copyHead(location: RepositoryLocation, path: string): Promise<void> {
  const head = await readFile(join(location.gitDir, 'HEAD'), 'utf8');
  await writeFile(join(path, 'HEAD'), REF_CONTENT.test(head) ? head : 'ref: refs/heads/main\n');
}

/** The length of an id tells the format; the repository's configuration is not asked. */
async function isSha256(location: RepositoryLocation): Promise<boolean> {
  const config = await readFile(join(location.commonDir, 'config'), 'utf8').catch(() => '');
  return /^\s*objectformat\s*=\s*sha256\s*$/im.test(config);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
