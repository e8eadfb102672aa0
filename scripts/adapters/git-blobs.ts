import { type GitDirectory, GitFailure, runGit } from './git-process.ts';

/**
 * Bytes of many blobs, without reading them.
 *
 * @returns by full id; null where the object is missing
 */
export async function readSizes(directory: GitDirectory, ids: readonly string[]): Promise<Map<string, number | null>> {
  const sizes = new Map<string, number | null>();
  if (ids.length === 0) return sizes;
  const pieces: Buffer[] = [];
  await runGit(directory, {
    args: ['cat-file', '--batch-check=%(objectname) %(objectsize)', '--buffer'],
    input: `${ids.join('\n')}\n`,
    onData: (piece) => pieces.push(piece),
  });
  for (const line of Buffer.concat(pieces).toString('latin1').split('\n')) {
    const [id = '', size = ''] = line.split(' ');
    if (id !== '') sizes.set(id, /^\d+$/.test(size) ? Number(size) : null);
  }
  return sizes;
}

/**
 * Reads many blobs with one `git cat-file`, one after the other; none is kept.
 *
 * @param ids full ids, also several times the same
 * @param onBlob called in their order; the bytes may be kept
 * @throws GitFailure when one is missing
 */
export async function streamBlobs(
  directory: GitDirectory,
  ids: readonly string[],
  onBlob: (place: number, content: Buffer) => void,
): Promise<void> {
  if (ids.length === 0) return;
  const reader = new BatchReader(ids, onBlob);
  await runGit(directory, {
    args: ['cat-file', '--batch', '--buffer'],
    input: `${ids.join('\n')}\n`,
    onData: (piece) => reader.read(piece),
  });
  reader.end();
}

const LINE_FEED = 10;

/** Reads `<id> <type> <size> LF <content> LF`: no content can be taken for a header. */
class BatchReader {
  readonly #ids: readonly string[];
  readonly #onBlob: (place: number, content: Buffer) => void;
  #place = 0;
  #pieces: Buffer[] = [];
  #length = 0;
  /** Bytes that are needed before it is worth looking again. */
  #wanted = 1;

  constructor(ids: readonly string[], onBlob: (place: number, content: Buffer) => void) {
    this.#ids = ids;
    this.#onBlob = onBlob;
  }

  read(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length < this.#wanted) return;
    const bytes = this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces);
    const rest = bytes.subarray(this.#readAll(bytes));
    this.#pieces = [rest];
    this.#length = rest.length;
  }

  end(): void {
    if (this.#place < this.#ids.length) throw this.#missing();
  }

  /** Tells every blob that is there as a whole; gives the place of the first that is not. */
  #readAll(bytes: Buffer): number {
    for (let at = 0; ; ) {
      const lineEnd = bytes.indexOf(LINE_FEED, at);
      this.#wanted = bytes.length - at + 1;
      if (lineEnd < 0) return at;
      const [id, , size = ''] = bytes.toString('latin1', at, lineEnd).split(' ');
      if (id !== this.#ids[this.#place] || !/^\d+$/.test(size)) throw this.#missing();
      const end = lineEnd + 1 + Number(size);
      this.#wanted = end + 1 - at;
      if (end + 1 > bytes.length) return at;
      this.#onBlob(this.#place++, bytes.subarray(lineEnd + 1, end));
      at = end + 1;
    }
  }

  #missing(): GitFailure {
    return new GitFailure(`object ${this.#ids[this.#place]} is missing`);
  }
}
