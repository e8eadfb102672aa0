import { describe, expect, test } from 'vitest';
import { addressesOf } from '#domain/addresses.ts';
import { badgeSvg } from '#domain/badge.ts';
import { checksumList } from '#domain/checksums.ts';
import { feedList } from '#domain/feeds.ts';
import { feedsOpml } from '#domain/opml.ts';
import { cleanLine } from '#domain/text.ts';
import { madePortal, madeRelease } from '../support/made-portal.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';
import { all, parseXml } from '../support/xml.ts';

describe('the badge of a channel', () => {
  test('says channel and version to those who see it and to those who do not', () => {
    const letters = all(parseXml(badgeSvg({ label: 'Stable', value: '3.1.1' })), 'g')[0];
    expect(letters?.children.map(({ text }) => text)).toEqual(['Stable', '3.1.1']);
    expect(badgeSvg({ label: 'Stable', value: '3.1.1' })).toContain('aria-label="Stable: 3.1.1"');
  });
  test('carries any text as text', () => {
    for (const text of ALL_NAUGHTY.map(cleanLine)) {
      expect(badgeSvg({ label: text, value: text })).not.toMatch(/<(?!\/?(?:svg|title|rect|path|g|text)\b)/);
    }
  });
});

describe('checksums', () => {
  const hash = 'a'.repeat(64);
  test('stand as sha256sum reads them, in the order of their hashes, each file once', () => {
    const b = { file: 'b.zip', sha256: 'b'.repeat(64) };
    expect(checksumList([b, { file: 'a.tar.gz', sha256: hash }, b, { file: 'c.txt', sha256: null }])).toBe(
      `${hash}  a.tar.gz\n${'b'.repeat(64)}  b.zip\n`,
    );
  });
  test('there is no list of nothing', () => {
    expect(checksumList([{ file: 'a.tar.gz', sha256: null }])).toBeNull();
  });
});

test('the list of feeds names each feed by its absolute address', () => {
  const portal = madePortal([madeRelease('2.4.1')]);
  const addressOf = addressesOf({ site: 'https://releases.example.com', base: '/lantern' });
  const opml = feedsOpml('Lantern & more', feedList(portal), addressOf);
  expect(() => parseXml(opml)).not.toThrow();
  for (const { name } of feedList(portal))
    expect(opml).toContain(`xmlUrl="https://releases.example.com/lantern/feeds/${name}.atom"`);
});
