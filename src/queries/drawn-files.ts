import { type DrawnFile, type DrawnHunk, type DrawnLine, layOver, type Stretch } from '#domain/drawn/drawn-file.ts';
import { pairLines } from '#domain/drawn/drawn-pairs.ts';
import { modeWords } from '#domain/drawn/drawn-words.ts';
import type { FileDifference } from '#domain/file-difference.ts';
import { languageOf } from '#domain/source-language.ts';
import { cleanLine, cleanText, cutText } from '#domain/text.ts';
import { colourLines } from '../adapters/highlighter.ts';
import { type ParsedHunk, parsePatch } from '../adapters/patch-parser.ts';
import { wordMarks } from '../adapters/word-marks.ts';

/** What one page may hold: lines altogether, lines of one file, lines with syntax colours, characters of a line. */
export const LIMITS = { lines: 1000, fileLines: 250, coloured: 200, columns: 400 };

/** Prepares the files of a comparison for the page, in order, until the page is full; says of each what is left out. */
export async function drawFiles(files: readonly FileDifference[]): Promise<DrawnFile[]> {
  const room = { lines: LIMITS.lines, coloured: LIMITS.coloured };
  const drawn: DrawnFile[] = [];
  for (const [index, file] of files.entries()) drawn.push(await drawFile(file, index, room));
  return drawn;
}

interface Room {
  lines: number;
  coloured: number;
}

async function drawFile(file: FileDifference, index: number, room: Room): Promise<DrawnFile> {
  const parsed = file.patch === null || file.reason !== null ? [] : parsePatch(file.patch);
  const total = parsed.reduce((sum, hunk) => sum + hunk.lines.length, 0);
  const shown = cutHunks(parsed, Math.min(LIMITS.fileLines, room.lines));
  const lines = shown.reduce((sum, hunk) => sum + hunk.lines.length, 0);
  room.lines -= lines;
  const language = lines <= room.coloured ? languageOf(file.path) : null;
  if (language !== null) room.coloured -= lines;
  const hunks: DrawnHunk[] = [];
  for (const hunk of shown) hunks.push(await drawHunk(hunk, language));
  return {
    anchor: `file-${index + 1}`,
    status: file.status,
    path: cleanLine(file.path),
    previousPath: file.previousPath === null ? null : cleanLine(file.previousPath),
    added: file.added,
    removed: file.removed,
    remarks: remarksOf(file),
    hunks,
    reason: reasonOf(file, total - lines),
  };
}

/** Words that end `Not shown: ` for a file without lines, and begin `... are not shown` for one that is cut. */
function reasonOf(file: FileDifference, left: number): string | null {
  if (file.reason !== null) return file.reason;
  if (file.patch === null) return file.oldId === file.newId ? 'no line differs' : 'its lines are not on this page';
  return left > 0 ? `${left} more lines` : null;
}

function cutHunks(hunks: readonly ParsedHunk[], limit: number): ParsedHunk[] {
  const shown: ParsedHunk[] = [];
  let left = limit;
  for (const hunk of hunks) {
    if (left <= 0) break;
    shown.push({ header: hunk.header, lines: hunk.lines.slice(0, left) });
    left -= hunk.lines.length;
  }
  return shown;
}

async function drawHunk(hunk: ParsedHunk, language: string | null): Promise<DrawnHunk> {
  const lines = hunk.lines.map((line) => ({ ...line, text: cutText(cleanText(line.text), LIMITS.columns) }));
  const colours = await coloursOf(lines, language);
  const marks = marksOf(lines);
  return {
    header: cleanLine(cutText(hunk.header, 160)),
    lines: lines.map(
      ({ kind, oldNumber, newNumber, text }, i): DrawnLine => ({
        kind,
        oldNumber,
        newNumber,
        spans: layOver(text, colours[i] ?? [], marks[i] ?? []),
      }),
    ),
  };
}

/** The two sides are coloured apart, each as the text it is. */
async function coloursOf(lines: ParsedHunk['lines'], language: string | null): Promise<Stretch<string | null>[][]> {
  const colours: Stretch<string | null>[][] = lines.map(() => []);
  if (language === null) return colours;
  for (const missing of ['added', 'removed'] as const) {
    const side = lines.flatMap((line, i) => (line.kind === missing ? [] : [i]));
    const found = await colourLines(
      side.map((i) => lines[i]?.text ?? ''),
      language,
    );
    side.forEach((i, place) => {
      colours[i] = found[place] ?? [];
    });
  }
  return colours;
}

/** Marks the words that differ on lines of a block that became each other. */
function marksOf(lines: ParsedHunk['lines']): Stretch<boolean>[][] {
  const marks: Stretch<boolean>[][] = lines.map(() => []);
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]?.kind !== 'removed') continue;
    const removed = runOf(lines, i, 'removed');
    const added = runOf(lines, i + removed, 'added');
    const texts = lines.slice(i, i + removed + added).map((line) => line.text);
    for (const [n, partner] of pairLines(texts.slice(0, removed), texts.slice(removed)).entries()) {
      const found = partner < 0 ? null : wordMarks(texts[n] ?? '', texts[removed + partner] ?? '');
      marks[i + n] = found?.old ?? [];
      if (partner >= 0) marks[i + removed + partner] = found?.fresh ?? [];
    }
    i += removed + added - 1;
  }
  return marks;
}

function runOf(lines: ParsedHunk['lines'], start: number, kind: DrawnLine['kind']): number {
  let length = 0;
  while (lines[start + length]?.kind === kind) length++;
  return length;
}

function remarksOf({ oldMode, newMode, patch }: FileDifference): string[] {
  const remarks = [modeWords(oldMode, newMode)].filter((words) => words !== null);
  const bare = [...(patch ?? '').matchAll(/^([-+ ]).*\n\\ No newline/gm)].map((match) => match[1]);
  if (bare.includes('-') && !bare.includes('+')) remarks.push('newline added at its end');
  if (bare.includes('+')) remarks.push('no newline at its end');
  return remarks;
}
