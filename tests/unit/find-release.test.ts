import { expect, test } from 'vitest';
import { findRelease } from '#domain/find-release.ts';
import { madePortal, madeRelease } from '../support/made-portal.ts';

const { releases } = madePortal([
  madeRelease('3.0.0-beta.1'),
  madeRelease('2.4.1'),
  madeRelease('2.4.0'),
  madeRelease('1.0.0', { component: 'wick' }),
  madeRelease('1.0.0', { tag: '1.0.0' }),
  madeRelease('1.0.0', { id: 'v1.0.0', tag: 'v1.0.0', spelledTwiceWith: '1.0.0' }),
  madeRelease('4.0.0', { component: 'glass' }),
]);

test.each([
  ['2.4.1', '2.4.1'],
  ['v2.4.1', '2.4.1'],
  [' 2.4.1 ', '2.4.1'],
  ['V3.0.0-beta.1', '3.0.0-beta.1'],
  ['wick@1.0.0', 'wick/1.0.0'],
  ['wick@v1.0.0', 'wick/1.0.0'],
  ['wick/1.0.0', 'wick/1.0.0'],
  ['lantern@2.4.0', '2.4.0'],
  ['1.0.0', '1.0.0'],
  ['v1.0.0', 'v1.0.0'],
  ['4.0.0', 'glass/4.0.0'],
])('%s is %s', (spec, id) => {
  expect(findRelease(spec, releases).found?.id).toBe(id);
});

test.each([
  ['2.4', '2.4.1'],
  ['2.4.2', '2.4.1'],
  ['wik@1.0.0', 'wick/1.0.0'],
  ['3.0.0-beta.2', '3.0.0-beta.1'],
])('%s is none, and %s is the nearest', (spec, id) => {
  const result = findRelease(spec, releases);
  expect(result.found).toBeNull();
  expect(result.found === null && result.nearest[0]?.id).toBe(id);
});

test('what is nonsense finds nothing and takes no time', () => {
  const result = findRelease('x'.repeat(100_000), releases);
  expect(result.found === null && result.nearest).toHaveLength(3);
  expect(findRelease('', [])).toEqual({ found: null, nearest: [] });
});
