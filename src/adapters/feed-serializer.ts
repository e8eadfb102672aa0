import { Feed } from 'feed';
import type { FeedDocument } from '#domain/feed-document.ts';
import type { FeedFormat } from '#domain/feeds.ts';
import { formatTime } from '#domain/format.ts';

// The package insists on absolute addresses. Where no site is known they get this one, which is taken off again.
const NOWHERE = 'https://portal.invalid';

/**
 * A feed as Atom 1.0, RSS 2.0 or JSON Feed 1.1.
 *
 * @param feed cleaned text and finished HTML; addresses absolute, or starting with `/` while no site is known
 */
export function serializeFeed(feed: FeedDocument, format: FeedFormat): string {
  switch (format) {
    case 'atom':
      return completed(rooted(atomOf(feed).atom1()), 'atom', feed);
    case 'rss':
      return completed(rooted(rssOf(feed).rss2()), 'rss', feed);
    case 'json':
      return jsonFeed(feed);
  }
}

function atomOf(document: FeedDocument): Feed {
  const feed = new Feed({
    ...optionsOf(document),
    title: xmlText(document.title),
    description: xmlText(document.description),
    author: { name: xmlText(document.author) },
    feedLinks: { atom: absolute(document.self) },
  });
  for (const entry of document.entries) {
    // Atom titles are written as HTML, so plain text has to become HTML first.
    feed.addItem({ ...itemOf(entry), title: htmlText(entry.title), published: new Date(entry.date) });
  }
  return feed;
}

function rssOf(document: FeedDocument): Feed {
  const feed = new Feed({
    ...optionsOf(document),
    title: xmlText(document.title),
    description: xmlText(document.description),
    feedLinks: { rss: absolute(document.self) },
  });
  for (const entry of document.entries) {
    // The package would put the title into CDATA, from which `]]>` escapes: as an extension it is plain text.
    const title = { name: 'title', objects: { _text: xmlText(entry.title) } };
    feed.addItem({ ...itemOf(entry), title: '', published: new Date(entry.date), extensions: [title] });
  }
  return feed;
}

/** The package writes version 1; version 1.1 names the language and lists authors. */
function jsonFeed(document: FeedDocument): string {
  const feed = new Feed({
    ...optionsOf(document),
    title: document.title,
    description: document.description,
    link: document.home,
    feedLinks: { json: document.self },
  });
  for (const entry of document.entries) {
    feed.addItem({
      ...itemOf(entry),
      title: entry.title,
      link: entry.url,
      content: entry.html,
      published: new Date(entry.date),
    });
  }
  const { version: _version, ...rest } = JSON.parse(feed.json1());
  const head = { version: 'https://jsonfeed.org/version/1.1', language: 'en', authors: [{ name: document.author }] };
  const next = document.links.previous === null ? {} : { next_url: document.links.previous };
  const { items, ...about } = rest;
  return `${JSON.stringify({ ...head, ...about, ...next, items }, null, 2)}\n`;
}

function optionsOf(document: FeedDocument) {
  return {
    id: xmlText(document.id),
    link: absolute(document.home),
    language: 'en',
    updated: new Date(document.updated),
    generator: xmlText(document.generator),
    stylesheet: document.stylesheet,
  };
}

function itemOf(entry: FeedDocument['entries'][number]) {
  // The package splits `]]>` in CDATA only once; HTML says the same with `&gt;`.
  const content = xmlCharacters(entry.html).replaceAll(']]>', ']]&gt;');
  return { id: entry.id, link: absolute(entry.url), date: new Date(entry.updated), content };
}

/** The package takes `&amp;` in text for an ampersand already escaped. */
function xmlText(text: string): string {
  return xmlCharacters(text).replaceAll('&', '&amp;');
}

function htmlText(text: string): string {
  return xmlCharacters(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** XML has no way to write most control characters, and half a surrogate pair is no character at all. */
function xmlCharacters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

function absolute(address: string): string {
  return new URL(address, NOWHERE).href;
}

/** Only in elements that hold an address of ours: text has no angle bracket of its own. */
function rooted(xml: string): string {
  return xml.replace(/(<(?:atom:)?link\b(?: rel="\w+")?(?: href="|>))https:\/\/portal\.invalid\//g, '$1/');
}

// Elements that the package does not write: those of RFC 5005, and a time that people can read.
const SPACES = 'xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:t="tag:tagline,2026:feeds"';
const TIMES = {
  atom: /(<entry>(?:(?!<entry>|<content).)*?<updated>)([^<]*)(<\/updated>)/gs,
  rss: /(<item>(?:(?!<item>|<content:encoded).)*?<pubDate>)([^<]*)(<\/pubDate>)/gs,
};

/** What the package leaves out; it knows style sheets of XSLT only, which browsers are giving up. */
function completed(xml: string, format: 'atom' | 'rss', document: FeedDocument): string {
  const [root, metadata] = format === 'atom' ? [/<feed /, /(<feed [^>]*>)/] : [/<rss /, /(<channel>)/];
  return xml
    .replace(/<\?xml-stylesheet [^?]*\?>/, () => `<?xml-stylesheet href="${document.stylesheet}" type="text/css"?>`)
    .replace(root, (start) => `${start}${SPACES} `)
    .replace(metadata, (start) => `${start}${historyOf(document, format)}`)
    .replace(TIMES[format], (_all, start: string, time: string, end: string) =>
      [start, time, end, `\n        <t:when>${formatTime(new Date(time).toISOString())}</t:when>`].join(''),
    );
}

function historyOf({ links }: FeedDocument, format: 'atom' | 'rss'): string {
  const tag = format === 'atom' ? 'link' : 'atom:link';
  const link = (rel: string, address: string | null) =>
    address === null ? [] : [`<${tag} rel="${rel}" href="${htmlText(address).replaceAll('"', '&quot;')}"/>`];
  const parts = [
    ...(links.current === null ? [] : ['<fh:archive/>']),
    ...link('current', links.current),
    ...link('prev-archive', links.previous),
    ...link('next-archive', links.next),
  ];
  return parts.map((part) => `\n    ${part}`).join('');
}
