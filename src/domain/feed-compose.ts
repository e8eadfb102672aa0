import { type AddressOf, addressesOf, releasePath } from './addresses.ts';
import { advisoryPath } from './advisory.ts';
import { advisoryHtml } from './advisory-html.ts';
import { escapeHtml } from './escape.ts';
import type { FeedDocument } from './feed-document.ts';
import { type FeedEntry, feedEntries, feedId, feedUpdated, type ReleaseFeedEntry } from './feed-entries.ts';
import type { FeedFormat, FeedInfo } from './feeds.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';
import { releaseToHtml } from './release-html.ts';

/** What a feed needs from outside: records and rendered notes of the releases that it names. */
export interface FeedSources {
  release: (id: string) => Release;
  /** The notes by hand as HTML with absolute addresses; `''` for a release without. */
  notesHtml: (id: string) => string;
  addressOf: AddressOf;
  /** Base path of the portal; `/` or `/portal`. */
  base: string;
}

/** A feed of the portal, ready to be written in a format. */
export function composeFeed(info: FeedInfo, format: FeedFormat, portal: Portal, sources: FeedSources): FeedDocument {
  const entries = feedEntries(info, portal);
  return {
    id: feedId(info, portal),
    title: info.title,
    description: info.description,
    home: sources.addressOf(''),
    self: sources.addressOf(`feeds/${info.name}.${format}`),
    // From the host that served the feed: browsers take no style sheet from another one.
    stylesheet: addressesOf({ site: null, base: sources.base })('feeds.css'),
    author: portal.product.name,
    generator: portal.facts.generator,
    updated: feedUpdated(entries, portal),
    entries: entries.map((entry) => ({
      id: entry.id,
      title: entry.title,
      url: sources.addressOf('row' in entry ? releasePath(entry.row.id) : advisoryPath(entry.advisory.id)),
      date: entry.date,
      updated: entry.updated,
      html: htmlOf(entry, portal, sources),
    })),
  };
}

function htmlOf(entry: FeedEntry, portal: Portal, sources: FeedSources): string {
  if ('advisory' in entry) return advisoryHtml(entry, portal, sources.addressOf);
  if (entry.kind === 'yanked') return withdrawnHtml(entry, sources.addressOf);
  return releaseToHtml(sources.release(entry.row.id), portal, sources.notesHtml(entry.row.id));
}

function withdrawnHtml(entry: ReleaseFeedEntry, addressOf: AddressOf): string {
  const { reason = '', replacement = null } = entry.row.yanked ?? {};
  const page = `<a href="${escapeHtml(addressOf(releasePath(entry.row.id)))}">${escapeHtml(entry.row.version)}</a>`;
  const instead = replacement ? `<p>Use ${escapeHtml(replacement)} instead.</p>` : '';
  return `<p>${page} was withdrawn: ${escapeHtml(reason || 'no reason was given')}</p>${instead}`;
}
