import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { SearchRecord } from '#domain/search-record.ts';
import { settleIndex } from './pagefind-settle.ts';

// Enough to keep the index busy while records are read; more would only fill its queue.
const AT_ONCE = 64;

/**
 * Builds a search index and writes it, with what the browser needs to read it: same records, same bytes.
 *
 * @param records one a release, in the order of the portal
 * @param folder where it goes, absolute; the browser loads `pagefind.js` from there
 */
export async function writeIndex(records: Iterable<SearchRecord>, folder: string): Promise<void> {
  writeAll(settleIndex(await filesOf(records)), folder);
}

/**
 * The files are taken over and not left to Pagefind to write: 1.5.2 says that it is done while the last ones are still on
 * their way to the disk, and ending it then cuts them off.
 */
async function filesOf(records: Iterable<SearchRecord>): Promise<Map<string, Uint8Array>> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'en', includeCharacters: '._-/' });
    if (!index) throw new Error(`The search index cannot start: ${errors.join('; ')}`);
    await addAll(records, async ({ url, html }) =>
      failOn((await index.addHTMLFile({ url, content: html })).errors, url),
    );
    const taken = await index.getFiles();
    failOn(taken.errors, 'to be taken over');
    return new Map(taken.files.map(({ path, content }) => [path.replaceAll('\\', '/'), content]));
  } finally {
    await close();
  }
}

async function addAll(records: Iterable<SearchRecord>, add: (record: SearchRecord) => Promise<void>): Promise<void> {
  let waiting: Promise<void>[] = [];
  for (const record of records) {
    waiting.push(add(record));
    if (waiting.length < AT_ONCE) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
}

function writeAll(files: ReadonlyMap<string, Uint8Array>, folder: string): void {
  const made = new Set<string>();
  for (const [path, content] of files) {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    writeFileSync(file, content);
  }
}

function failOn(errors: readonly string[], what: string): void {
  if (errors.length > 0) throw new Error(`The search index refuses ${what}: ${errors.join('; ')}`);
}
