import type { Problem } from '#domain/problem.ts';
import { ProblemsError } from './input-error.ts';

const NO_ROOM = 'Make room, or name a folder on another disk with --out. What was there before is as it was.';
const NO_RIGHT = 'Give the user who runs this the right to it, or name another folder.';
const FAILURES: Record<string, Omit<Problem, 'severity'>> = {
  ENOSPC: { code: 'disk-full', message: 'The disk is full', hint: NO_ROOM },
  EDQUOT: { code: 'disk-full', message: 'No more may be written to this disk', hint: NO_ROOM },
  EROFS: { code: 'read-only-disk', message: 'The disk can only be read', hint: 'Name a folder on another disk.' },
  EACCES: { code: 'no-permission', message: 'Permission is denied', hint: NO_RIGHT },
  EPERM: { code: 'no-permission', message: 'Permission is denied', hint: NO_RIGHT },
  EBUSY: { code: 'folder-in-use', message: 'The folder is in use', hint: 'Name a folder inside it with --out.' },
  EXDEV: { code: 'folder-in-use', message: 'The folder lies on a disk of its own', hint: 'Name a folder inside it.' },
  EIO: { code: 'disk-error', message: 'The disk failed', hint: 'Check the disk, then run this again.' },
  EMFILE: { code: 'too-many-files', message: 'Too many files are open', hint: 'Raise the limit: ulimit -n 4096' },
  ENFILE: { code: 'too-many-files', message: 'Too many files are open', hint: 'Close other programs and try again.' },
};
const IN_WORDS = new RegExp(`\\b(${Object.keys(FAILURES).join('|')}): ([^\\n]*)`);

/**
 * The problems that an error stands for: those it carries, or the one of the disk that is behind it however it was
 * wrapped on its way.
 *
 * @returns null for an error that no input explains, a fault of this program
 */
export function problemsBehind(error: unknown): readonly Problem[] | null {
  if (error instanceof ProblemsError) return error.problems;
  if (!(error instanceof Error)) return null;
  const told = IN_WORDS.exec(error.message);
  const code = (error as NodeJS.ErrnoException).code ?? told?.[1] ?? '';
  const failure = FAILURES[code];
  if (!failure) return error.cause === undefined ? null : problemsBehind(error.cause);
  return [{ ...failure, severity: 'error', message: `${failure.message}: ${told?.[2] ?? error.message}.` }];
}
