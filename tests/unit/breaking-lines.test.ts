import { expect, test } from 'vitest';
import { breakingLines, splitLines } from '#domain/breaking-lines.ts';
import { smallPortal } from '../support/small-portal.ts';

const VERSIONS = ['1.0.0', '2.0.0-rc.1', '2.0.0', '2.1.0', '3.0.0-beta.1'];

function portal(breaking: Record<string, number>) {
  return smallPortal(VERSIONS, ({ releases }) => {
    for (const row of releases) row.counts = { ...row.counts, breaking: breaking[row.version] ?? 0 };
  });
}

test('lines come newest first; a prerelease tells what breaks until its final does', () => {
  const lines = breakingLines(portal({ '1.0.0': 1, '2.0.0-rc.1': 2, '2.0.0': 2, '3.0.0-beta.1': 4 }));
  expect(lines.map(({ line, rows, count }) => [line.id, rows.map(({ version }) => version), count])).toEqual([
    ['3.x', ['3.0.0-beta.1'], 4],
    ['2.x', ['2.0.0'], 2],
    ['1.x', ['1.0.0'], 1],
  ]);
});

test('nothing breaks where nothing says so', () => {
  expect(breakingLines(portal({}))).toEqual([]);
});

test('a page has room for some lines, and always for the first', () => {
  const split = (counts: Record<string, number>) => {
    const { shown, rest } = splitLines(breakingLines(portal(counts)));
    return [shown, rest].map((list) => list.map(({ line }) => line.id));
  };
  expect(split({ '1.0.0': 1, '2.0.0': 2 })).toEqual([['2.x', '1.x'], []]);
  expect(split({ '1.0.0': 100, '2.0.0': 100, '3.0.0-beta.1': 900 })).toEqual([['3.x'], ['2.x', '1.x']]);
});
