import { expect, test } from 'vitest';
import { isBookkeeping } from '#domain/bookkeeping.ts';

test.each([
  'v4.1.2',
  'Release 1.2.0',
  'Release/v0.22.0',
  'start version 3.1.3',
  'Bump version number to 1.1.dev',
  'Version bumped to 2.7.2.',
  'Redis 7.4 RC2',
  'globset-0.4.20',
  'Prepare to release v0.26.0',
  'Update CHANGELOG.md for 0.16',
  'Add changelog for #1218',
  'release notes updated',
  'Redis 6 RC2.',
  'Make release 2.53.3 LTS',
  'Fix 6.2.4 release month to June',
  'Fix release notes spelling mistake.',
])('%j is kept out of notes', (subject) => expect(isBookkeeping(subject)).toBe(true));

test.each([
  'Update the changelog template',
  'Bump git2 to 0.20',
  'Bump Werkzeug 3.0.0',
  'body-parser@1.2.0',
  'Support Python 3.12',
  'release memory',
  'Release v2.37.5 with security updates',
  'fix release date parsing',
  'Lua updated to version 5.1.5',
  'version 4 range semantics',
])('%j is work', (subject) => expect(isBookkeeping(subject)).toBe(false));

test('a subject of any shape is read in no time', () => {
  const shapes = ['changelog 1.1 1.1 ', '1.1.', 'release:', 'a-', 'changelog release ', 'prepare for release '];
  const started = performance.now();
  for (const shape of shapes) isBookkeeping(`${shape.repeat(120).slice(0, 119)}!`);
  expect(performance.now() - started).toBeLessThan(200);
});
