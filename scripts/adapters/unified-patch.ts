import { formatPatch, structuredPatch } from 'diff';

/** Differing lines up to which two texts are compared; beyond it the time would grow with their square. */
const EDIT_LIMIT = 3_000;
const CONTEXT = 3;

/**
 * The hunks that turn one text into another, as a unified diff from the first `@@` on.
 *
 * @returns null where the texts differ in too many lines to be compared in time
 */
export function unifiedPatch(before: string, after: string): string | null {
  const patch = structuredPatch('a', 'b', before, after, undefined, undefined, {
    context: CONTEXT,
    maxEditLength: EDIT_LIMIT,
  });
  if (!patch) return null;
  const text = formatPatch(patch);
  const start = text.indexOf('@@ ');
  return start < 0 ? '' : text.slice(start);
}
