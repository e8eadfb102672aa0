import { type Cursor, need, skip, take, UnreadableText } from './text-cursor.ts';

/** A table as plain data without a prototype, so that no key means anything but itself. */
export type TomlTable = { [key: string]: TomlValue };

/** Numbers, dates and switches stay the text that they are written as. */
export type TomlValue = string | TomlValue[] | TomlTable;

/** No file that people write nests deeper. */
const DEPTH = 32;

/**
 * Reads TOML 1.0 as far as data goes: what is only wrong by its rules (a key twice, a date that is none) is taken as it
 * comes, the last word counting.
 *
 * @returns null where the text cannot be read
 */
export function parseToml(text: string): TomlTable | null {
  try {
    return readDocument({ text: text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'), at: 0 });
  } catch (error) {
    if (error instanceof UnreadableText) return null;
    throw error;
  }
}

function readDocument(cursor: Cursor): TomlTable {
  const root = newTable();
  let table = root;
  for (skip(cursor, BETWEEN); cursor.at < cursor.text.length; skip(cursor, BETWEEN)) {
    if (take(cursor, '[')) table = readHeader(cursor, root);
    else readPair(cursor, table, 0);
    if (!take(cursor, END_OF_LINE)) throw new UnreadableText();
  }
  return root;
}

/** What follows `[`: a table, or with a second `[` one more of a list of tables. */
function readHeader(cursor: Cursor, root: TomlTable): TomlTable {
  const isList = take(cursor, '[');
  skip(cursor, SPACE);
  const way = readKey(cursor);
  if (!take(cursor, isList ? ']]' : ']')) throw new UnreadableText();
  const last = way.pop() ?? '';
  const parent = descend(root, way);
  if (!isList) return descend(parent, [last]);
  const known = parent[last];
  const list = Array.isArray(known) ? known : [];
  const table = newTable();
  list.push(table);
  parent[last] = list;
  return table;
}

function readPair(cursor: Cursor, table: TomlTable, depth: number): void {
  const way = readKey(cursor);
  if (!take(cursor, '=')) throw new UnreadableText();
  skip(cursor, SPACE);
  const last = way.pop() ?? '';
  descend(table, way)[last] = readValue(cursor, depth);
  skip(cursor, SPACE);
}

/** `a."b c".d` as its parts, with the space around them. */
function readKey(cursor: Cursor): string[] {
  const parts: string[] = [];
  do {
    if (parts.length === DEPTH) throw new UnreadableText();
    skip(cursor, SPACE);
    parts.push(/["']/.test(cursor.text[cursor.at] ?? '') ? readLineText(cursor) : need(cursor, BARE_KEY));
    skip(cursor, SPACE);
  } while (take(cursor, '.'));
  return parts;
}

function readValue(cursor: Cursor, depth: number): TomlValue {
  if (depth > DEPTH) throw new UnreadableText();
  if (take(cursor, '[')) return readList(cursor, depth);
  if (take(cursor, '{')) return readInlineTable(cursor, depth);
  if (take(cursor, '"""'))
    return resolveEscapes(
      readUntil(cursor, CLOSING_DOUBLE)
        .replace(/^\n/, '')
        .replace(/\\[ \t]*\n\s*/g, ''),
    );
  if (take(cursor, "'''")) return readUntil(cursor, CLOSING_SINGLE).replace(/^\n/, '');
  if (/["']/.test(cursor.text[cursor.at] ?? '')) return readLineText(cursor);
  return need(cursor, PLAIN).trimEnd();
}

function readList(cursor: Cursor, depth: number): TomlValue[] {
  const items: TomlValue[] = [];
  for (skip(cursor, BETWEEN); !take(cursor, ']'); skip(cursor, BETWEEN)) {
    if (items.length > 0 && !take(cursor, ',')) throw new UnreadableText();
    skip(cursor, BETWEEN);
    if (take(cursor, ']')) break;
    items.push(readValue(cursor, depth + 1));
  }
  return items;
}

function readInlineTable(cursor: Cursor, depth: number): TomlTable {
  const table = newTable();
  for (skip(cursor, BETWEEN); !take(cursor, '}'); skip(cursor, BETWEEN)) {
    readPair(cursor, table, depth + 1);
    skip(cursor, BETWEEN);
    if (take(cursor, '}')) break;
    if (!take(cursor, ',')) throw new UnreadableText();
  }
  return table;
}

function readLineText(cursor: Cursor): string {
  return take(cursor, "'") ? need(cursor, LITERAL).slice(0, -1) : resolveEscapes(need(cursor, BASIC).slice(1, -1));
}

function readUntil(cursor: Cursor, closing: RegExp): string {
  const start = cursor.at;
  closing.lastIndex = start;
  const end = closing.exec(cursor.text);
  if (!end) throw new UnreadableText();
  cursor.at = closing.lastIndex;
  return cursor.text.slice(start, cursor.at - 3);
}

// Sticky: each is tried where the cursor stands, and nowhere else.
const SPACE = /[ \t]+/y;
const BETWEEN = /(?:\s+|#[^\n]*)+/y;
const END_OF_LINE = /[ \t]*(?:#[^\n]*)?(?:\n|$(?![\s\S]))/y;
const BARE_KEY = /[\w-]+/y;
const PLAIN = /[\w.:+-]+(?: \d[\w.:+-]*)?/y;
const LITERAL = /[^'\n]*'/y;
const BASIC = /"(?:[^"\\\n]|\\.)*"/y;
/** Up to two quotes may stand before the three that close. */
const CLOSING_DOUBLE = /(?<=(?<!\\)(?:\\\\)*)"{3,5}/g;
const CLOSING_SINGLE = /'{3,5}/g;

function newTable(): TomlTable {
  return Object.create(null) as TomlTable;
}

/** The table at the end of a way; of a list of tables the last one. */
function descend(table: TomlTable, way: readonly string[]): TomlTable {
  let here = table;
  for (const key of way) {
    const found = here[key];
    const value = Array.isArray(found) ? found.at(-1) : found;
    if (typeof value === 'object' && !Array.isArray(value)) here = value;
    else {
      const made = newTable();
      here[key] = made;
      here = made;
    }
  }
  return here;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b' };

function resolveEscapes(text: string): string {
  return text.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs,
    (_whole, short?: string, long?: string, one?: string) => {
      const code = Number.parseInt(short ?? long ?? '', 16);
      if (one === undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      return ESCAPES[one] ?? one;
    },
  );
}
