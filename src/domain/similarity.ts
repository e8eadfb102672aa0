import { nameOf } from './pair-moved.ts';

/** What a text is made of, as far as two are compared by it: bytes by hash of line. */
export interface Sketch {
  size: number;
  lines: ReadonlyMap<number, number>;
}

/** The lines of a text, each known by a hash of its bytes. */
export function sketchOf(text: Uint8Array): Sketch {
  const lines = new Map<number, number>();
  for (let at = 0; at < text.length; ) {
    const start = at;
    let hash = 0x811c9dc5;
    for (let byte = 0; at < text.length && byte !== LINE_FEED; at++) {
      byte = text[at] ?? 0;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    lines.set(hash, (lines.get(hash) ?? 0) + at - start);
  }
  return { size: text.length, lines };
}

const LINE_FEED = 10;

export interface SketchedFile {
  path: string;
  sketch: Sketch;
}

/** Two files of which the second was made of the first: places in the two lists, and how much of the larger is in both. */
export interface SimilarPair {
  gone: number;
  come: number;
  /** Per cent of bytes, 50 to 99: equal files are told by their ids. */
  similarity: number;
}

/** Least share of the larger file, per cent; git's own measure. */
const LEAST = 50;
/** A line that more files have tells nothing of where a file came from. */
const COMMON = 100;

/**
 * Pairs files that are gone with files that have come and are much the same: the most similar first, of equals those of
 * one name, then the first by path. Each is in one pair at most.
 */
export function pairSimilar(gone: readonly SketchedFile[], come: readonly SketchedFile[]): SimilarPair[] {
  const holders = indexLines(gone);
  const candidates = come.flatMap((file, at) =>
    similarTo(file, gone, holders).map((found) => ({ ...found, come: at })),
  );
  const isNamesake = ({ gone: a, come: b }: SimilarPair) => nameOf(gone[a]?.path ?? '') === nameOf(come[b]?.path ?? '');
  candidates.sort(
    (a, b) =>
      b.similarity - a.similarity ||
      Number(isNamesake(b)) - Number(isNamesake(a)) ||
      a.come - b.come ||
      a.gone - b.gone,
  );
  const [left, reached] = [new Set<number>(), new Set<number>()];
  return candidates.filter((pair) => {
    if (left.has(pair.gone) || reached.has(pair.come)) return false;
    left.add(pair.gone);
    reached.add(pair.come);
    return true;
  });
}

/** Files by the hash of a line that they hold. */
function indexLines(files: readonly SketchedFile[]): Map<number, number[]> {
  const holders = new Map<number, number[]>();
  for (const [at, { sketch }] of files.entries()) {
    for (const hash of sketch.lines.keys()) {
      const list = holders.get(hash);
      if (list) list.push(at);
      else holders.set(hash, [at]);
    }
  }
  return holders;
}

function similarTo(
  { sketch }: SketchedFile,
  gone: readonly SketchedFile[],
  holders: ReadonlyMap<number, readonly number[]>,
): Omit<SimilarPair, 'come'>[] {
  const shared = new Map<number, number>();
  for (const [hash, bytes] of sketch.lines) {
    const files = holders.get(hash) ?? [];
    if (files.length > COMMON) continue;
    for (const at of files)
      shared.set(at, (shared.get(at) ?? 0) + Math.min(bytes, gone[at]?.sketch.lines.get(hash) ?? 0));
  }
  return [...shared].flatMap(([at, bytes]) => {
    const larger = Math.max(sketch.size, gone[at]?.sketch.size ?? 0);
    const similarity = Math.min(99, Math.floor((100 * bytes) / larger));
    return similarity >= LEAST ? [{ gone: at, similarity }] : [];
  });
}
