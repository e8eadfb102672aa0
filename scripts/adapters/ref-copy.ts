import { readFileSync, type Stats, statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { shellWord } from '#domain/shell-word.ts';
import { InputError } from '../input-error.ts';
import type { RepositoryLocation } from './git-location.ts';

/** Refs that take part: never `refs/pull/*` and its kin, which mirrors and forks carry. */
const REF_ROOTS = ['refs/tags', 'refs/heads', 'refs/remotes/origin'];
const REF_CONTENT = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|ref: refs\/[^\0\n]+)\s*$/;
const SIZE_LIMIT = 4096;

/**
 * Copies HEAD and every ref that takes part. Loose refs become packed ones: thousands of small files take longer to copy
 * and to read than the history that they name.
 *
 * @param path git directory that takes them
 * @throws InputError `broken-ref`: left out, a release would be missing without a word
 */
export async function copyRefs(location: RepositoryLocation, path: string): Promise<void> {
  const broken: string[] = [];
  const loose = new Map<string, string>();
  for (const root of REF_ROOTS) broken.push(...(await readLooseRefs(location.commonDir, root, loose)));
  const head = readRef(join(location.gitDir, 'HEAD'));
  if (typeof head !== 'string') broken.unshift('HEAD');
  if (broken.length > 0) throw brokenRefs(location.root, broken);
  const packed = await readFile(join(location.commonDir, 'packed-refs'), 'utf8').catch(ignoreMissing);
  await writeFile(join(path, 'packed-refs'), withLooseRefs(packed ?? '', loose));
  for (const [name, content] of loose) if (content.startsWith('ref: ')) await writeRef(join(path, name), content);
  await writeRef(join(path, 'HEAD'), head ?? '');
}

/** @returns names of files that are no refs */
async function readLooseRefs(commonDir: string, root: string, loose: Map<string, string>): Promise<string[]> {
  const entries = await readdir(join(commonDir, root), { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  const broken: string[] = [];
  for (const entry of entries ?? []) {
    // A lock is what another process is writing, or left behind; git does not take it for a ref either.
    if (entry.isDirectory() || entry.name.endsWith('.lock')) continue;
    const from = join(entry.parentPath, entry.name);
    const name = from
      .slice(commonDir.length + 1)
      .split(sep)
      .join('/');
    const content = readRef(from);
    if (content === null) broken.push(name);
    else if (content !== undefined) loose.set(name, content);
  }
  return broken;
}

/**
 * Links were refs once, so they are followed; whatever they lead to, only what reads as a ref is taken. Read at once, since
 * a tenth of a millisecond for each of thousands is more than mining takes.
 *
 * @returns null for what is no ref, undefined for a folder behind a link
 */
function readRef(from: string): string | null | undefined {
  const kind = kindOf(from);
  if (kind?.isDirectory()) return undefined;
  if (!kind?.isFile() || kind.size > SIZE_LIMIT) return null;
  const content = readFileSync(from, 'utf8');
  return REF_CONTENT.test(content) ? content.trimEnd() : null;
}

function kindOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    return ignoreMissing(error as NodeJS.ErrnoException);
  }
}

async function writeRef(to: string, content: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, `${content}\n`);
}

/** A loose ref counts over a packed one. Without its first line, which says how it is sorted, git sorts the file itself. */
function withLooseRefs(packed: string, loose: ReadonlyMap<string, string>): string {
  if (loose.size === 0) return packed;
  const kept: string[] = [];
  let isReplaced = false;
  for (const line of packed.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    // A line of this form peels the tag on the line before.
    if (!line.startsWith('^')) isReplaced = loose.has(line.slice(line.indexOf(' ') + 1));
    if (!isReplaced) kept.push(line);
  }
  for (const [name, content] of loose) if (!content.startsWith('ref: ')) kept.push(`${content} ${name}`);
  return kept.map((line) => `${line}\n`).join('');
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
