import { describe, expect, test } from 'vitest';
import { addressesOf } from '#domain/addresses.ts';
import type { Change } from '#domain/change.ts';
import type { ReleaseEvent } from '#domain/channel.ts';
import { splitCodeSpans } from '#domain/code-spans.ts';
import { composeFeed } from '#domain/feed-compose.ts';
import { absoluteAddresses } from '#domain/feed-document.ts';
import { feedPages } from '#domain/feed-pages.ts';
import { FEED_FORMATS, type FeedFormat, feedList, releasesOfFeed } from '#domain/feeds.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { serializeFeed } from '../../src/adapters/feed-serializer.ts';
import { madeChange, madePortal, madeRelease } from '../support/made-portal.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';
import { all, parseXml, textOf } from '../support/xml.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  ']]> ]]> end of both',
  '&amp; &lt;b&gt; &nbsp; &#x1;',
  'half a pair \ud800 and \udfff',
  'control \u0000\u0001\u0008\u000b\u001f\ufffe\uffff',
  '" onload="alert(1)',
  '{process.exit(0)} `code` <%= 1 %>',
  '<?xml-stylesheet href="x"?> <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e;',
  'href="https://portal.invalid/ <link>https://portal.invalid/</link>',
  '$& $1 $$ $`',
];

const yanked = { at: '2026-05-03T08:12:00Z', by: 'mara', reason: 'It loses settings.', replacement: '2.4.2' };
const events: ReleaseEvent[] = [{ id: 1, action: 'yanked', channel: 'stable', version: '2.4.1', ...yanked }];
const site = { site: 'https://releases.example.com', base: '/lantern' };

describe('which releases stand in which feed', () => {
  const stable = madeRelease('2.4.1', { counts: { breaking: 1, security: 1, features: 0, fixes: 0, all: 2 } });
  const beta = madeRelease('3.0.0-beta.1', { counts: { breaking: 2, security: 0, features: 0, fixes: 0, all: 2 } });
  const beside = madeRelease('1.0.0', { component: 'wick', channel: 'stable' });
  const planned = madeRelease('4.0.0', { status: 'unreleased' });
  const portal = madePortal([planned, beta, stable, beside]);
  const ids = (name: string): string[] =>
    releasesOfFeed(feedList(portal).find((each) => each.name === name) as never, portal).map((row) => row.id);

  test('everything that was released stands in all', () => {
    expect(ids('all')).toEqual(['3.0.0-beta.1', '2.4.1', 'wick/1.0.0']);
  });
  test('prereleases stand in the feed of their channel, and in no other but all', () => {
    expect(ids('beta')).toEqual(['3.0.0-beta.1']);
    for (const name of ['stable', 'breaking', 'security', 'component-lantern'])
      expect(ids(name)).not.toContain('3.0.0-beta.1');
  });
  test('breaking, security and components', () => {
    expect([ids('breaking'), ids('security')]).toEqual([['2.4.1'], ['2.4.1']]);
    expect(ids('component-wick')).toEqual(['wick/1.0.0']);
  });
  test('a line has a feed of its stable releases as soon as it has one', () => {
    const line = (id: string, latest: string | null) =>
      ({ id, slug: id, component: 'lantern', latest }) as Portal['lines'][number];
    const lines = [line('3.x', null), line('2.x', '2.4.1')];
    const own = { ...portal, lines };
    const feeds = feedList(own).filter(({ kind }) => kind === 'line');
    expect(feeds.map(({ name }) => name)).toEqual(['line-2.x']);
    expect(releasesOfFeed(feeds[0] as never, own).map(({ id }) => id)).toEqual(['2.4.1']);
  });
  test('a channel called like another feed keeps its feed under a name of its own', () => {
    const names = feedList(madePortal([madeRelease('1.0.0', { channel: 'security' })])).map((each) => each.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('channel-security');
  });
});

describe('entries', () => {
  test('newest first, at least fifty', () => {
    const many = Array.from({ length: 80 }, (_, i) => madeRelease(`1.${i}.0`, { date: day(i) }));
    const entries = entriesOf(madePortal(many));
    expect(entries).toHaveLength(50);
    expect(entries[0]).toMatchObject({ row: { version: '1.79.0' } });
    expect(entries.map((entry) => entry.date)).toEqual(
      entries
        .map((entry) => entry.date)
        .sort()
        .reverse(),
    );
  });
  test('a yank is an entry of its own, with an id of its own, and leaves the first id as it was', () => {
    const before = entriesOf(madePortal([madeRelease('2.4.1')]));
    const after = entriesOf(madePortal([madeRelease('2.4.1', { yanked, events, status: 'yanked' })]));
    expect(before.map((entry) => entry.id)).toEqual(['tag:example.com,2020:lantern/lantern@2.4.1']);
    expect(after.map((entry) => entry.id)).toEqual([
      'tag:example.com,2020:lantern/lantern@2.4.1/yanked-2026-05-03',
      'tag:example.com,2020:lantern/lantern@2.4.1',
    ]);
    expect(after[1]?.date).toBe(before[0]?.date);
  });
  test('two tags that spell one version keep different ids', () => {
    const twice = madeRelease('1.15.0', { id: 'v1.15.0', tag: 'v1.15.0', spelledTwiceWith: '1.15.0' });
    const ids = entriesOf(madePortal([madeRelease('1.15.0', { tag: '1.15.0' }), twice])).map((entry) => entry.id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('written as a format', () => {
  test.each(FEED_FORMATS)('%s: ids and dates depend neither on the host nor on the clock', (format) => {
    const release = madeRelease('2.4.1', { yanked, events, status: 'yanked' });
    const here = write(release, format);
    expect(here).toBe(write(release, format));
    const there = write(release, format, { site: 'https://elsewhere.example', base: '/' });
    const idsIn = (text: string): string[] => text.match(/tag:[^"<\s]+/g) ?? [];
    expect(idsIn(there)).toEqual(idsIn(here));
    expect(here).not.toContain(String(new Date().getFullYear() + 1));
    expect(here).toContain('https://releases.example.com/lantern/releases/2.4.1/');
  });

  test.each(HOSTILE)('hostile text stays text in Atom and RSS: %j', (text) => {
    const release = hostileRelease(text);
    const atom = parseXml(write(release, 'atom', site, text));
    const rss = parseXml(write(release, 'rss', site, text));
    const shown = text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '\ufffd');
    expect(textOf(atom, 'title')).toBe(`${shown}: all releases`);
    expect(textOf(all(rss, 'channel')[0] as never, 'title')).toBe(`${shown}: all releases`);
    const entry = all(atom, 'entry')[0] as never;
    expect(decodeHtml(textOf(entry, 'title'))).toBe(`${shown} 2.4.1`);
    const item = all(all(rss, 'channel')[0] as never, 'item')[0] as never;
    expect(textOf(item, 'title')).toBe(`${shown} 2.4.1`);
    for (const html of [textOf(entry, 'content'), textOf(item, 'content:encoded')]) {
      expect(html).not.toMatch(/<(?!\/?(?:p|h2|ul|li|a|strong|br|code)\b)/);
      expect(decodeHtml(html)).toContain(shown);
    }
  });

  test.each(HOSTILE)('hostile text stays text in JSON Feed: %j', (text) => {
    const feed = JSON.parse(write(hostileRelease(text), 'json', site, text));
    expect(feed.title).toBe(`${text}: all releases`);
    expect(feed.items[0].content_html).not.toMatch(/<(?!\/?(?:p|h2|ul|li|a|strong|br|code)\b)/);
  });

  test('six hundred naughty strings in one feed: well-formed, and none is lost', () => {
    const changes = ALL_NAUGHTY.map((subject, i) => madeChange(i, { subject, breaking: true, breakingText: subject }));
    const release = madeRelease('2.4.1', { changes });
    const entry = all(parseXml(write(release, 'atom')), 'entry')[0] as never;
    const item = all(all(parseXml(write(release, 'rss')), 'channel')[0] as never, 'item')[0] as never;
    for (const html of [textOf(entry, 'content'), textOf(item, 'content:encoded')]) {
      expect(html).not.toMatch(/<(?!\/?(?:p|h2|ul|li|a|strong|br|code)\b)/);
      const shown = decodeHtml(html.replace(/<[^>]*>/g, '')).replace(/\s+/g, '');
      const lost = ALL_NAUGHTY.map(asShown).filter((text) => !shown.includes(text));
      expect(lost).toEqual([]);
    }
  });

  test('JSON Feed is version 1.1 with every member that it requires', () => {
    const feed = JSON.parse(write(madeRelease('2.4.1'), 'json'));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'en',
      authors: [{ name: 'Lantern' }],
      home_page_url: 'https://releases.example.com/lantern/',
      feed_url: 'https://releases.example.com/lantern/feeds/all.json',
      items: [{ id: 'tag:example.com,2020:lantern/lantern@2.4.1', date_published: '2026-05-01T10:00:00.000Z' }],
    });
    expect(feed).not.toHaveProperty('author');
  });

  test('Atom has what the standard demands', () => {
    const atom = parseXml(write(madeRelease('2.4.1'), 'atom'));
    expect(textOf(atom, 'updated')).toBe('2026-05-01T10:00:00.000Z');
    expect(textOf(all(atom, 'author')[0] as never, 'name')).toBe('Lantern');
    expect(all(atom, 'link').map((link) => link.attributes.rel)).toEqual(['alternate', 'self']);
  });

  test.each(['atom', 'rss'] as const)('%s is styled by the host that serves it, whatever the site', (format) => {
    for (const place of [site, { ...site, base: '/lantern/' }, { ...site, site: null }]) {
      const text = write(madeRelease('2.4.1'), format, place);
      expect(text).toContain('<?xml-stylesheet href="/lantern/feeds.css" type="text/css"?>');
    }
    expect(write(madeRelease('2.4.1'), format, { ...site, base: '/' })).toContain('href="/feeds.css"');
  });

  test.each(FEED_FORMATS)('%s: without a site, addresses start at the root', (format) => {
    const text = write(madeRelease('2.4.1'), format, { site: null, base: '/b/' });
    expect(text).toContain('/b/releases/2.4.1/');
    expect(text).not.toContain('portal.invalid');
  });

  test('notes by hand come first, with absolute pictures', () => {
    const page = 'https://releases.example.com/lantern/releases/2.4.1/';
    const html = absoluteAddresses(
      '<p><img src="/lantern/_astro/a.webp" srcset="/x.png 1x, y.png 2x"> <a href="../2.4.0/?a=1&amp;b#c">x</a></p>',
      page,
    );
    expect(html).toBe(
      '<p><img src="https://releases.example.com/lantern/_astro/a.webp" srcset="https://releases.example.com/x.png 1x, https://releases.example.com/lantern/releases/2.4.1/y.png 2x"> <a href="https://releases.example.com/lantern/releases/2.4.0/?a=1&amp;b#c">x</a></p>',
    );
    expect(absoluteAddresses('<img src="a.png">', '/b/releases/1/')).toBe('<img src="/b/releases/1/a.png">');
    const notes = {
      file: 'notes/2.4.1.mdx',
      title: null,
      summary: null,
      highlights: [],
      upgrade: [],
      knownIssues: [],
      body: 'x',
    };
    const text = write(madeRelease('2.4.1', { notes }), 'atom');
    expect(text.indexOf('the notes')).toBeGreaterThan(0);
    expect(text.indexOf('the notes')).toBeLessThan(text.indexOf('<h2>Features</h2>'));
  });
});

function entriesOf(portal: Portal) {
  return feedPages(feedList(portal)[0] as never, portal).current;
}

function write(
  release: Release,
  format: FeedFormat,
  place: { site: string | null; base: string } = site,
  name = 'Lantern',
): string {
  const portal = madePortal([release]);
  portal.product = { ...portal.product, name };
  const sources = {
    release: () => release,
    notesHtml: () => '<p>the notes</p>',
    addressOf: addressesOf(place),
    base: place.base,
  };
  return serializeFeed(composeFeed({ info: feedList(portal)[0] as never, format }, portal, sources), format);
}

function hostileRelease(text: string): Release {
  const change: Partial<Change> = { subject: text, scope: text, breaking: true, breakingText: `${text}\n${text}` };
  return madeRelease('2.4.1', { changes: [madeChange(1, change), madeChange(2, { subject: text })], summary: text });
}

/** What XML cannot hold is replaced, code loses its backticks, white space is laid out. */
function asShown(text: string): string {
  const safe = text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
  return splitCodeSpans(safe)
    .map((part) => part.text)
    .join('')
    .replace(/\s+/g, '');
}

function day(index: number): string {
  return new Date(Date.UTC(2024, 0, 1 + index)).toISOString();
}

function decodeHtml(html: string): string {
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
