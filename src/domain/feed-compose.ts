import { type AddressOf, addressesOf, releasePath } from './addresses.ts';
import { advisoryPath } from './advisories/advisory.ts';
import { advisoryHtml } from './advisories/advisory-html.ts';
import type { FeedDocument, FeedLinks } from './feed-document.ts';
import { type FeedEntry, feedId, feedUpdated } from './feed-entries.ts';
import { archivePath, type FeedPages, feedPages } from './feed-pages.ts';
import type { FeedFormat, FeedInfo } from './feeds.ts';
import { movedHtml, newsHtml, shortHtml } from './news-html.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';
import { releaseToHtml } from './release-html.ts';

/** Which document of which feed, and how it is written. */
export interface FeedWanted {
  info: FeedInfo;
  format: FeedFormat;
  /** Number of an archive; absent: the document that readers subscribe to. */
  archive?: number | undefined;
}

/** What a feed needs from outside: records and rendered notes of the releases that its current document names. */
export interface FeedSources {
  release: (id: string) => Release;
  /** The notes by hand as HTML with absolute addresses; `''` for a release without. */
  notesHtml: (id: string) => string;
  addressOf: AddressOf;
  /** Base path of the portal; `/` or `/portal`. */
  base: string;
}

/**
 * A document of a feed, ready to be written in a format. The current one has the whole notes of each release, an archive
 * their summary.
 */
export function composeFeed({ info, format, archive }: FeedWanted, portal: Portal, sources: FeedSources): FeedDocument {
  const { addressOf } = sources;
  const pages = feedPages(info, portal);
  const entries = entriesOf(pages, archive);
  const path = archive === undefined ? `feeds/${info.name}.${format}` : archivePath(info.name, archive, format);
  return {
    id: archive === undefined ? feedId(info, portal) : `${feedId(info, portal)}/${archive}`,
    title: archive === undefined ? info.title : `${info.title}, archive ${archive}`,
    description: info.description,
    home: addressOf(''),
    self: addressOf(path),
    links: linksOf({ info, format, archive }, pages, addressOf),
    // From the host that served the feed: browsers take no style sheet from another one.
    stylesheet: addressesOf({ site: null, base: sources.base })('feeds.css'),
    author: portal.product.name,
    generator: portal.facts.generator,
    updated: feedUpdated(entries, portal),
    entries: entries.map((entry) => ({
      id: entry.id,
      title: entry.title,
      url: addressOf('row' in entry ? releasePath(entry.row.id) : advisoryPath(entry.advisory.id)),
      date: entry.date,
      updated: entry.updated,
      html: htmlOf(entry, portal, { ...sources, whole: archive === undefined }),
    })),
  };
}

function entriesOf({ current, archives }: FeedPages, archive: number | undefined): FeedEntry[] {
  if (archive === undefined) return current;
  return archives.find(({ number }) => number === archive)?.entries ?? [];
}

function linksOf({ info, format, archive }: FeedWanted, { archives }: FeedPages, addressOf: AddressOf): FeedLinks {
  const to = (number: number | undefined) =>
    archives.some((each) => each.number === number) ? addressOf(archivePath(info.name, number ?? 0, format)) : null;
  if (archive === undefined) return { previous: to(archives.at(-1)?.number), next: null, current: null };
  return { previous: to(archive - 1), next: to(archive + 1), current: addressOf(`feeds/${info.name}.${format}`) };
}

function htmlOf(entry: FeedEntry, portal: Portal, sources: FeedSources & { whole: boolean }): string {
  switch (entry.kind) {
    case 'advisory':
    case 'advisory-withdrawn':
      return advisoryHtml(entry, portal, sources.addressOf);
    case 'news':
      return newsHtml(entry, portal, sources.addressOf);
    case 'moved':
      return movedHtml(entry.row, sources.addressOf);
    case 'release':
      if (!sources.whole) return shortHtml(entry.row, sources.addressOf);
      return releaseToHtml(sources.release(entry.row.id), portal, sources.notesHtml(entry.row.id));
  }
}
