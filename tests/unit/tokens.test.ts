import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const sheet = ['tokens', 'diff']
  .map((name) => readFileSync(join(import.meta.dirname, `../../src/styles/${name}.css`), 'utf8'))
  .join('\n');
const TOKENS = new Map(
  [...sheet.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

const GROUNDS = ['paper', 'raised', 'sunk'];
const LINES = ['raised', 'added', 'added-word', 'removed', 'removed-word'];
const SYNTAX = ['keyword', 'string', 'constant', 'function', 'comment'].map((name) => `tok-${name}`);
const TRACKS = Array.from({ length: 8 }, (_, index) => `track-${index}`);
/** What stands as text, and everything it stands on. */
const TEXT: [string, string[]][] = [
  [
    'ink',
    [
      ...GROUNDS,
      'signal-wash',
      'good-wash',
      'warning-wash',
      'bad-wash',
      'added',
      'removed',
      'added-word',
      'removed-word',
    ],
  ],
  ['soft', [...GROUNDS, 'signal-wash', 'added', 'removed']],
  ['faint', GROUNDS],
  ['signal', [...GROUNDS, 'signal-wash']],
  ['good', [...GROUNDS, 'good-wash']],
  ['warning', [...GROUNDS, 'warning-wash']],
  ['bad', [...GROUNDS, 'bad-wash']],
  ...SYNTAX.map((colour): [string, string[]] => [colour, LINES]),
  ...TRACKS.map((track): [string, string[]] => [track, ['paper', 'raised']]),
];

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe('the colours', () => {
  test.each(['light', 'dark'] as const)('give all text at least 4.5:1 in the %s theme', (theme) => {
    const weak = TEXT.flatMap(([text, grounds]) =>
      grounds.flatMap((ground) => {
        const [a, b] = [TOKENS.get(text)?.[theme], TOKENS.get(ground)?.[theme]];
        if (!a || !b) return [`${text} or ${ground} is missing`];
        const ratio = contrast(a, b);
        return ratio < 4.5 ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : [];
      }),
    );
    expect(weak).toEqual([]);
  });

  test('have one name each and are nowhere but in the tokens', () => {
    const names = [...sheet.matchAll(/^ {4}--([\w-]+):.*light-dark/gm)].map((match) => match[1]);
    expect(new Set(names).size).toBe(names.length);
    const styles = ['base', 'parts', 'layout', 'list', 'map', 'home', 'release', 'status'];
    const stray = styles.filter((name) => /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsl\(/i.test(read(name)));
    expect(stray).toEqual([]);
  });
});

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, `../../src/styles/${name}.css`), 'utf8');
}
