import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { shellWord } from '#domain/shell-word.ts';
import { InputError } from '../input-error.ts';
import type { RepositoryLocation } from './git-location.ts';

/** Refs that take part: never `refs/pull/*` and its kin, which mirrors and forks carry. */
const REF_ROOTS = ['refs/tags', 'refs/heads', 'refs/remotes/origin'];
const REF_CONTENT = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|ref: refs\/[^\0\n]+)\s*$/;
const SIZE_LIMIT = 4096;

/**
 * Copies HEAD, the packed refs and the loose ones as they are.
 *
 * @param path git directory that takes them
 * @throws InputError `broken-ref`: left out, a release would be missing without a word
 */
export async function copyRefs(location: RepositoryLocation, path: string): Promise<void> {
  const broken: string[] = [];
  await cp(join(location.commonDir, 'packed-refs'), join(path, 'packed-refs')).catch(ignoreMissing);
  for (const root of REF_ROOTS) broken.push(...(await copyLooseRefs(location.commonDir, root, path)));
  if (!(await copyRef(join(location.gitDir, 'HEAD'), join(path, 'HEAD')))) broken.unshift('HEAD');
  if (broken.length > 0) throw brokenRefs(location.root, broken);
}

async function copyLooseRefs(commonDir: string, root: string, path: string): Promise<string[]> {
  const entries = await readdir(join(commonDir, root), { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  const broken: string[] = [];
  for (const entry of entries ?? []) {
    // A lock is what another process is writing, or left behind; git does not take it for a ref either.
    if (entry.isDirectory() || entry.name.endsWith('.lock')) continue;
    const from = join(entry.parentPath, entry.name);
    const name = from.slice(commonDir.length + 1);
    if (!(await copyRef(from, join(path, name)))) broken.push(name);
  }
  return broken;
}

/** Links were refs once, so they are followed; whatever they lead to, only what reads as a ref is copied. */
async function copyRef(from: string, to: string): Promise<boolean> {
  const kind = await stat(from).catch(ignoreMissing);
  if (kind?.isDirectory()) return true;
  if (!kind?.isFile() || kind.size > SIZE_LIMIT) return false;
  const content = await readFile(from, 'utf8');
  if (!REF_CONTENT.test(content)) return false;
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, content);
  return true;
}

function brokenRefs(root: string, names: readonly string[]): InputError {
  const what = names.length === 1 ? 'a ref that names' : `${names.length} refs that name`;
  return new InputError({
    code: 'broken-ref',
    message: `${root} has ${what} no commit: ${names.slice(0, 5).join(', ')}. Releases would be missing.`,
    hint: `Delete the file or bring it back from the remote: git -C ${shellWord(root)} fetch --tags --force`,
  });
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
