import type { Hunk } from './drawn-hunks.ts';

/** A row of a table: lines counted from 0, -1 on the side where there is none. */
export interface DrawnRow {
  kind: 'added' | 'removed' | 'changed' | 'context';
  old: number;
  fresh: number;
}

/** One line a row: of each block first what is removed, then what is added. */
export function unifiedRows({ oldStart, oldCount, newStart, blocks }: Hunk): DrawnRow[] {
  const rows: DrawnRow[] = [];
  let [old, fresh] = [oldStart, newStart];
  const context = (end: number) => {
    while (old < end) rows.push({ kind: 'context', old: old++, fresh: fresh++ });
  };
  for (const block of blocks) {
    context(block.oldStart);
    while (old < block.oldStart + block.oldCount) rows.push({ kind: 'removed', old: old++, fresh: -1 });
    while (fresh < block.newStart + block.newCount) rows.push({ kind: 'added', old: -1, fresh: fresh++ });
  }
  context(oldStart + oldCount);
  return rows;
}

/**
 * Both sides in one row: lines that became each other beside each other.
 *
 * @param partnerOf the new line that an old one became, or -1; ascending within a block
 */
export function splitRows(hunk: Hunk, partnerOf: (old: number) => number): DrawnRow[] {
  const { oldStart, oldCount, newStart, blocks } = hunk;
  const rows: DrawnRow[] = [];
  let [old, fresh] = [oldStart, newStart];
  const context = (end: number) => {
    while (old < end) rows.push({ kind: 'context', old: old++, fresh: fresh++ });
  };
  for (const block of blocks) {
    context(block.oldStart);
    const [oldEnd, newEnd] = [block.oldStart + block.oldCount, block.newStart + block.newCount];
    while (old < oldEnd) {
      let next = old;
      while (next < oldEnd && partnerOf(next) < 0) next++;
      const partner = next < oldEnd ? partnerOf(next) : newEnd;
      pushBeside(rows, [old, next], [fresh, partner]);
      [old, fresh] = [next, partner];
      if (next < oldEnd) rows.push({ kind: 'changed', old: old++, fresh: fresh++ });
    }
    pushBeside(rows, [old, old], [fresh, newEnd]);
    fresh = newEnd;
  }
  context(oldStart + oldCount);
  return rows;
}

/** Lines without a partner: the n-th of one side beside the n-th of the other, to save height. */
function pushBeside(rows: DrawnRow[], [old, oldEnd]: [number, number], [fresh, newEnd]: [number, number]): void {
  for (let i = 0; old + i < oldEnd || fresh + i < newEnd; i++) {
    const [left, right] = [old + i < oldEnd ? old + i : -1, fresh + i < newEnd ? fresh + i : -1];
    rows.push({ kind: left < 0 ? 'added' : right < 0 ? 'removed' : 'changed', old: left, fresh: right });
  }
}
