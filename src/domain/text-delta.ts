import { matchLines } from './match-lines.ts';
import { concat, encodeNumbers, NumberReader } from './number-columns.ts';

/** What turns one text into another. */
export interface Delta {
  /** Numbers in threes: bytes to copy, bytes to skip, bytes to insert; the rest of the old text is copied at the end. */
  commands: Uint8Array;
  /** What is inserted, one piece after the other. */
  text: Uint8Array;
}

/** The delta that makes `target` of `base`: lines that both have are copied, exactly, whatever their bytes are. */
export function deltaOf(base: Uint8Array, target: Uint8Array): Delta {
  const numbers: number[] = [];
  const pieces: Uint8Array[] = [];
  let [inBase, inTarget] = [0, 0];
  for (const gap of gapsOf(base, target)) {
    numbers.push(gap.base - inBase, gap.baseEnd - gap.base, gap.targetEnd - gap.target);
    pieces.push(target.subarray(gap.target, gap.targetEnd));
    [inBase, inTarget] = [gap.baseEnd, gap.targetEnd];
  }
  // What is left on both sides is the same.
  if (base.length - inBase !== target.length - inTarget) throw new RangeError('The ends of two texts do not meet.');
  return { commands: encodeNumbers(numbers), text: concat(pieces) };
}

/** The text that a delta was made for. */
export function applyDelta(base: Uint8Array, { commands, text }: Delta): Uint8Array {
  const parts: Uint8Array[] = [];
  const reader = new NumberReader(commands);
  let [inBase, inText] = [0, 0];
  while (!reader.atEnd) {
    const [copy, skip, insert] = [reader.next(), reader.next(), reader.next()];
    parts.push(base.subarray(inBase, inBase + copy), text.subarray(inText, inText + insert));
    inBase += copy + skip;
    inText += insert;
  }
  parts.push(base.subarray(inBase));
  return concat(parts);
}

/** Where two texts differ: a stretch of each; between two gaps they are equal. */
export interface Gap {
  base: number;
  baseEnd: number;
  target: number;
  targetEnd: number;
}

/** The gaps between lines that match, each without the bytes that begin or end both of its sides. */
function gapsOf(base: Uint8Array, target: Uint8Array): Gap[] {
  const whole = trimGap(base, target, { base: 0, baseEnd: base.length, target: 0, targetEnd: target.length });
  if (isEmpty(whole)) return [];
  return matchLines(base, target, whole).flatMap((gap) => {
    const trimmed = trimGap(base, target, gap);
    return isEmpty(trimmed) ? [] : [trimmed];
  });
}

function isEmpty({ base, baseEnd, target, targetEnd }: Gap): boolean {
  return base === baseEnd && target === targetEnd;
}

/** The gap without what both sides begin and end with. */
function trimGap(old: Uint8Array, fresh: Uint8Array, gap: Gap): Gap {
  let { base, baseEnd, target, targetEnd } = gap;
  while (base < baseEnd && target < targetEnd && old[base] === fresh[target]) {
    base++;
    target++;
  }
  while (baseEnd > base && targetEnd > target && old[baseEnd - 1] === fresh[targetEnd - 1]) {
    baseEnd--;
    targetEnd--;
  }
  return { base, baseEnd, target, targetEnd };
}
