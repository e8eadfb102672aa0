import { decodePath } from '#domain/path-bytes.ts';
import type { ChangedPath } from '#domain/path-difference.ts';
import { type GitDirectory, GitFailure, runGit } from './git-process.ts';

/** Full ids of two trees. */
export interface TreePair {
  fromTree: string;
  toTree: string;
}

/** One path that differs between the trees of a pair; the path is its bytes, one character of U+0000 to U+00FF each. */
export type RawChange = ChangedPath;

/**
 * Tells what differs between the trees of many pairs, with one `git diff-tree`: every path with both ids and modes, no
 * renames guessed, in git's order.
 *
 * @param pairs in any order; of two equal trees nothing is told
 * @param onChange called with the place of the pair, pair after pair
 * @throws GitFailure when a tree is missing
 */
export async function streamTreeDifferences(
  directory: GitDirectory,
  pairs: readonly TreePair[],
  onChange: (pair: number, change: RawChange) => void,
): Promise<void> {
  const differing = [...pairs.keys()].filter((at) => pairs[at]?.fromTree !== pairs[at]?.toTree);
  if (differing.length === 0) return;
  const keys = differing.map((at) => `${pairs[at]?.fromTree} ${pairs[at]?.toTree}`);
  const reader = new RawReader(keys, (place, change) => onChange(differing[place] ?? 0, change));
  await runGit(directory, {
    args: ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-renames', '--full-index', '--no-abbrev'],
    input: `${keys.join('\n')}\n`,
    onData: (piece) => reader.read(piece),
  });
  reader.end();
}

const [NUL, LINE_FEED, SPACE, COLON] = [0, 10, 32, 58];

/** Reads `<tree> <tree> LF` before each pair and `:<modes, ids, status> NUL <path> NUL` for each path. */
class RawReader {
  readonly #keys: readonly string[];
  readonly #onChange: (place: number, change: RawChange) => void;
  #place = -1;
  #rest: Buffer = Buffer.alloc(0);

  constructor(keys: readonly string[], onChange: (place: number, change: RawChange) => void) {
    this.#keys = keys;
    this.#onChange = onChange;
  }

  read(piece: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    let at = 0;
    for (let end = this.#step(bytes, at); end > at; end = this.#step(bytes, at)) at = end;
    // A copy, or the whole piece would be kept.
    this.#rest = Buffer.from(bytes.subarray(at));
  }

  /** Of a tree that is missing git tells on stderr alone, and goes on: its pair is then not announced. */
  end(): void {
    if (this.#place + 1 < this.#keys.length) throw this.#missing();
  }

  /** Reads one record, whole, from a place on; gives the place after it, or the same where more is to come. */
  #step(bytes: Buffer, at: number): number {
    if (at >= bytes.length) return at;
    return bytes[at] === COLON ? this.#change(bytes, at) : this.#announce(bytes, at);
  }

  #announce(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(LINE_FEED, at);
    if (end < 0) return at;
    this.#place += 1;
    if (bytes.toString('latin1', at, end).trim() !== this.#keys[this.#place]) throw this.#missing();
    return end + 1;
  }

  #change(bytes: Buffer, at: number): number {
    const metaEnd = bytes.indexOf(NUL, at);
    const end = metaEnd < 0 ? -1 : bytes.indexOf(NUL, metaEnd + 1);
    if (end < 0) return at;
    this.#onChange(this.#place, new ReadChange(bytes, { at, metaEnd, end }));
    return end + 1;
  }

  #missing(): GitFailure {
    return new GitFailure(`the trees ${this.#keys[this.#place] ?? this.#keys[this.#place + 1]} cannot be compared`);
  }
}

/** Fields are read when they are asked for: of millions of changes few need all. */
class ReadChange implements RawChange {
  readonly #bytes: Buffer;
  readonly #place: { at: number; metaEnd: number; end: number };

  /** `:<mode> <mode> <id> <id> <letter> NUL <path> NUL`, with ids of one length. */
  constructor(bytes: Buffer, place: { at: number; metaEnd: number; end: number }) {
    this.#bytes = bytes;
    this.#place = place;
  }

  get oldMode(): string {
    return this.#text(this.#place.at + 1, this.#place.at + 7);
  }

  get newMode(): string {
    return this.#text(this.#place.at + 8, this.#place.at + 14);
  }

  get oldId(): string {
    return this.#text(this.#place.at + 15, this.#middle);
  }

  get newId(): string {
    return this.#text(this.#middle + 1, this.#place.metaEnd - 2);
  }

  get status(): string {
    return this.#text(this.#place.metaEnd - 1, this.#place.metaEnd);
  }

  get path(): string {
    return this.#text(this.#place.metaEnd + 1, this.#place.end);
  }

  /** Place of the space between the two ids. */
  get #middle(): number {
    return this.#bytes.indexOf(SPACE, this.#place.at + 15);
  }

  #text(from: number, to: number): string {
    return this.#bytes.toString('latin1', from, to);
  }
}

/**
 * The same as lists, with paths as text.
 *
 * @returns a list for each pair, in their order
 * @throws GitFailure when a tree is missing
 */
export async function readTreeDifferences(
  directory: GitDirectory,
  pairs: readonly TreePair[],
): Promise<ChangedPath[][]> {
  const lists: ChangedPath[][] = pairs.map(() => []);
  await streamTreeDifferences(directory, pairs, (pair, change) => {
    const { oldMode, newMode, oldId, newId, status, path } = change;
    const bytes = Buffer.from(path, 'latin1');
    lists[pair]?.push({ oldMode, newMode, oldId, newId, status, path: decodePath(bytes) });
  });
  return lists;
}
