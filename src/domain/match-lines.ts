import type { Gap } from './text-delta.ts';

/**
 * Finds lines that two stretches of text share and gives the gaps between them, ascending. Lines that each side has once
 * are the anchors (the longest rising row of them); between anchors the same is tried again. Time grows with the length
 * of the texts alone.
 */
export function matchLines(base: Uint8Array, target: Uint8Array, { ...gap }: Gap): Gap[] {
  const numbers = new LineNumbers();
  const sides = {
    old: numbers.read(base, lineStart(base, gap.base), gap.baseEnd),
    fresh: numbers.read(target, lineStart(target, gap.target), gap.targetEnd),
  };
  const gaps: LineGap[] = [];
  collect(sides, { old: 0, oldEnd: sides.old.ids.length, fresh: 0, freshEnd: sides.fresh.ids.length }, gaps);
  return gaps.map(({ old, oldEnd, fresh, freshEnd }) => ({
    base: sides.old.starts[old] ?? 0,
    baseEnd: sides.old.starts[oldEnd] ?? 0,
    target: sides.fresh.starts[fresh] ?? 0,
    targetEnd: sides.fresh.starts[freshEnd] ?? 0,
  }));
}

/** Start of the line that a place lies in. */
function lineStart(bytes: Uint8Array, place: number): number {
  return place === 0 ? 0 : bytes.lastIndexOf(LINE_FEED, place - 1) + 1;
}

const LINE_FEED = 10;

/** Lines of a stretch: a number for each, equal for equal lines, and where they start; one more start is the end. */
interface Lines {
  ids: number[];
  starts: number[];
}

/** Gives equal lines equal numbers, whatever text they come from. */
class LineNumbers {
  readonly #byHash = new Map<number, { bytes: Uint8Array; id: number }[]>();
  #next = 0;

  read(bytes: Uint8Array, from: number, to: number): Lines {
    const [ids, starts]: [number[], number[]] = [[], []];
    for (let at = from; at < to; ) {
      const found = bytes.indexOf(LINE_FEED, at);
      const end = found < 0 || found >= to ? to : found + 1;
      starts.push(at);
      ids.push(this.#numberOf(bytes.subarray(at, end)));
      at = end;
    }
    starts.push(to);
    return { ids, starts };
  }

  #numberOf(line: Uint8Array): number {
    const hash = hashOf(line);
    const same = this.#byHash.get(hash);
    const known = same?.find(({ bytes }) => areEqual(bytes, line));
    if (known) return known.id;
    const entry = { bytes: line, id: this.#next++ };
    if (same) same.push(entry);
    else this.#byHash.set(hash, [entry]);
    return entry.id;
  }
}

function hashOf(line: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < line.length; at++) hash = Math.imul(hash ^ (line[at] ?? 0), 0x01000193);
  return hash;
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

interface Sides {
  old: Lines;
  fresh: Lines;
}

/** A gap in numbers of lines. */
interface LineGap {
  old: number;
  oldEnd: number;
  fresh: number;
  freshEnd: number;
}

/** Deeper than this nothing is gained. */
const DEPTH = 12;

function collect(sides: Sides, range: LineGap, gaps: LineGap[], depth = 0): void {
  const gap = trim(sides, range);
  if (gap.old === gap.oldEnd && gap.fresh === gap.freshEnd) return;
  const isOneSided = gap.old === gap.oldEnd || gap.fresh === gap.freshEnd;
  const anchors = isOneSided || depth > DEPTH ? [] : anchorsOf(sides, gap);
  if (anchors.length === 0) {
    gaps.push(gap);
    return;
  }
  let [old, fresh] = [gap.old, gap.fresh];
  for (const anchor of anchors) {
    if (anchor.old < old || anchor.fresh < fresh) continue;
    collect(sides, { old, oldEnd: anchor.old, fresh, freshEnd: anchor.fresh }, gaps, depth + 1);
    [old, fresh] = [anchor.old + 1, anchor.fresh + 1];
  }
  collect(sides, { old, oldEnd: gap.oldEnd, fresh, freshEnd: gap.freshEnd }, gaps, depth + 1);
}

function trim({ old: a, fresh: b }: Sides, range: LineGap): LineGap {
  let { old, oldEnd, fresh, freshEnd } = range;
  while (old < oldEnd && fresh < freshEnd && a.ids[old] === b.ids[fresh]) {
    old++;
    fresh++;
  }
  while (oldEnd > old && freshEnd > fresh && a.ids[oldEnd - 1] === b.ids[freshEnd - 1]) {
    oldEnd--;
    freshEnd--;
  }
  return { old, oldEnd, fresh, freshEnd };
}

interface Anchor {
  old: number;
  fresh: number;
}

/** Lines that each side of the gap has once, as many as stand in the same order on both. */
function anchorsOf(sides: Sides, gap: LineGap): Anchor[] {
  const old = onceIn(sides.old.ids, gap.old, gap.oldEnd);
  const fresh = onceIn(sides.fresh.ids, gap.fresh, gap.freshEnd);
  const anchors: Anchor[] = [];
  for (const [line, place] of old) {
    const other = place < 0 ? -1 : (fresh.get(line) ?? -1);
    if (other >= 0) anchors.push({ old: place, fresh: other });
  }
  return risingRow(anchors);
}

/** Place by line, or -1 where it stands more than once; in the order of their first places. */
function onceIn(ids: readonly number[], from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const id = ids[at] ?? 0;
    places.set(id, places.has(id) ? -1 : at);
  }
  return places;
}

/** The longest row of anchors that rises on both sides, by patience sorting. */
function risingRow(anchors: readonly Anchor[]): Anchor[] {
  const tops: number[] = [];
  const before = new Int32Array(anchors.length);
  for (const [at, { fresh }] of anchors.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((anchors[tops[middle] ?? 0]?.fresh ?? 0) < fresh) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = at;
  }
  const row: Anchor[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const anchor = anchors[at];
    if (anchor) row.push(anchor);
  }
  return row.reverse();
}
