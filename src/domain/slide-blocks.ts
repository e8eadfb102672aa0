import type { LineBlock } from './line-difference.ts';
import type { LineTable } from './line-table.ts';

/** How far a block is moved at most, in lines. */
const FURTHEST = 100;
const TAB_WIDTH = 8;

/**
 * Moves blocks that only add or only remove to where people would have put them: between two equally good places the
 * one that begins and ends at the least indented lines, and the last of those.
 *
 * @param numbers equal for lines that agree
 */
export function slideBlocks(
  blocks: readonly LineBlock[],
  before: LineTable,
  after: LineTable,
  numbers: { before: Int32Array; after: Int32Array },
): LineBlock[] {
  const moved: LineBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    const [last, next] = [moved.at(-1), blocks[index + 1]];
    const room = {
      up: last ? block.newStart - last.newStart - last.newCount - 1 : block.newStart,
      down: next ? next.newStart - block.newStart - block.newCount - 1 : FURTHEST,
    };
    const [added, removed] = [block.newCount, block.oldCount];
    let by = 0;
    if (removed === 0) by = bestShift(numbers.after, block.newStart, added, { room, table: after });
    if (added === 0) by = bestShift(numbers.before, block.oldStart, removed, { room, table: before });
    moved.push({ ...block, oldStart: block.oldStart + by, newStart: block.newStart + by });
  }
  return moved;
}

function bestShift(
  numbers: Int32Array,
  start: number,
  count: number,
  { room, table }: { room: { up: number; down: number }; table: LineTable },
): number {
  let [up, down] = [0, 0];
  const [most, least] = [Math.min(room.down, FURTHEST), Math.min(room.up, FURTHEST)];
  while (down < most && start + count + down < numbers.length && agree(numbers, start + down, count)) down++;
  while (up < least && start - up > 0 && agree(numbers, start - up - 1, count)) up++;
  let best = down;
  let lowest = Number.POSITIVE_INFINITY;
  for (let shift = down; shift >= -up && up + down > 0; shift--) {
    const cost = indentAt(table, start + shift) + indentAt(table, start + count + shift);
    if (cost < lowest) [lowest, best] = [cost, shift];
  }
  return best;
}

/** Whether the block that starts here can give this line up at its start and take its like at its end. */
function agree(numbers: Int32Array, line: number, count: number): boolean {
  return numbers[line] === numbers[line + count];
}

/** Columns before the first character; a line without any costs as much as a deep one; past the end nothing. */
function indentAt({ bytes, ends }: LineTable, line: number): number {
  let columns = 0;
  const end = ends[line] ?? 0;
  for (let at = line === 0 ? 0 : (ends[line - 1] ?? 0); at < end; at++) {
    if (bytes[at] === 0x20) columns++;
    else if (bytes[at] === 0x09) columns += TAB_WIDTH;
    else return bytes[at] === 0x0a || bytes[at] === 0x0d ? 40 : columns;
  }
  return 0;
}
