import { colourSource } from '../../adapters/highlighter-browser.ts';
import type { ColourAnswer, ColourTask, SideColours } from './protocol.ts';
import { serve } from './serve.ts';

serve<ColourTask, ColourAnswer>(
  async ({ language, before, after }) => {
    const names = new Map<string, number>();
    const [old, fresh] = [await colourSource(before, language), await colourSource(after, language)];
    return { before: packed(old, names), after: packed(fresh, names), names: [...names.keys()] };
  },
  ({ before, after }) => [before, after].flatMap(({ starts, pairs }) => [starts.buffer, pairs.buffer]),
);

function packed(
  lines: readonly (readonly { length: number; value: string | null }[])[],
  names: Map<string, number>,
): SideColours {
  const starts = new Uint32Array(lines.length + 1);
  const pairs: number[] = [];
  for (const [index, line] of lines.entries()) {
    for (const { length, value } of line) pairs.push(length, value === null ? 0 : numberOf(names, value));
    starts[index + 1] = pairs.length;
  }
  return { starts, pairs: Uint32Array.from(pairs) };
}

function numberOf(names: Map<string, number>, name: string): number {
  const known = names.get(name) ?? names.size + 1;
  names.set(name, known);
  return known;
}
