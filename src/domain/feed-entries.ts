import type { Advisory } from './advisory.ts';
import { type FeedInfo, releasesOfFeed } from './feeds.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';
import { releaseTitle } from './release-outline.ts';
import { slugOf } from './slug.ts';

/** One entry of a feed: a release, the news that one was withdrawn, or an advisory. */
export type FeedEntry = ReleaseFeedEntry | AdvisoryFeedEntry;

interface Entry {
  /** A `tag:` address, minted once: it names product, component and version or advisory, never the host. */
  id: string;
  title: string;
  /** RFC 3339, from the data: a rebuild moves nothing. */
  date: string;
  /** When its content last changed; the same as `date` where it never does. */
  updated: string;
}

export interface ReleaseFeedEntry extends Entry {
  kind: 'release' | 'yanked';
  row: ReleaseRow;
}

/** What was found in releases that readers may long have had: news of its own, and again when it is taken back. */
export interface AdvisoryFeedEntry extends Entry {
  kind: 'advisory' | 'advisory-withdrawn';
  advisory: Advisory;
}

/** A feed carries so many entries; what is older stands on the pages. */
const FEED_LENGTH = 50;

// RFC 4151 wants a date on which the authority held its name; one fixed year keeps the ids what they are for ever.
const MINTED = '2020';

/** The entries of a feed, newest first. */
export function feedEntries(info: FeedInfo, portal: Portal): FeedEntry[] {
  const rows = releasesOfFeed(info, portal);
  const withdrawn = rows.flatMap((row) => (row.yanked ? [yankedEntry(row, row.yanked.at, portal)] : []));
  const advisories = info.kind === 'security' ? portal.advisories.flatMap((each) => advisoryEntries(each, portal)) : [];
  const entries: FeedEntry[] = [...advisories, ...withdrawn, ...rows.map((row) => releaseEntry(row, portal))];
  // The sort is stable: what shares a moment keeps the portal's order.
  return entries.sort((a, b) => instantOf(b) - instantOf(a)).slice(0, FEED_LENGTH);
}

/** The permanent id of a feed itself. */
export function feedId(info: FeedInfo, portal: Pick<Portal, 'product'>): string {
  return `${authorityOf(portal.product.id)}/feeds/${info.name}`;
}

/** When the feed last changed: the newest entry, or for an empty feed the newest commit. */
export function feedUpdated(entries: readonly FeedEntry[], portal: Pick<Portal, 'facts'>): string {
  return entries[0]?.updated ?? portal.facts.newest;
}

function releaseEntry(row: ReleaseRow, portal: Portal): FeedEntry {
  const { date } = row;
  return { id: releaseId(row, portal), kind: 'release', title: releaseTitle(row, portal), row, date, updated: date };
}

/** Withdrawing is news of its own: those who read the release's entry already get another one. */
function yankedEntry(row: ReleaseRow, at: string, portal: Portal): FeedEntry {
  const id = `${releaseId(row, portal)}/yanked-${at.slice(0, 10)}`;
  return { id, kind: 'yanked', title: `Withdrawn: ${releaseTitle(row, portal)}`, row, date: at, updated: at };
}

function advisoryEntries(advisory: Advisory, portal: Portal): AdvisoryFeedEntry[] {
  const { published, updated, withdrawn, severity } = advisory;
  const id = `${authorityOf(portal.product.id)}/advisories/${encodeURIComponent(advisory.id)}`;
  const title = `${advisory.id}${severity ? ` (${severity})` : ''}: ${advisory.title}`;
  const first: AdvisoryFeedEntry = { id, kind: 'advisory', title, advisory, date: published, updated };
  if (withdrawn === null) return [first];
  const dates = { date: withdrawn, updated: withdrawn };
  return [
    { id: `${id}/withdrawn`, kind: 'advisory-withdrawn', title: `Taken back: ${title}`, advisory, ...dates },
    first,
  ];
}

function releaseId(row: ReleaseRow, portal: Portal): string {
  const name = `${authorityOf(portal.product.id)}/${encodeURIComponent(row.component)}@${encodeURIComponent(row.version)}`;
  // Of two tags that spell one version, the one with the plain address has the plain id.
  return row.id.split('/').at(-1) === slugOf(row.version) ? name : `${name}/${encodeURIComponent(row.tag)}`;
}

/** `example.com/lantern` gives `tag:example.com,2020:lantern`. */
function authorityOf(id: string): string {
  const [host = '', ...path] = id.split('/');
  const authority = host.toLowerCase().replace(/[^a-z0-9.-]+/g, '-') || 'localhost';
  return `tag:${authority},${MINTED}:${path.map(encodeURIComponent).join('/')}`;
}

function instantOf(entry: FeedEntry): number {
  return Date.parse(entry.updated);
}
