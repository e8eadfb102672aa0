import { LineMatcher } from './line-matcher.ts';
import { type LineTable, numberLines, tableLines } from './line-table.ts';
import { slideBlocks } from './slide-blocks.ts';

/** A stretch where two texts part: lines counted from 0; what lies between blocks agrees line by line. */
export interface LineBlock {
  oldStart: number;
  oldCount: number;
  newStart: number;
  newCount: number;
}

export interface LineDifference {
  before: LineTable;
  after: LineTable;
  /** Ascending, never touching each other. */
  blocks: LineBlock[];
  /** True where time ran out and everything between the first and the last difference is one block. */
  rough: boolean;
}

export interface DifferOptions {
  /** Lines that differ in white space alone agree. */
  ignoreSpace?: boolean;
  /** Asked every now and then; true ends the search. */
  isLate?: () => boolean;
}

/** Compares two texts line by line, as few lines differing as a search of bounded cost finds. */
export function differLines(
  before: Uint8Array,
  after: Uint8Array,
  { ignoreSpace = false, isLate = () => false }: DifferOptions = {},
): LineDifference {
  const [old, fresh] = [tableLines(before), tableLines(after)];
  const numbers = numberLines(old, fresh, ignoreSpace);
  const matcher = new LineMatcher(numbers.before, numbers.after, isLate);
  const isWhole = matcher.run(numbers.count);
  const found = isWhole ? toBlocks(matcher.oldDiffers, matcher.newDiffers) : [];
  const blocks = isWhole ? slideBlocks(found, old, fresh, numbers) : oneBlock(numbers.before, numbers.after);
  return { before: old, after: fresh, blocks, rough: !isWhole };
}

/** How many lines are removed and added altogether. */
export function countLines(blocks: readonly LineBlock[]): { added: number; removed: number } {
  return {
    added: blocks.reduce((sum, block) => sum + block.newCount, 0),
    removed: blocks.reduce((sum, block) => sum + block.oldCount, 0),
  };
}

function toBlocks(oldDiffers: Uint8Array, newDiffers: Uint8Array): LineBlock[] {
  const blocks: LineBlock[] = [];
  let [o, n] = [0, 0];
  while (o < oldDiffers.length || n < newDiffers.length) {
    const [oldStart, newStart] = [o, n];
    while (oldDiffers[o] === 1) o++;
    while (newDiffers[n] === 1) n++;
    if (o > oldStart || n > newStart)
      blocks.push({ oldStart, oldCount: o - oldStart, newStart, newCount: n - newStart });
    else {
      o++;
      n++;
    }
  }
  return blocks;
}

function oneBlock(before: Int32Array, after: Int32Array): LineBlock[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const block = {
    oldStart: start,
    oldCount: before.length - start - end,
    newStart: start,
    newCount: after.length - start - end,
  };
  return block.oldCount + block.newCount > 0 ? [block] : [];
}
