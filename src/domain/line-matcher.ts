/** Rounds of one search after which it settles for the way that got furthest: bounds the cost of very unlike texts. */
const MOST_ROUNDS = 512;
const ROUNDS_BETWEEN_LOOKS = 32;

/** A part of both sequences: from, and up to but without. */
interface Range {
  a: number;
  aEnd: number;
  b: number;
  bEnd: number;
}

/**
 * Finds which elements of two sequences differ, by Myers' search from both ends at once: memory grows with the lengths
 * alone, and time with the lengths and the number of differences, which is bounded.
 */
export class LineMatcher {
  /** 1 for each element without a counterpart. */
  readonly oldDiffers: Uint8Array;
  readonly newDiffers: Uint8Array;
  readonly #isLate: () => boolean;
  /** What is searched: elements that occur on both sides, and where they stand. */
  #a: Int32Array;
  #b: Int32Array;
  #aPlace: Int32Array = new Int32Array();
  #bPlace: Int32Array = new Int32Array();
  /** Furthest places by diagonal, from the start and from the end; diagonals are shifted by `#zero`. */
  #ahead = new Int32Array();
  #back = new Int32Array();
  #zero = 0;
  #late = false;
  #rounds = 0;

  constructor(before: Int32Array, after: Int32Array, isLate: () => boolean) {
    this.#a = before;
    this.#b = after;
    this.#isLate = isLate;
    this.oldDiffers = new Uint8Array(before.length);
    this.newDiffers = new Uint8Array(after.length);
  }

  /**
   * Marks what differs.
   *
   * @param count numbers run from 0 to below it
   * @returns false where time ran out; the marks then mean nothing
   */
  run(count: number): boolean {
    this.#dropLoners(count);
    const size = this.#a.length + this.#b.length + 3;
    this.#ahead = new Int32Array(size);
    this.#back = new Int32Array(size);
    this.#zero = this.#b.length + 1;
    this.#compare({ a: 0, aEnd: this.#a.length, b: 0, bEnd: this.#b.length });
    return !this.#late;
  }

  /** What occurs on one side only differs in any case; without it the search is short. */
  #dropLoners(count: number): void {
    const [inOld, inNew] = [new Uint8Array(count), new Uint8Array(count)];
    for (const number of this.#a) inOld[number] = 1;
    for (const number of this.#b) inNew[number] = 1;
    [this.#a, this.#aPlace] = keepKnown(this.#a, inNew, this.oldDiffers);
    [this.#b, this.#bPlace] = keepKnown(this.#b, inOld, this.newDiffers);
  }

  #compare(range: Range): void {
    while (range.a < range.aEnd && range.b < range.bEnd && this.#a[range.a] === this.#b[range.b]) {
      range.a++;
      range.b++;
    }
    while (range.a < range.aEnd && range.b < range.bEnd && this.#a[range.aEnd - 1] === this.#b[range.bEnd - 1]) {
      range.aEnd--;
      range.bEnd--;
    }
    if (this.#late) return;
    if (range.a === range.aEnd) for (let i = range.b; i < range.bEnd; i++) this.newDiffers[this.#bPlace[i] ?? 0] = 1;
    else if (range.b === range.bEnd) {
      for (let i = range.a; i < range.aEnd; i++) this.oldDiffers[this.#aPlace[i] ?? 0] = 1;
    } else this.#divide(range);
  }

  #divide(range: Range): void {
    const [a, b] = this.#middle(range);
    if (this.#late) return;
    this.#compare({ ...range, aEnd: a, bEnd: b });
    this.#compare({ ...range, a, b });
  }

  /** A place that a shortest way passes, or after too many rounds a good one. */
  #middle(range: Range): [a: number, b: number] {
    const zero = this.#zero;
    const [start, end] = [range.a - range.b, range.aEnd - range.bEnd];
    const isOdd = ((start - end) & 1) !== 0;
    const ahead = { low: start, high: start };
    const back = { low: end, high: end };
    this.#ahead[zero + start] = range.a;
    this.#back[zero + end] = range.aEnd;
    for (let round = 1; ; round++) {
      widen(ahead, range, this.#ahead, zero, -1);
      for (let d = ahead.high; d >= ahead.low; d -= 2) {
        const a = this.#stepAhead(d, range);
        if (isOdd && d >= back.low && d <= back.high && (this.#back[zero + d] ?? 0) <= a) return [a, a - d];
      }
      widen(back, range, this.#back, zero, 0x7fffffff);
      for (let d = back.high; d >= back.low; d -= 2) {
        const a = this.#stepBack(d, range);
        if (!isOdd && d >= ahead.low && d <= ahead.high && a <= (this.#ahead[zero + d] ?? 0)) return [a, a - d];
      }
      if (round >= MOST_ROUNDS) return this.#furthest(range, ahead, back);
      if (++this.#rounds % ROUNDS_BETWEEN_LOOKS === 0 && this.#isLate()) {
        this.#late = true;
        return [range.a, range.b];
      }
    }
  }

  #stepAhead(diagonal: number, { aEnd, bEnd }: Range): number {
    const at = this.#zero + diagonal;
    const [below, above] = [this.#ahead[at - 1] ?? 0, this.#ahead[at + 1] ?? 0];
    let a = below >= above ? below + 1 : above;
    let b = a - diagonal;
    while (a < aEnd && b < bEnd && this.#a[a] === this.#b[b]) {
      a++;
      b++;
    }
    this.#ahead[at] = a;
    return a;
  }

  #stepBack(diagonal: number, range: Range): number {
    const at = this.#zero + diagonal;
    const [below, above] = [this.#back[at - 1] ?? 0, this.#back[at + 1] ?? 0];
    let a = below < above ? below : above - 1;
    let b = a - diagonal;
    while (a > range.a && b > range.b && this.#a[a - 1] === this.#b[b - 1]) {
      a--;
      b--;
    }
    this.#back[at] = a;
    return a;
  }

  /** Of all places reached from either end the one with the longest way behind it. */
  #furthest(range: Range, ahead: Band, back: Band): [a: number, b: number] {
    let best: [number, number] = [range.a, range.b];
    let length = -1;
    for (let d = ahead.low; d <= ahead.high; d += 2) {
      const a = Math.min(this.#ahead[this.#zero + d] ?? 0, range.aEnd, range.bEnd + d);
      const gone = a + a - d - range.a - range.b;
      if (gone > length) [length, best] = [gone, [a, a - d]];
    }
    for (let d = back.low; d <= back.high; d += 2) {
      const a = Math.max(this.#back[this.#zero + d] ?? 0, range.a, range.b + d);
      const gone = range.aEnd + range.bEnd - (a + a - d);
      if (gone > length) [length, best] = [gone, [a, a - d]];
    }
    return best;
  }
}

/** Diagonals that a search has reached. */
interface Band {
  low: number;
  high: number;
}

/** One diagonal more on either side while there are any, with a place beyond it that no step prefers. */
function widen(band: Band, range: Range, places: Int32Array, zero: number, never: number): void {
  if (band.low > range.a - range.bEnd) {
    band.low--;
    places[zero + band.low - 1] = never;
  } else band.low++;
  if (band.high < range.aEnd - range.b) {
    band.high++;
    places[zero + band.high + 1] = never;
  } else band.high--;
}

function keepKnown(numbers: Int32Array, known: Uint8Array, differs: Uint8Array): [Int32Array, Int32Array] {
  const kept = new Int32Array(numbers.length);
  const places = new Int32Array(numbers.length);
  let count = 0;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    if (known[number] === 1) {
      kept[count] = number;
      places[count++] = i;
    } else differs[i] = 1;
  }
  return [kept.subarray(0, count), places.subarray(0, count)];
}
