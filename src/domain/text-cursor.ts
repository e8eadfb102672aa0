/** A place in a text that is read from left to right. */
export interface Cursor {
  text: string;
  at: number;
}

/** The text is not what was expected where the cursor stands. */
export class UnreadableText extends Error {
  override readonly name = 'UnreadableText';
}

/** Goes over what a sticky pattern matches, if it does. */
export function skip(cursor: Cursor, pattern: RegExp): void {
  pattern.lastIndex = cursor.at;
  if (pattern.test(cursor.text)) cursor.at = pattern.lastIndex;
}

/** Goes over an expected text or sticky pattern. @returns whether it stood there */
export function take(cursor: Cursor, expected: string | RegExp): boolean {
  if (typeof expected !== 'string') {
    expected.lastIndex = cursor.at;
    if (!expected.test(cursor.text)) return false;
    cursor.at = expected.lastIndex;
    return true;
  }
  if (!cursor.text.startsWith(expected, cursor.at)) return false;
  cursor.at += expected.length;
  return true;
}

/** As `take`, but gives what stood there. @throws UnreadableText where it does not */
export function need(cursor: Cursor, pattern: RegExp): string {
  const start = cursor.at;
  if (!take(cursor, pattern)) throw new UnreadableText();
  return cursor.text.slice(start, cursor.at);
}
