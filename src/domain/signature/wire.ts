/** Bytes that end before what they announce, or hold what no writer of the format leaves. */
export class MalformedBytes extends Error {
  override readonly name = 'MalformedBytes';
}

/** Reads the fields of SSH's wire format (RFC 4251): every length is held against what is there. */
export class WireReader {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #at = 0;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** As many bytes. */
  take(length: number): Uint8Array<ArrayBuffer> {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new MalformedBytes('a field is longer than the bytes that follow');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  uint32(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.take(4);
    return a * 0x1000000 + (b << 16) + (c << 8) + d;
  }

  /** Bytes with their length before them. */
  field(): Uint8Array<ArrayBuffer> {
    return this.take(this.uint32());
  }

  /** A field of printable ASCII. */
  word(): string {
    const text = String.fromCharCode(...this.field().slice(0, 256));
    if (!/^[\x20-\x7e]*$/.test(text)) throw new MalformedBytes('a name has bytes that are no letters');
    return text;
  }

  /** A whole number that is not negative, without the zeros before it. */
  magnitude(): Uint8Array<ArrayBuffer> {
    const bytes = this.field();
    if ((bytes[0] ?? 0) > 0x7f) throw new MalformedBytes('a number is negative');
    return withoutZeros(bytes);
  }

  /** @throws MalformedBytes where anything follows */
  end(): void {
    if (!this.atEnd) throw new MalformedBytes('bytes follow after the last field');
  }
}

/** Texts and bytes as fields one after the other. */
export function wireFields(...fields: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const parts = fields.map((field) => (typeof field === 'string' ? new TextEncoder().encode(field) : field));
  const all = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let at = 0;
  for (const part of parts) {
    new DataView(all.buffer).setUint32(at, part.length);
    all.set(part, at + 4);
    at += 4 + part.length;
  }
  return all;
}

function withoutZeros(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let start = 0;
  while (start < bytes.length && bytes[start] === 0) start++;
  return bytes.subarray(start);
}
