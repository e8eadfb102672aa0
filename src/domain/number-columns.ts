/** Numbers as bytes: seven bits a byte, the lowest first, the eighth says that more follow. Not negative, below 2^49. */
export function encodeNumbers(values: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (let value of values) {
    for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
    bytes.push(value);
  }
  return Uint8Array.from(bytes);
}

/** What `encodeNumbers` wrote. */
export function decodeNumbers(bytes: Uint8Array): number[] {
  const values: number[] = [];
  const reader = new NumberReader(bytes);
  while (!reader.atEnd) values.push(reader.next());
  return values;
}

/** Reads numbers one by one from a place on. */
export class NumberReader {
  /** Where the next number begins. */
  place: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, place = 0) {
    this.#bytes = bytes;
    this.place = place;
  }

  get atEnd(): boolean {
    return this.place >= this.#bytes.length;
  }

  next(): number {
    let [value, unit] = [0, 1];
    for (;;) {
      const byte = this.#bytes[this.place++];
      if (byte === undefined) throw new RangeError('The data ends within a number.');
      value += (byte % 128) * unit;
      if (byte < 128) return value;
      unit *= 128;
    }
  }
}

/** Columns one after the other, each behind its length. */
export function joinColumns(columns: readonly Uint8Array[]): Uint8Array {
  return concat(columns.flatMap((column) => [encodeNumbers([column.length]), column]));
}

/** What `joinColumns` wrote. */
export function splitColumns(bytes: Uint8Array): Uint8Array[] {
  const columns: Uint8Array[] = [];
  const reader = new NumberReader(bytes);
  while (!reader.atEnd) {
    const length = reader.next();
    columns.push(bytes.subarray(reader.place, reader.place + length));
    reader.place += length;
  }
  return columns;
}

/** Bytes one after the other. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** A number of any sign as one that is not negative: 0, -1, 1, -2... */
export function foldSign(value: number): number {
  return value >= 0 ? 2 * value : -2 * value - 1;
}

/** What `foldSign` folded. */
export function unfoldSign(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
