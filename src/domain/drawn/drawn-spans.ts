import { type DrawnSpan, layOver, type Stretch } from './drawn-file.ts';

/**
 * One line as stretches of one appearance.
 *
 * @param colours stretches from the start of the line on
 * @param marks start and end of each stretch that differs
 */
export function spansOf(
  text: string,
  colours: readonly Stretch<string | null>[],
  marks: readonly number[],
): DrawnSpan[] {
  if (colours.length === 0 && marks.length === 0) return [{ text, colour: null, marked: false }];
  const marked: Stretch<boolean>[] = [];
  let at = 0;
  for (let i = 0; i + 1 < marks.length; i += 2) {
    const [start, end] = [marks[i] ?? 0, marks[i + 1] ?? 0];
    marked.push({ length: start - at, value: false }, { length: end - start, value: true });
    at = end;
  }
  return layOver(text, colours, marked);
}
