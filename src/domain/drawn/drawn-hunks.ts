import type { LineBlock } from '../line-difference.ts';

/** Neighbouring lines that are shown together: lines counted from 0, on either side. */
export interface Hunk {
  oldStart: number;
  oldCount: number;
  newStart: number;
  newCount: number;
  /** What differs within; none in a stretch that was only opened. */
  blocks: LineBlock[];
}

/** Lines of the old side, from and up to but without, that are shown although nothing near them differs. */
export type OpenedLines = readonly [from: number, to: number];

/**
 * Groups blocks with the lines around them; groups that touch become one, as git has it.
 *
 * @param oldLines length of the old side
 * @param context lines of agreement around each block; Infinity shows all
 */
export function toHunks(
  blocks: readonly LineBlock[],
  oldLines: number,
  context: number,
  opened: readonly OpenedLines[] = [],
): Hunk[] {
  const stretches: Stretch[] = blocks.map((block) => ({
    from: Math.max(0, block.oldStart - context),
    to: Math.min(oldLines, block.oldStart + block.oldCount + context),
    block,
  }));
  for (const [from, to] of opened) stretches.push({ from: Math.max(0, from), to: Math.min(oldLines, to), block: null });
  stretches.sort((one, other) => one.from - other.from);
  const merged: { from: number; to: number; blocks: LineBlock[] }[] = [];
  for (const { from, to, block } of stretches) {
    const last = merged.at(-1);
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to);
      if (block) last.blocks.push(block);
    } else merged.push({ from, to, blocks: block ? [block] : [] });
  }
  return withNewSide(merged);
}

/** Lines that are searched for a heading. */
const HEADING_WITHIN = 500;
const HEADING = /^[\p{L}_$[]/u;

/** The line that names what a line stands in, as git finds it: the last above that begins at the margin; or null. */
export function headingAbove(lines: readonly string[], line: number): string | null {
  for (let at = line - 1; at >= Math.max(0, line - HEADING_WITHIN); at--) {
    const text = lines[at] ?? '';
    if (HEADING.test(text)) return text;
  }
  return null;
}

/** `@@ -18,7 +18,8 @@`, as git writes it. */
export function hunkHeader({ oldStart, oldCount, newStart, newCount }: Hunk): string {
  return `@@ -${rangeOf(oldStart, oldCount)} +${rangeOf(newStart, newCount)} @@`;
}

interface Stretch {
  from: number;
  to: number;
  block: LineBlock | null;
}

function withNewSide(merged: readonly { from: number; to: number; blocks: LineBlock[] }[]): Hunk[] {
  let shift = 0;
  return merged.map(({ from, to, blocks }) => {
    blocks.sort((one, other) => one.oldStart - other.oldStart);
    const newStart = from + shift;
    for (const block of blocks) shift += block.newCount - block.oldCount;
    return { oldStart: from, oldCount: to - from, newStart, newCount: to + shift - newStart, blocks };
  });
}

/** An empty range names the line before it, and one line needs no count. */
function rangeOf(start: number, count: number): string {
  if (count === 0) return `${start},0`;
  return count === 1 ? `${start + 1}` : `${start + 1},${count}`;
}
