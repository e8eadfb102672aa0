import type { BodyPlace } from './notes-body.ts';

/** Beyond any prose, and far from where the compiler's stack ends (between 3,000 and 20,000 levels). */
const LIMITS: Record<string, number> = { '(': 500, '[': 500, '{': 500, '<': 2000, '*': 8000 };
const MARKER_LIMIT = 100;

/**
 * Finds text that the compiler of the pages cannot survive: it is native code (Sätteri 0.10.5), and past the end of its
 * stack, or at a backslash as the very last character, the whole build ends without a word. Depth is counted generously,
 * since the text is not parsed yet.
 *
 * @returns the place of the first, or null
 */
export function findBeyondLimits(text: string): (BodyPlace & { limit: 'depth' | 'end' }) | null {
  const depths = new Map<string, number>();
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') depths.set('*', 0);
    const column = deepMarkers(line) ?? deepBrackets(line, depths);
    if (column !== null) return { limit: 'depth', line: index + 1, column };
  }
  const end = text.trimEnd();
  if (!end.endsWith('\\')) return null;
  const before = end.split('\n');
  return { limit: 'end', line: before.length, column: before.at(-1)?.length ?? 1 };
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
