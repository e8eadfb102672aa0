import { describe, expect, test } from 'vitest';
import { addressesOf } from '#domain/addresses.ts';
import type { ReleaseEvent } from '#domain/channel.ts';
import { composeFeed } from '#domain/feed-compose.ts';
import { feedPages } from '#domain/feed-pages.ts';
import { type FeedInfo, feedList } from '#domain/feeds.ts';
import type { Portal } from '#domain/portal.ts';
import { serializeFeed } from '../../src/adapters/feed-serializer.ts';
import { findFeedReader, readFeeds } from '../support/feed-reader.ts';
import { madeAdvisory, madeChange, madePortal, madeRelease } from '../support/made-portal.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';

const python = findFeedReader();
const PLACE = { site: 'https://releases.example.com', base: '/portal/' };

const yanked: ReleaseEvent = {
  ...{ id: 1, at: '2026-04-02T08:12:00Z', by: 'mara', action: 'yanked', channel: 'stable', version: '1.90.0' },
  reason: 'It loses <settings> & more ]]>',
};

/** Two hundred releases, each with a naughty summary; one was withdrawn, of one the tag was moved, one has an advisory. */
const releases = Array.from({ length: 200 }, (_, at) =>
  madeRelease(`1.${at}.0`, {
    date: new Date(Date.UTC(2026, 0, 1 + at, 8)).toISOString().replace('.000Z', 'Z'),
    summary: ALL_NAUGHTY[at] ?? '',
    changes: [madeChange(at, { subject: ALL_NAUGHTY[at + 200] ?? 'x', security: true })],
    counts: { breaking: at % 3, security: at % 2, features: 1, fixes: 0, all: 1 },
    movedFrom: at === 7 ? 'f'.repeat(40) : null,
    events: at === 90 ? [yanked] : [],
  }),
).reverse();
const advisories = [madeAdvisory('CVE-2026-1', { affects: ['1.190.0'], title: '<b> & ]]>' })];
const portal = madePortal(releases, { advisories });

function written(info: FeedInfo, format: 'atom' | 'rss', archive?: number): string {
  const byId = new Map(releases.map((release) => [release.id, release]));
  const sources = { release: (id: string) => byId.get(id) as never, notesHtml: () => '', base: PLACE.base };
  const document = composeFeed({ info, format, archive }, portal, { ...sources, addressOf: addressesOf(PLACE) });
  return serializeFeed(document, format);
}

function documentsOf(info: FeedInfo, from: Portal): (number | undefined)[] {
  return [undefined, ...feedPages(info, from).archives.map(({ number }) => number)];
}

describe.skipIf(python === null)('an independent reader of feeds', () => {
  test.each(['atom', 'rss'] as const)('finds nothing wrong with any document, and every entry once: %s', (format) => {
    for (const info of feedList(portal)) {
      const documents = documentsOf(info, portal);
      const read = readFeeds(
        python ?? '',
        documents.map((archive) => written(info, format, archive)),
      );
      const { current, archives } = feedPages(info, portal);
      const expected = [current, ...archives.map(({ entries }) => entries)];
      expect(read.map(({ bozo, version }) => [bozo, version])).toEqual(
        documents.map(() => [false, format === 'atom' ? 'atom10' : 'rss20']),
      );
      expect(read.map(({ entries }) => entries.map(({ id }) => id))).toEqual(
        expected.map((entries) => entries.map(({ id }) => id)),
      );
      expect(read.map(({ entries }) => entries.map(({ updated }) => Date.parse(updated)))).toEqual(
        expected.map((entries) => entries.map(({ updated }) => Date.parse(updated))),
      );
    }
  });

  test('walks from the feed through its archives to the first entry there ever was', () => {
    const [info] = feedList(portal);
    if (!info) throw new Error('There is no feed.');
    const byAddress = new Map(
      documentsOf(info, portal).map((archive) => {
        const text = written(info, 'atom', archive);
        return [/<link rel="self" href="([^"]*)"/.exec(text)?.[1], text];
      }),
    );
    const seen = new Set<string>();
    let address: string | undefined = 'https://releases.example.com/portal/feeds/all.atom';
    for (let steps = 0; address !== undefined && steps < 10; steps++) {
      const [feed] = readFeeds(python ?? '', [byAddress.get(address) ?? '']);
      for (const { id } of feed?.entries ?? []) seen.add(id);
      address = feed?.links.find(([rel]) => rel === 'prev-archive')?.[1];
    }
    expect(address).toBeUndefined();
    expect(seen.size).toBe(202);
    expect(seen).toContain('tag:example.com,2020:lantern/lantern@1.0.0');
  });

  test('reads why a release was yanked as text', () => {
    const [info] = feedList(portal);
    const { archives, current } = feedPages(info as FeedInfo, portal);
    const home = [...archives, { number: undefined, entries: current }].find(({ entries }) =>
      entries.some(({ kind }) => kind === 'news'),
    );
    const [feed] = readFeeds(python ?? '', [written(info as FeedInfo, 'atom', home?.number)]);
    const entry = feed?.entries.find(({ id }) => id.endsWith('/yanked-2026-04-02'));
    expect(entry?.title).toBe('Yanked: Lantern 1.90.0');
    expect(entry?.html).toContain('It loses &lt;settings&gt; &amp; more ]]&gt;');
  });
});
