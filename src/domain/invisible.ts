import type { BodyFault } from './notes-body.ts';
import { cleanText } from './text.ts';

/**
 * Finds characters that would act on a page or a terminal without being seen. Notes are compiled as they stand, so
 * these are refused there instead of being made visible.
 *
 * @param text with LF line ends
 * @returns the first of each line
 */
export function findInvisible(text: string): BodyFault[] {
  return text.split('\n').flatMap((line, index) => {
    const cleaned = cleanText(line);
    if (cleaned === line) return [];
    const column = firstDifference(line, cleaned) + 1;
    const code = line
      .codePointAt(column - 1)
      ?.toString(16)
      .toUpperCase()
      .padStart(4, '0');
    const message = `The invisible character U+${code} stands here.`;
    return [
      {
        code: 'notes-invisible',
        message,
        hint: 'Remove it, or type the text around it anew.',
        line: index + 1,
        column,
      },
    ];
  });
}

/** The unit at which two texts part, never inside a pair. */
function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at > 0 && /[\ud800-\udbff]/.test(one[at - 1] ?? '') && /[\udc00-\udfff]/.test(one[at] ?? '') ? at - 1 : at;
}
