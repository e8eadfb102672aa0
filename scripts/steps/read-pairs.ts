import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { InputError } from '../input-error.ts';

/** A line of the file of pairs, with its place for what is wrong in it. */
export interface PairLine {
  words: string[];
  where: { file: string; line: number; column: number };
}

/**
 * Reads a file of pairs, `-` for standard input. Empty lines and those that begin with `#` are left out.
 *
 * @throws InputError `unreadable-pairs`
 */
export async function readPairs(file: string): Promise<PairLine[]> {
  const content = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch((error: Error) => {
    throw new InputError({
      code: 'unreadable-pairs',
      message: `${file} cannot be read: ${error.message}`,
      hint: 'Name a file with a pair of versions on each line: 2.4.0 2.5.1',
    });
  });
  return content.split('\n').flatMap((line, at) => {
    const words = line.trim().split(/\s+/).filter(Boolean);
    const where = { file: file === '-' ? 'standard input' : file, line: at + 1, column: 1 };
    return words.length === 0 || words[0]?.startsWith('#') ? [] : [{ words, where }];
  });
}
