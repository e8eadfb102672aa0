import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { arrayAt } from './pagefind-cbor.ts';

// In front of each encoded table.
const MARK = Buffer.from('pagefind_dcd');
// The main table is [version, pages, chunks, filters, sorts, ...], one of a filter [name, values].
const FILTERS = 3;
const VALUES = 1;
const ENTRY = 'pagefind-entry.json';
const FILTER = /^filter\/(.+)\.pf_filter$/;
// Interfaces that the portal does not use.
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** Contents by path within the folder of the index. */
type Files = Map<string, Uint8Array>;

/**
 * Makes two indexes over the same records equal to the byte, and drops what the portal does not use. Pagefind 1.5.2
 * writes filters and their values in the order of hash maps, which differs from run to run; all else is stable.
 *
 * @param files that Pagefind made, by path
 * @returns what is to be written, by path
 */
export function settleIndex(files: ReadonlyMap<string, Uint8Array>): Files {
  const settled: Files = new Map([...files].filter(([path]) => !UNUSED.test(path)));
  const renamed = settleFilters(settled);
  const entry: { languages: Record<string, { hash: string }> } = JSON.parse(textOf(settled, ENTRY));
  for (const [language, about] of Object.entries(entry.languages)) {
    about.hash = settleTable(settled, language, about.hash, renamed);
  }
  settled.set(ENTRY, Buffer.from(JSON.stringify(entry)));
  return settled;
}

/** @returns the new name of each filter file by its old one, without ending; they are of one length */
function settleFilters(files: Files): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const path of [...files.keys()].filter((each) => FILTER.test(each))) {
    const old = path.replace(FILTER, '$1');
    const table = sortPart(takeTable(files, path), VALUES);
    const name = `${old.split('_')[0]}_${hashOf(table).slice(0, old.length - old.indexOf('_') - 1)}`;
    files.set(`filter/${name}.pf_filter`, packTable(table));
    renamed.set(old, name);
  }
  return renamed;
}

/** Puts the table anew under a name made of its content; returns the part of the name that the entry file holds. */
function settleTable(files: Files, language: string, old: string, renamed: ReadonlyMap<string, string>): string {
  const table = sortPart(takeTable(files, `pagefind.${old}.pf_meta`), FILTERS, (item) => {
    // What is replaced has the same length, so that the encoding around it stays right.
    const text = item.toString('latin1');
    return Buffer.from(
      text.replace(new RegExp(`${language}_[0-9a-f]+$`), (name) => renamed.get(name) ?? name),
      'latin1',
    );
  });
  const name = `${language}_${hashOf(table).slice(0, 10)}`;
  files.set(`pagefind.${name}.pf_meta`, packTable(table));
  return name;
}

/** Sorts the items of one member, itself an array, of the array that the table is. */
function sortPart(table: Buffer, member: number, change: (item: Buffer) => Buffer = (item) => item): Buffer {
  const { head, items } = arrayAt(table, 0);
  const inner = arrayAt(items[member] ?? Buffer.alloc(0), 0);
  const sorted = inner.items.map(change).sort(Buffer.compare);
  items[member] = Buffer.concat([inner.head, ...sorted]);
  return Buffer.concat([head, ...items]);
}

/** Removes a file and returns the table in it. */
function takeTable(files: Files, path: string): Buffer {
  const table = gunzipSync(contentOf(files, path));
  files.delete(path);
  if (!table.subarray(0, MARK.length).equals(MARK)) throw new Error(`${path} is not a table of Pagefind 1.5`);
  return table.subarray(MARK.length);
}

function packTable(table: Buffer): Buffer {
  return gzipSync(Buffer.concat([MARK, table]));
}

function textOf(files: Files, path: string): string {
  return Buffer.from(contentOf(files, path)).toString('utf8');
}

function contentOf(files: Files, path: string): Uint8Array {
  const content = files.get(path);
  if (!content) throw new Error(`The search index has no ${path}`);
  return content;
}

function hashOf(table: Buffer): string {
  return createHash('sha256').update(table).digest('hex');
}
