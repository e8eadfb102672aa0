import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { GeneratedFile } from '#domain/generated-file.ts';
import { flushFolder } from '../adapters/whole-file.ts';

/** Name of the list of what was written: path and digest of each file. */
const LIST = 'written.json';
const AT_ONCE = 32;

export interface Written {
  /** Files whose content is new or has changed. */
  changed: number;
  /** Files that are no longer called for. */
  removed: number;
}

/**
 * Puts generated files in place as one whole: they are written into a folder beside the old one, unchanged files as
 * links to what is there, and the folder takes the old one's place by rename. Whatever fails before that leaves the old
 * state untouched (rules 13 and 14 of safety).
 *
 * @param folder absolute path of `generated/`; everything in it belongs to this step alone
 */
export async function writeGenerated(folder: string, files: readonly GeneratedFile[]): Promise<Written> {
  await restoreReplaced(folder);
  const before = await readList(folder);
  const list = new Map(files.map(({ path, text }) => [path, digestOf(text)]));
  const removed = [...before.keys()].filter((path) => !list.has(path)).length;
  const changed = files.filter(({ path }) => before.get(path) !== list.get(path)).length;
  if (changed === 0 && removed === 0) return { changed, removed };
  const staging = partialBeside(folder);
  try {
    await fill(staging, files, (path) => (before.get(path) === list.get(path) ? join(folder, path) : null));
    await writeFile(join(staging, LIST), `${JSON.stringify(Object.fromEntries(list))}\n`);
    await replaceFolder(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
  return { changed, removed };
}

/** A name for a folder that will take the place of this one, unlike any other. */
export function partialBeside(folder: string): string {
  return besideAs(folder, `${randomBytes(6).toString('hex')}.partial`);
}

function besideAs(folder: string, what: string): string {
  return join(dirname(folder), `.${basename(folder)}.${what}`);
}

/** Puts a finished folder in the place of another; at no time is neither of them whole on disk. */
export async function replaceFolder(staging: string, folder: string): Promise<void> {
  const replaced = besideAs(folder, 'replaced');
  await rm(replaced, { recursive: true, force: true });
  if (existsSync(folder)) await rename(folder, replaced);
  try {
    await rename(staging, folder);
  } catch (error) {
    if (existsSync(replaced)) await rename(replaced, folder);
    throw error;
  }
  await flushFolder(dirname(folder));
  await rm(replaced, { recursive: true, force: true });
}

/** Ends what a stopped process began: puts the old folder back where no new one came, and sweeps leftovers. */
export async function restoreReplaced(folder: string): Promise<void> {
  const replaced = besideAs(folder, 'replaced');
  if (existsSync(replaced)) {
    if (existsSync(folder)) await rm(replaced, { recursive: true, force: true });
    else await rename(replaced, folder);
  }
  const around = await readdir(dirname(folder)).catch(() => []);
  const leftovers = around.filter((name) => name.startsWith(`.${basename(folder)}.`) && name.endsWith('.partial'));
  for (const name of leftovers) await rm(join(dirname(folder), name), { recursive: true, force: true });
}

async function readList(folder: string): Promise<Map<string, string>> {
  try {
    const list: unknown = JSON.parse(await readFile(join(folder, LIST), 'utf8'));
    return new Map(Object.entries(list as Record<string, string>));
  } catch {
    return new Map();
  }
}

function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}

async function fill(
  staging: string,
  files: readonly GeneratedFile[],
  sameAs: (path: string) => string | null,
): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(join(staging, path)))))
    await mkdir(folder, { recursive: true });
  await mkdir(staging, { recursive: true });
  const queue = files[Symbol.iterator]();
  const worker = async () => {
    for (const { path, text } of queue) {
      const known = sameAs(path);
      if (known === null || !(await linkTo(known, join(staging, path))))
        await writeFile(join(staging, path), text, { flag: 'wx' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** A link where the file system can, else a copy; false where the known file has gone. */
async function linkTo(known: string, path: string): Promise<boolean> {
  try {
    await link(known, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    return await copyFile(known, path).then(
      () => true,
      () => false,
    );
  }
}
