import { expect, test } from 'vitest';
import { addressesOf } from '#domain/addresses.ts';
import { notesToText } from '#domain/notes-text.ts';
import { releaseToText } from '#domain/release-text.ts';
import { madeChange, madePortal, madeRelease } from '../support/made-portal.ts';

test.each([
  ['![A lamp](https://x.example/a.svg)', 'Picture: A lamp (https://x.example/a.svg)'],
  ['see [the `page`](https://x.example/) now', 'see the `page` (https://x.example/) now'],
  ['<https://x.example/> and [https://x.example/](https://x.example/)', 'https://x.example/ and https://x.example/'],
  ['## Going *back* ##', 'Going back\n----------'],
  ['**From 2.x to 3.0** is _short_; snake_case_name and 2 * 3 * 4 stay', null],
  ['`**raw**` and `[a](b)` and ``a ` b``', '`**raw**` and `[a](b)` and ``a ` b``'],
  ['a \\*star\\* and ![a \\[b\\]](c)', 'a *star* and Picture: a [b] (c)'],
  ['a\n\n```toml\n# *x*\n\n[y](z)\n```\n\nb', 'a\n\n    # *x*\n\n    [y](z)\n\nb'],
  ['~~~\nnot closed', '    not closed'],
])('%j', (markdown, text) => {
  expect(notesToText(markdown)).toBe(text ?? 'From 2.x to 3.0 is short; snake_case_name and 2 * 3 * 4 stay');
});

test('files to download show their address, references their name', () => {
  const url = 'https://x.example/lantern.tar.gz';
  const release = madeRelease('2.4.1', {
    changes: [madeChange(1, { references: [{ text: '#12', url: 'https://x.example/12' }] })],
    artifacts: [
      {
        ...{ file: 'lantern.tar.gz', os: 'linux', arch: 'x64', kind: 'archive', size: null, url },
        ...{ sha256: 'ab'.repeat(32) },
      } as never,
    ],
  });
  const text = releaseToText(release, madePortal([release]), addressesOf({ site: null, base: '/' }));
  expect(text).toContain(`- lantern.tar.gz (linux, x64, archive)\n  ${url}\n  SHA-256 ${'ab'.repeat(32)}\n`);
  expect(text).toMatch(/change 1 \(#12, [0-9a-f]{7}\)/);
});
