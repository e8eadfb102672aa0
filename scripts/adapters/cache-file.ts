import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './whole-file.ts';

/** Where a file of what may be thrown away lies. */
export interface CachePlace {
  /** Null: nothing is kept. */
  folder: string | null;
  file: string;
}

/**
 * Reads what an earlier build kept.
 *
 * @returns the head and the bytes behind it, or null where there is no such file or it is not whole
 */
export async function readCacheFile<Head>({ folder, file }: CachePlace): Promise<{ head: Head; bytes: Buffer } | null> {
  if (folder === null) return null;
  const all = await readFile(join(folder, file)).catch(() => Buffer.alloc(0));
  const digestEnd = all.indexOf(LINE_FEED);
  const headEnd = all.indexOf(LINE_FEED, digestEnd + 1);
  if (digestEnd < 0 || headEnd < 0) return null;
  if (all.toString('latin1', 0, digestEnd) !== digestOf(all.subarray(digestEnd + 1))) return null;
  return { head: JSON.parse(all.toString('utf8', digestEnd + 1, headEnd)), bytes: all.subarray(headEnd + 1) };
}

/** Keeps a head, which is told as JSON, and bytes for the next build. */
export async function writeCacheFile(
  { folder, file }: CachePlace,
  head: unknown,
  parts: readonly Uint8Array[],
): Promise<void> {
  if (folder === null) return;
  const content = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...parts]);
  await writeWhole(join(folder, file), Buffer.concat([Buffer.from(`${digestOf(content)}\n`), content]));
}

const LINE_FEED = 10;

function digestOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}
