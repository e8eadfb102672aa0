import { isListName, type JudgedList } from '#domain/drop/drop-list.ts';
import { formatMany } from '#domain/format.ts';
import { type CheckedFile, checkFile } from './check-file.ts';
import { drawChecked, drawNote, shownName } from './draw-verdict.ts';
import { stopHashing } from './hash-file.ts';
import { sortFiles } from './sort-files.ts';

/** Where what is found is shown. */
export interface Board {
  /** A card, in the order of the files. */
  show(card: HTMLElement): void;
  /** What is at work, and how far it is, 0 to 1. */
  progress(words: string, part: number): void;
  /** One sentence at the end. */
  done(words: string): void;
}

/**
 * Checks files one after the other.
 *
 * @param signal ends it; what was found until then stays
 */
export async function checkFiles(files: readonly File[], board: Board, signal: AbortSignal): Promise<void> {
  signal.addEventListener('abort', stopHashing);
  const { subjects, alone } = await sortFiles(files);
  const words: string[] = [];
  const lists: JudgedList[] = [];
  for (const subject of listsFirst(subjects)) {
    if (signal.aborted) break;
    const { card, word, checked } = await checkOne(subject, { board, signal, lists });
    if (checked?.list) lists.push({ ...checked.list, signatures: checked.signatures });
    if (card) board.show(card);
    words.push(word);
  }
  for (const { name } of alone)
    board.show(
      drawNote(
        { text: 'a signature', tone: 'warning' },
        shownName(name),
        'This is the signature of a file. Drop it together with the file that it is of.',
      ),
    );
  signal.removeEventListener('abort', stopHashing);
  const stopped = signal.aborted ? 'Stopped. ' : '';
  board.done(
    `${stopped}${formatMany(subjects.length, 'file')} checked${words.length > 0 ? `: ${words.join('; ')}` : ''}.`,
  );
}

type Subject = Parameters<typeof checkFile>[0];

function listsFirst(subjects: readonly Subject[]): Subject[] {
  return subjects.toSorted((a, b) => Number(isListName(b.file.name)) - Number(isListName(a.file.name)));
}

interface Round {
  board: Board;
  signal: AbortSignal;
  lists: readonly JudgedList[];
}

interface Outcome {
  card: HTMLElement | null;
  word: string;
  checked?: CheckedFile;
}

async function checkOne(subject: Subject, { board, signal, lists }: Round): Promise<Outcome> {
  const { file } = subject;
  const meter = startMeter(file, board);
  try {
    const checked = await checkFile(subject, lists, meter);
    const { verdict, signatures } = checked;
    const word = [...new Set([verdict, ...signatures].map(({ badge }) => badge.text))].join(', ');
    return { card: drawChecked(checked), word, checked };
  } catch (error) {
    if (signal.aborted) return { card: null, word: 'not checked' };
    return {
      card: drawNote({ text: 'not checked', tone: 'warning' }, shownName(file.name), reasonOf(error)),
      word: 'not checked',
    };
  }
}

function startMeter(file: File, board: Board): (done: number) => void {
  const began = performance.now();
  board.progress(`Reading ${shownName(file.name)}`, 0);
  return (done) => {
    const seconds = (performance.now() - began) / 1000;
    const speed = seconds > 0.5 ? `, ${formatSpeed(done / seconds)}` : '';
    board.progress(`Reading ${shownName(file.name)}${speed}`, file.size === 0 ? 1 : done / file.size);
  };
}

function formatSpeed(bytesPerSecond: number): string {
  return `${Math.round(bytesPerSecond / 1_000_000)} MB a second`;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/wasm|webassembly/i.test(message))
    return 'This browser lets no WebAssembly run here, without which so large a file cannot be hashed. By hand: sha256sum on Linux, shasum -a 256 on macOS, Get-FileHash on Windows.';
  if (/answered \d|fetch/i.test(message))
    return 'The list of files could not be loaded. Check the connection and try again.';
  return `The file could not be read (${message}). Is it a folder, or was it moved or changed meanwhile?`;
}
