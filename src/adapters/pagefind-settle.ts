import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { arrayAt } from './pagefind-cbor.ts';

// In front of each encoded table.
const MARK = Buffer.from('pagefind_dcd');
// The main table is [version, pages, chunks, filters, sorts, ...], one of a filter [name, values].
const FILTERS = 3;
const VALUES = 1;
// Interfaces that the portal does not use.
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/**
 * Makes two indexes over the same records equal to the byte, and drops what the portal does not use. Pagefind 1.5.2
 * writes filters and their values in the order of hash maps, which differs from run to run; all else is stable.
 *
 * @param folder that Pagefind filled
 */
export function settleIndex(folder: string): void {
  const renamed = settleFilters(join(folder, 'filter'));
  const entryFile = join(folder, 'pagefind-entry.json');
  const entry: { languages: Record<string, { hash: string }> } = JSON.parse(readFileSync(entryFile, 'utf8'));
  for (const [language, about] of Object.entries(entry.languages)) {
    about.hash = settleTable(folder, language, about.hash, renamed);
  }
  writeFileSync(entryFile, JSON.stringify(entry));
  for (const name of readdirSync(folder)) if (UNUSED.test(name)) rmSync(join(folder, name));
}

/** @returns the new name of each filter file by its old one, without ending; they are of one length */
function settleFilters(folder: string): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    const old = file.replace(/\.pf_filter$/, '');
    const table = sortPart(readTable(join(folder, file)), VALUES);
    const name = `${old.split('_')[0]}_${hashOf(table).slice(0, old.length - old.indexOf('_') - 1)}`;
    rmSync(join(folder, file));
    writeTable(join(folder, `${name}.pf_filter`), table);
    renamed.set(old, name);
  }
  return renamed;
}

/** Writes the table anew under a name made of its content; returns the part of the name that the entry file holds. */
function settleTable(folder: string, language: string, old: string, renamed: ReadonlyMap<string, string>): string {
  const file = join(folder, `pagefind.${old}.pf_meta`);
  const table = sortPart(readTable(file), FILTERS, (item) => {
    // What is replaced has the same length, so that the encoding around it stays right.
    const text = item.toString('latin1');
    return Buffer.from(
      text.replace(new RegExp(`${language}_[0-9a-f]+$`), (name) => renamed.get(name) ?? name),
      'latin1',
    );
  });
  const name = `${language}_${hashOf(table).slice(0, 10)}`;
  rmSync(file);
  writeTable(join(folder, `pagefind.${name}.pf_meta`), table);
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

function readTable(file: string): Buffer {
  const table = gunzipSync(readFileSync(file));
  if (!table.subarray(0, MARK.length).equals(MARK)) throw new Error(`${file} is not a table of Pagefind 1.5`);
  return table.subarray(MARK.length);
}

function writeTable(file: string, table: Buffer): void {
  writeFileSync(file, gzipSync(Buffer.concat([MARK, table])));
}

function hashOf(table: Buffer): string {
  return createHash('sha256').update(table).digest('hex');
}
