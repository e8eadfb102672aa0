import { countLines, type DifferOptions, differLines, type LineBlock } from '../line-difference.ts';
import { cleanText, cutText } from '../text.ts';
import { pairLines } from './drawn-pairs.ts';

/** Characters of a line that are drawn; of a longer one its size is told. */
export const COLUMNS = 2_000;

/** Both sides of a file and where they part, ready to be drawn: texts are cleaned, long lines cut. */
export interface DrawnDifference {
  before: string[];
  after: string[];
  blocks: LineBlock[];
  /** True where time ran out and everything between the first and the last difference is one block. */
  rough: boolean;
  added: number;
  removed: number;
  /** By old line: the new line that it became, or -1. */
  partners: Int32Array;
  /** By line: start and end of each stretch that differs from the other side. */
  oldMarks: Map<number, number[]>;
  newMarks: Map<number, number[]>;
  /** What is true beyond the lines: `no newline at its end`. */
  remarks: string[];
}

/** Stretches of a line that differ, as start, end, start, end..., or null where hardly anything agrees. */
export type MarkWords = (before: string, after: string) => { old: number[]; fresh: number[] } | null;

/** Compares two contents for a reader. What time does not suffice for is left out: marks first. */
export function drawDifference(
  before: Uint8Array,
  after: Uint8Array,
  { markWords, ...options }: DifferOptions & { markWords: MarkWords },
): DrawnDifference {
  const { blocks, rough } = differLines(before, after, options);
  const [old, fresh] = [textLines(before), textLines(after)];
  const isCrlf = old.crlf !== 'none' && fresh.crlf !== 'none' && old.crlf === fresh.crlf && old.crlf === 'all';
  const alone = before.length === 0 || after.length === 0;
  const hideReturn = isCrlf || (alone && (old.crlf === 'all' || fresh.crlf === 'all'));
  const [oldLines, newLines] = [old, fresh].map(({ lines }) => lines.map((line) => drawLine(line, hideReturn)));
  const drawn = {
    before: oldLines ?? [],
    after: newLines ?? [],
    blocks,
    rough,
    ...countLines(blocks),
    partners: new Int32Array(old.lines.length).fill(-1),
    oldMarks: new Map<number, number[]>(),
    newMarks: new Map<number, number[]>(),
    remarks: remarksOf([before, old], [after, fresh]),
  };
  if (!rough) for (const block of blocks) if (!options.isLate?.()) pairBlock(drawn, block, markWords);
  return drawn;
}

interface TextLines {
  lines: string[];
  /** Whether lines end with CRLF. */
  crlf: 'all' | 'some' | 'none';
  isUtf8: boolean;
}

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

function textLines(content: Uint8Array): TextLines {
  const text = DECODER.decode(content);
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const ended = text.endsWith('\n') ? lines : lines.slice(0, -1);
  const returns = ended.filter((line) => line.endsWith('\r')).length;
  const crlf = returns === 0 ? 'none' : returns === ended.length ? 'all' : 'some';
  return { lines, crlf, isUtf8: !text.includes('\ufffd') };
}

/** Cut first: nobody waits until a million characters are cleaned. */
function drawLine(line: string, hideReturn: boolean): string {
  const text = hideReturn && line.endsWith('\r') ? line.slice(0, -1) : line;
  return text.length <= COLUMNS ? cleanText(text) : cleanText(cutText(text, COLUMNS));
}

function pairBlock(drawn: DrawnDifference, block: LineBlock, markWords: MarkWords): void {
  const { oldStart, oldCount, newStart, newCount } = block;
  if (oldCount === 0 || newCount === 0) return;
  const removed = drawn.before.slice(oldStart, oldStart + oldCount);
  const added = drawn.after.slice(newStart, newStart + newCount);
  for (const [index, partner] of pairLines(removed, added).entries()) {
    if (partner < 0) continue;
    drawn.partners[oldStart + index] = newStart + partner;
    const marks = markWords(removed[index] ?? '', added[partner] ?? '');
    if (!marks) continue;
    drawn.oldMarks.set(oldStart + index, marks.old);
    drawn.newMarks.set(newStart + partner, marks.fresh);
  }
}

function remarksOf([before, old]: [Uint8Array, TextLines], [after, fresh]: [Uint8Array, TextLines]): string[] {
  const remarks: string[] = [];
  const isOpen = (content: Uint8Array) => content.length > 0 && content.at(-1) !== 0x0a;
  if (isOpen(before) && !isOpen(after) && after.length > 0) remarks.push('newline added at its end');
  if (isOpen(after) || (isOpen(before) && after.length === 0)) remarks.push('no newline at its end');
  if (before.length > 0 && after.length > 0 && old.crlf !== fresh.crlf) {
    remarks.push(
      fresh.crlf === 'none' ? 'line ends now LF' : `${fresh.crlf === 'all' ? 'all' : 'some'} line ends now CRLF`,
    );
  } else if (old.crlf !== 'none' || fresh.crlf !== 'none') remarks.push('line ends CRLF');
  if (!old.isUtf8 || !fresh.isUtf8) remarks.push('not UTF-8: some bytes cannot be shown');
  return remarks;
}
