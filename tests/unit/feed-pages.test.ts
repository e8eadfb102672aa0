import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesOf } from '#domain/addresses.ts';
import type { ReleaseEvent } from '#domain/channel.ts';
import { composeFeed } from '#domain/feed-compose.ts';
import { archivePath, feedPages } from '#domain/feed-pages.ts';
import { FEED_FORMATS, type FeedFormat, feedList } from '#domain/feeds.ts';
import { findNews } from '#domain/news.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { serializeFeed } from '../../src/adapters/feed-serializer.ts';
import { madeAdvisory, madePortal, madeRelease } from '../support/made-portal.ts';
import { all, parseXml, textOf } from '../support/xml.ts';

const PLACE = { site: 'https://releases.example.com', base: '/' };

/** So many releases, a day apart, oldest first. */
function releases(count: number): Release[] {
  return Array.from({ length: count }, (_, at) => madeRelease(`1.${at}.0`, { date: moment(at) }));
}

function moment(days: number): string {
  return new Date(Date.UTC(2020, 0, 1 + days, 8)).toISOString().replace('.000Z', 'Z');
}

function pagesOf(portal: Portal, name = 'all') {
  return feedPages(feedList(portal).find((each) => each.name === name) as never, portal);
}

function written(portal: Portal, format: FeedFormat, archive?: number): string {
  const sources = {
    release: () => madeRelease('1.0.0'),
    notesHtml: () => '',
    addressOf: addressesOf(PLACE),
    base: '/',
  };
  return serializeFeed(composeFeed({ info: feedList(portal)[0] as never, format, archive }, portal, sources), format);
}

describe('a feed that has more than its document holds', () => {
  test('leaves no entry out: the document and its archives have every one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 320 }), (count) => {
        const { current, archives } = pagesOf(madePortal(releases(count).reverse()));
        const ids = new Set([...current, ...archives.flatMap(({ entries }) => entries)].map(({ id }) => id));
        expect(ids.size).toBe(count);
        expect(current.length).toBe(Math.min(count, 50));
        expect(archives.every(({ entries }) => entries.length === 50)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test.each(FEED_FORMATS)('%s: an archive stays as it is when more comes, but for the link to the next', (format) => {
    const before = madePortal(releases(130).reverse());
    const after = madePortal(releases(260).reverse());
    expect(written(after, format, 1)).toBe(written(before, format, 1));
    const withoutNext = (text: string) => text.replace(/\n\s*<(?:atom:)?link rel="next-archive"[^>]*>/, '');
    expect(withoutNext(written(after, format, 2))).toBe(withoutNext(written(before, format, 2)));
  });

  test('links its archives as RFC 5005 says', () => {
    const portal = madePortal(releases(180).reverse());
    const links = (archive?: number) =>
      all(parseXml(written(portal, 'atom', archive)), 'link').map(({ attributes: { rel, href } }) => [rel, href]);
    const at = (number: number) => `https://releases.example.com/${archivePath('all', number, 'atom')}`;
    expect(links()).toContainEqual(['prev-archive', at(3)]);
    expect(links(2)).toEqual(
      expect.arrayContaining([
        ['current', 'https://releases.example.com/feeds/all.atom'],
        ['prev-archive', at(1)],
        ['next-archive', at(3)],
        ['self', at(2)],
      ]),
    );
    expect(links(1).map(([rel]) => rel)).not.toContain('prev-archive');
    expect(written(portal, 'atom', 1)).toContain('<fh:archive/>');
    expect(written(portal, 'atom')).not.toContain('<fh:archive/>');
  });

  test('RSS links them too, JSON Feed names the next address, from the newest to the oldest', () => {
    const portal = madePortal(releases(180).reverse());
    const [channel] = all(parseXml(written(portal, 'rss', 2)), 'channel');
    expect(all(channel as never, 'atom:link').map(({ attributes }) => attributes.rel)).toEqual(
      expect.arrayContaining(['current', 'prev-archive', 'next-archive', 'self']),
    );
    const next = [undefined, 3, 2, 1].map((archive) => JSON.parse(written(portal, 'json', archive)).next_url);
    const at = (number: number) => `https://releases.example.com/${archivePath('all', number, 'json')}`;
    expect(next).toEqual([at(3), at(2), at(1), undefined]);
  });

  test('keeps forty archives, each under the number that it always had', () => {
    const { archives } = pagesOf(madePortal(releases(2400).reverse()));
    expect([archives.length, archives[0]?.number, archives.at(-1)?.number]).toEqual([40, 8, 47]);
  });

  test('an advisory that is edited comes back into the document, and displaces nothing', () => {
    const advisory = madeAdvisory('CVE-2020-1', { published: moment(0), updated: moment(500) });
    const safe = releases(120).map((release) => ({ ...release, counts: { ...release.counts, security: 1 } }));
    const { current, archives } = pagesOf(madePortal(safe.reverse(), { advisories: [advisory] }), 'security');
    expect(current[0]).toMatchObject({ kind: 'advisory' });
    const ids = new Set([...current, ...archives.flatMap(({ entries }) => entries)].map(({ id }) => id));
    expect(ids.size).toBe(121);
  });

  test('times are readable where a browser shows the feed', () => {
    const portal = madePortal(releases(2));
    const [entry] = all(parseXml(written(portal, 'atom')), 'entry');
    expect(textOf(entry as never, 't:when')).toBe('2 January 2020, 08:00 UTC');
    expect(textOf(entry as never, 'updated')).toBe('2020-01-02T08:00:00.000Z');
  });
});

describe('what happens to a release later', () => {
  const event = (id: number, action: ReleaseEvent['action'], over: Partial<ReleaseEvent> = {}): ReleaseEvent => {
    return { id, at: `2026-06-0${id}T10:00:00Z`, by: 'mara', action, channel: 'stable', version: '2.4.1', ...over };
  };
  const events = [
    event(1, 'published'),
    event(2, 'promoted', { channel: 'lts', promotedFrom: 'stable' }),
    event(3, 'yanked', { reason: 'It loses <settings>.', replacement: '2.4.2' }),
    event(3, 'yanked', { channel: 'lts' }),
    event(4, 'restored'),
  ];
  const release = madeRelease('2.4.1', { events });
  const portal = madePortal([release]);

  test('is an entry of its own, with an id of its own, and once for all channels of a day', () => {
    const entries = pagesOf(portal).current;
    expect(entries.map(({ id }) => id.replace('tag:example.com,2020:lantern/lantern@2.4.1', ''))).toEqual([
      '/restored-2026-06-04',
      '/yanked-2026-06-03',
      '/promoted-2026-06-02',
      '',
    ]);
    expect(findNews([release]).map(({ channels }) => channels)).toEqual([['lts'], ['stable', 'lts'], ['stable']]);
  });

  test('stays told after it was taken back: the yank keeps its entry', () => {
    const text = written(portal, 'atom');
    expect(text).toContain('yanked from stable and lts: It loses &lt;settings&gt;.');
    expect(text).toContain('Use 2.4.2 instead.');
    expect(text).toContain('is offered on stable again');
  });

  test('stands in the feeds of the channels that it happened on', () => {
    const both = madePortal([release, madeRelease('9.9.9', { channel: 'lts', date: moment(0) })]);
    both.channels = both.channels.map((channel) => ({ ...channel, releases: ['2.4.1', '9.9.9'] }));
    const kinds = (name: string) =>
      pagesOf(both, name).current.flatMap((entry) => (entry.kind === 'news' ? entry.news.kind : []));
    expect(kinds('stable')).toEqual(['restored', 'yanked']);
    expect(kinds('lts')).toEqual(['yanked', 'promoted']);
  });

  test('a tag that was moved is told as long as it is, and in no archive', () => {
    const many = releases(200).map((each, at) => (at === 3 ? { ...each, movedFrom: 'f'.repeat(40) } : each));
    const { current, archives } = pagesOf(madePortal(many.reverse()));
    expect(current.filter(({ kind }) => kind === 'moved').map(({ title }) => title)).toEqual([
      'Tag moved: Lantern 1.3.0',
    ]);
    expect(archives.flatMap(({ entries }) => entries).some(({ kind }) => kind === 'moved')).toBe(false);
  });
});
