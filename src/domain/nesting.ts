import type { BodyFault } from './notes-body.ts';

/** Beyond any prose, and far from where the compiler's stack ends (between 3,000 and 20,000 levels). */
const LIMITS: Record<string, number> = { '(': 500, '[': 500, '{': 500, '<': 2000, '*': 8000 };
const MARKER_LIMIT = 100;

/**
 * Finds text that would nest deeper than the compiler of the pages can follow: it is native code, and past the end of
 * its stack the whole build ends without a word (Sätteri 0.10.5). Counts generously, since the text is not parsed yet.
 *
 * @returns the place where it gets too deep, or null
 */
export function findDeepNesting(text: string): BodyFault | null {
  const depths = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') depths.set('*', 0);
    const column = deepMarkers(line) ?? deepBrackets(line, depths);
    if (column !== null) return { code: 'notes-nesting', ...TOO_DEEP, line: index + 1, column };
  }
  return null;
}

/** Quotes and lists inside each other on one line: `> > - - 1. `. */
function deepMarkers(line: string): number | null {
  const markers = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)]))*/.exec(line)?.[0] ?? '';
  return markers.replace(/[^>*+.)-]/g, '').length > MARKER_LIMIT ? 1 : null;
}

/** Brackets and tags that were opened and not closed yet; emphasis, whose ends look like its starts, a paragraph. */
function deepBrackets(line: string, depths: Map<string, number>): number | null {
  for (const match of line.matchAll(/[([{*_~]|[)\]}]|<\/|<(?=[A-Za-z>])|\/>/g)) {
    const [kind, step] = STEPS.get(match[0]) ?? ['*', 1];
    const depth = Math.max(0, (depths.get(kind) ?? 0) + step);
    depths.set(kind, depth);
    if (depth > (LIMITS[kind] ?? 0)) return match.index + 1;
  }
  return null;
}

const STEPS = new Map<string, [kind: string, step: 1 | -1]>([
  ['(', ['(', 1]],
  [')', ['(', -1]],
  ['[', ['[', 1]],
  [']', ['[', -1]],
  ['{', ['{', 1]],
  ['}', ['{', -1]],
  ['<', ['<', 1]],
  ['</', ['<', -1]],
  ['/>', ['<', -1]],
]);

const TOO_DEEP = {
  message: 'From here on the text is nested deeper than it can be read.',
  hint: 'Close what is open, or put code between lines of ``` in a file of its own and link it.',
};
