/** An array inside encoded data: where it lies, its head as it is, and its items still encoded. */
export interface EncodedArray {
  head: Buffer;
  items: Buffer[];
  /** First position behind it. */
  end: number;
}

/**
 * Reads as much CBOR (RFC 8949) as the tables of the search index use: numbers, strings, arrays and maps whose length
 * is known.
 *
 * @param at position of the array
 */
export function arrayAt(cbor: Buffer, at: number): EncodedArray {
  const { count, next } = headAt(cbor, at);
  const items: Buffer[] = [];
  let end = next;
  for (let index = 0; index < count; index += 1) {
    const start = end;
    end = endOf(cbor, start);
    items.push(cbor.subarray(start, end));
  }
  return { head: cbor.subarray(at, next), items, end };
}

function headAt(cbor: Buffer, at: number): { major: number; count: number; next: number } {
  const first = cbor.readUInt8(at);
  const [major, short] = [first >> 5, first & 31];
  if (short < 24) return { major, count: short, next: at + 1 };
  if (short > 26) throw new Error(`The search index has a length that is not known here (${short})`);
  const bytes = 2 ** (short - 24);
  return { major, count: cbor.readUIntBE(at + 1, bytes), next: at + 1 + bytes };
}

function endOf(cbor: Buffer, at: number): number {
  const { major, count, next } = headAt(cbor, at);
  if (major === 2 || major === 3) return next + count;
  if (major < 2 || major === 7) return next;
  let end = next;
  for (let left = major === 5 ? count * 2 : count; left > 0; left -= 1) end = endOf(cbor, end);
  return end;
}
