import { createHash } from 'node:crypto';
import { copyFile, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '#domain/generated-file.ts';
import { partialBeside } from '../adapters/leftovers.ts';
import { replaceFolder, restoreReplaced } from './replace-folder.ts';

/** Name of the list of what was written: path, digest and size of each file. */
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
  const list = new Map(files.map((file) => [file.path, digestOf(contentOf(file))]));
  const removed = [...before.keys()].filter((path) => !list.has(path)).length;
  const changed = files.filter(({ path }) => before.get(path) !== list.get(path)).length;
  if (changed === 0 && removed === 0) return { changed, removed };
  const staging = partialBeside(folder);
  try {
    await fill(staging, files, (path) => (before.get(path) === list.get(path) ? join(folder, path) : null));
    await writeFile(join(staging, LIST), `${JSON.stringify(Object.fromEntries(list))}\n`);
    await replaceFolder(staging, folder);
  } catch (error) {
    // What cannot be removed now is swept at the next start; what went wrong first is what counts.
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  return { changed, removed };
}

/** What was written last, as far as it is still there in its size: a stopped machine or a tidy hand may have left less. */
async function readList(folder: string): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  try {
    const list: Record<string, string> = JSON.parse(await readFile(join(folder, LIST), 'utf8'));
    await inTurns(Object.entries(list), async ([path, digest]) => {
      const size = await stat(join(folder, path)).then(
        (file) => file.size,
        () => -1,
      );
      if (digest.endsWith(` ${size}`)) known.set(path, digest);
    });
  } catch {
    // Without a list everything is written anew.
  }
  return known;
}

function contentOf(file: GeneratedFile): string | Uint8Array {
  return 'bytes' in file ? file.bytes : file.text;
}

function digestOf(content: string | Uint8Array): string {
  return `${createHash('sha1').update(content).digest('base64url')} ${Buffer.byteLength(content)}`;
}

async function fill(
  staging: string,
  files: readonly GeneratedFile[],
  sameAs: (path: string) => string | null,
): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(join(staging, path)))))
    await mkdir(folder, { recursive: true });
  await mkdir(staging, { recursive: true });
  await inTurns(files, async (file) => {
    const [known, path] = [sameAs(file.path), join(staging, file.path)];
    if (known === null || !(await linkTo(known, path))) await writeFile(path, contentOf(file), { flag: 'wx' });
  });
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/** A link where the file system can, else a copy; false where the known file has gone. */
async function linkTo(known: string, path: string): Promise<boolean> {
  try {
    await link(known, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    await copyFile(known, path);
    return true;
  }
}
