import { describe, expect, test } from 'vitest';
import { deprecates, namesIn, readDeprecation, removalAnnounced } from '#domain/deprecation-text.ts';
import { composeDeprecations } from '#domain/deprecations.ts';
import { type TinyCommit, type TinyRelease, tinyHistory } from '../support/tiny-history.ts';

describe('a title', () => {
  test.each([
    'deprecate `build.commonjsOptions`',
    'support `base` option during dev, deprecate `build.base`',
    'add `removeServerHot` future deprecation',
    'Deprecate screen.getMenuBarHeight',
    'mark `foo` as deprecated',
    '`config.server.base` is now deprecated',
    'server.force deprecation and force on restart API',
  ])('%s deprecates', (subject) => {
    expect(deprecates(subject)).toBe(true);
  });

  test.each([
    'remove deprecated splitVendorChunkPlugin',
    'avoid using deprecated `output.inlineDynamicImport` option',
    'Deprecations come >=1 major release before removal',
    'Disable deprecation warning of `crashReported.setExtraParameter()`',
    'Fix deprecated API in tools',
    'Use loadURL since loadUrl is deprecated',
    'fix deprecation warning',
  ])('%s does not', (subject) => {
    expect(deprecates(subject)).toBe(false);
  });
});

test.each([
  ['It will be removed in v4.0.', '4.0'],
  ['this is going to be removed in the next major version', 'next major'],
  ['to be dropped in version 5.x soon', '5.x'],
  ['It was removed in 4.0', null],
])('%j announces %j', (text, version) => {
  expect(removalAnnounced(text)).toBe(version);
});

test('of a text that deprecates, what is removed in a version will be', () => {
  expect(removalAnnounced('`flush` warns and is removed in 2.0.', true)).toBe('2.0');
  expect(removalAnnounced('`flush` is removed in 2.0.')).toBeNull();
});

test('the footer is read up to the next blank line or trailer', () => {
  expect(readDeprecation('why\n\nDEPRECATED: `a.b` is old,\nuse `c`\nSigned-off-by: Mara')).toBe(
    '`a.b` is old, use `c`',
  );
  expect(readDeprecation('nothing is DEPRECATED: here')).toBeNull();
});

test('names are what cannot be common words', () => {
  expect(namesIn('the `loadUrl()` of things')).toEqual(['loadUrl']);
  expect(namesIn('drop loadUrl and app.terminate now, --no-color too')).toEqual([
    'loadUrl',
    'app.terminate',
    '--no-color',
  ]);
  expect(namesIn('remove the old way')).toEqual([]);
});

const COMMITS: TinyCommit[] = [
  ['a', [], { subject: 'begin' }],
  ['b', ['a'], { subject: 'deprecate `loadUrl`', deprecation: 'Use `loadURL`; it will be removed in 2.0.' }],
  ['c', ['b'], { subject: 'deprecate `quit`', type: 'deprecate', section: 'deprecations' }],
  ['d', ['c'], { subject: 'remove `loadUrl`', breaking: true }],
  [
    'e',
    ['d'],
    { subject: 'new rules', breaking: true, breakingText: 'The old ones, `rules.v1`, will be removed in 2.1.' },
  ],
  ['f', ['e'], { subject: '`rules.v2` may be nested' }],
];
const RELEASES: TinyRelease[] = [
  { version: '1.0.0', at: 'a', notes: ['a'] },
  { version: '1.1.0-beta.1', at: 'b', notes: ['b'] },
  { version: '1.1.0', at: 'c', notes: ['c', 'b'] },
  { version: '2.0.0', at: 'e', notes: ['e', 'd'] },
  { version: '2.1.0', at: 'f', notes: ['f'] },
];

describe('what was deprecated', () => {
  const { portal, releases } = tinyHistory(COMMITS, RELEASES);
  const { deprecations } = composeDeprecations(portal, releases);

  test('stands once, newest first, with what became of it', () => {
    expect(deprecations.map(({ what, version, removal, state }) => [what, version, removal, state])).toEqual([
      ['new rules', '2.0.0', '2.1', 'due'],
      ['deprecate `loadUrl`', '1.1.0', '2.0', 'removed'],
      ['deprecate `quit`', '1.1.0', null, 'open'],
    ]);
  });

  test('is linked to the later breaking change that names it', () => {
    expect(deprecations[1]?.removed).toMatchObject({ version: '2.0.0', subject: 'remove `loadUrl`' });
  });
});
