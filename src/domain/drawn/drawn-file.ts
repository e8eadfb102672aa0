import type { FileDifference } from '../file-difference.ts';

/** A file of a comparison, ready to be shown: every text is cleaned, every bound applied. */
export interface DrawnFile {
  /** Unique within the page, for addresses: `file-3`. */
  anchor: string;
  status: FileDifference['status'];
  path: string;
  previousPath: string | null;
  added: number;
  removed: number;
  /** What is true of it beyond its lines: `now a program`, `no newline at its end any more`. */
  remarks: string[];
  hunks: DrawnHunk[];
  /** Why it is not shown, or not all of it; null when it is. */
  reason: string | null;
}

export interface DrawnHunk {
  /** `@@ -18,7 +18,8 @@ name of the function`. */
  header: string;
  lines: DrawnLine[];
}

export interface DrawnLine {
  kind: 'added' | 'removed' | 'context';
  oldNumber: number | null;
  newNumber: number | null;
  spans: DrawnSpan[];
}

/** Neighbouring characters of one appearance. */
export interface DrawnSpan {
  text: string;
  /** Class of the syntax colour, or null. */
  colour: string | null;
  /** True for words that differ from the other side. */
  marked: boolean;
}

/** A stretch of a line's text, from its start on: what one adapter found about it. */
export interface Stretch<Value> {
  length: number;
  value: Value;
}

/** Lays syntax colours and word marks over one text; stretches that end early count as plain. */
export function layOver(
  text: string,
  colours: readonly Stretch<string | null>[],
  marks: readonly Stretch<boolean>[],
): DrawnSpan[] {
  const cuts = [...new Set([0, ...ends(colours), ...ends(marks), text.length])].filter((cut) => cut <= text.length);
  cuts.sort((a, b) => a - b);
  const spans: DrawnSpan[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    const colour = valueAt(colours, start) ?? null;
    const marked = valueAt(marks, start) ?? false;
    const last = spans.at(-1);
    if (last && last.colour === colour && last.marked === marked) last.text += text.slice(start, end);
    else spans.push({ text: text.slice(start, end), colour, marked });
  }
  return spans;
}

function ends(stretches: readonly Stretch<unknown>[]): number[] {
  let end = 0;
  return stretches.map((stretch) => {
    end += stretch.length;
    return end;
  });
}

function valueAt<Value>(stretches: readonly Stretch<Value>[], place: number): Value | undefined {
  let end = 0;
  for (const stretch of stretches) {
    end += stretch.length;
    if (place < end) return stretch.value;
  }
  return undefined;
}
