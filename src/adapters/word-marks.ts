import { diffWordsWithSpace } from 'diff';
import type { Stretch } from '#domain/drawn/drawn-file.ts';

/** How many words may differ before two lines count as different altogether. */
const MOST_EDITS = 60;

/** Which parts of two lines differ, or null where hardly anything agrees and marks would only be noise. */
export function wordMarks(
  before: string,
  after: string,
): { old: Stretch<boolean>[]; fresh: Stretch<boolean>[] } | null {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!parts) return null;
  const kept = parts.filter((part) => !part.added && !part.removed && part.value.trim() !== '');
  const same = kept.reduce((sum, part) => sum + part.value.trim().length, 0);
  if (same * 4 < Math.max(before.trim().length, after.trim().length)) return null;
  const stretch = (part: { value: string; added: boolean; removed: boolean }) => ({
    length: part.value.length,
    value: part.added || part.removed,
  });
  return {
    old: parts.filter((part) => !part.added).map(stretch),
    fresh: parts.filter((part) => !part.removed).map(stretch),
  };
}

/** The same as start, end, start, end... of what differs on either side. */
export function markedWords(before: string, after: string): { old: number[]; fresh: number[] } | null {
  const marks = wordMarks(before, after);
  return marks && { old: rangesOf(marks.old), fresh: rangesOf(marks.fresh) };
}

function rangesOf(stretches: readonly Stretch<boolean>[]): number[] {
  const ranges: number[] = [];
  let at = 0;
  for (const { length, value } of stretches) {
    if (value) ranges.push(at, at + length);
    at += length;
  }
  return ranges;
}
