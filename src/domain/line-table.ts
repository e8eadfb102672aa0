/** The lines of a text as places in its bytes; the line feed belongs to the line that it ends. */
export interface LineTable {
  bytes: Uint8Array;
  /** Where each line ends, ascending; the first begins at 0, every other where the one before ends. */
  ends: Int32Array;
}

const LINE_FEED = 0x0a;

/** Cuts a text into lines; what follows the last line feed is a line of its own, without one. */
export function tableLines(bytes: Uint8Array): LineTable {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  const open = bytes.length > 0 && bytes[bytes.length - 1] !== LINE_FEED;
  const ends = new Int32Array(count + (open ? 1 : 0));
  let line = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) ends[line++] = at + 1;
  if (open) ends[line] = bytes.length;
  return { bytes, ends };
}

/** The bytes of some lines, their line feeds included. */
export function linesOf({ bytes, ends }: LineTable, start: number, count: number): Uint8Array {
  return bytes.subarray(startOf(ends, start), count === 0 ? startOf(ends, start) : ends[start + count - 1]);
}

/**
 * Gives equal lines of two texts the same number, counted from 0.
 *
 * @param ignoreSpace lines that differ in white space alone count as equal, and the last line feed counts as such
 */
export function numberLines(
  before: LineTable,
  after: LineTable,
  ignoreSpace: boolean,
): { before: Int32Array; after: Int32Array; count: number } {
  const book = new LineBook(before.ends.length + after.ends.length, ignoreSpace);
  return { before: book.number(before), after: book.number(after), count: book.count };
}

/** Remembers lines by their content: a hash finds them, the bytes decide. */
class LineBook {
  count = 0;
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  readonly #samples: Uint8Array[] = [];
  readonly #ignoreSpace: boolean;

  constructor(lines: number, ignoreSpace: boolean) {
    let size = 16;
    while (size < lines * 2) size *= 2;
    this.#slots = new Int32Array(size).fill(-1);
    this.#hashes = new Int32Array(lines);
    this.#ignoreSpace = ignoreSpace;
  }

  number({ bytes, ends }: LineTable): Int32Array {
    const numbers = new Int32Array(ends.length);
    let start = 0;
    for (let line = 0; line < ends.length; line++) {
      const end = ends[line] ?? start;
      const text = bytes.subarray(start, end);
      numbers[line] = this.#find(this.#ignoreSpace ? withoutSpace(text) : text);
      start = end;
    }
    return numbers;
  }

  #find(line: Uint8Array): number {
    const hash = hashOf(line);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const known = this.#slots[slot] ?? -1;
      if (known < 0) return this.#add(line, hash, slot);
      const sample = this.#samples[known];
      if (this.#hashes[known] === hash && sample && areEqual(sample, line)) return known;
    }
  }

  #add(line: Uint8Array, hash: number, slot: number): number {
    const number = this.count++;
    this.#slots[slot] = number;
    this.#hashes[number] = hash;
    this.#samples.push(line);
    return number;
  }
}

function startOf(ends: Int32Array, line: number): number {
  return line === 0 ? 0 : (ends[line - 1] ?? 0);
}

/** FNV-1a with a last stir, since slots are taken from its low bits. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

function withoutSpace(line: Uint8Array): Uint8Array {
  return line.filter((byte) => byte !== 0x20 && (byte < 0x09 || byte > 0x0d));
}
