import type { Advisory } from './advisories/advisory.ts';
import { authorityOf } from './authority.ts';
import { type FeedInfo, releasesOfFeed } from './feeds.ts';
import type { News } from './news.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';
import { releaseTitle } from './release-outline.ts';
import { slugOf } from './slug.ts';

/** One entry of a feed: a release, what happened to one later, or an advisory. */
export type FeedEntry = ReleaseFeedEntry | NewsFeedEntry | MovedFeedEntry | AdvisoryFeedEntry;

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
  kind: 'release';
  row: ReleaseRow;
}

/** Withdrawing, offering again and promoting are news of their own: those who read the release's entry get another one. */
export interface NewsFeedEntry extends Entry {
  kind: 'news';
  row: ReleaseRow;
  news: News;
}

/** A tag that was moved: told as long as it is so. */
export interface MovedFeedEntry extends Entry {
  kind: 'moved';
  row: ReleaseRow;
}

/** What was found in releases that readers may long have had: news of its own, and again when it is taken back. */
export interface AdvisoryFeedEntry extends Entry {
  kind: 'advisory' | 'advisory-withdrawn';
  advisory: Advisory;
}

/** Every entry that a feed ever had, newest first by the date on which each was minted. */
export function feedEntries(info: FeedInfo, portal: Portal): FeedEntry[] {
  const rows = releasesOfFeed(info, portal);
  const advisories = info.kind === 'security' ? portal.advisories.flatMap((each) => advisoryEntries(each, portal)) : [];
  const moved = rows.flatMap((row) => (row.movedFrom === null ? [] : [movedEntry(row, portal)]));
  const releases = rows.map((row) => releaseEntry(row, portal));
  const entries: FeedEntry[] = [...advisories, ...moved, ...newsEntries(info, rows, portal), ...releases];
  // The sort is stable: what shares a moment keeps the portal's order.
  return entries.sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
}

/** The permanent id of a feed itself. */
export function feedId(info: FeedInfo, portal: Pick<Portal, 'product'>): string {
  return `${authorityOf(portal.product.id)}/feeds/${info.name}`;
}

/** When a document last changed: its newest entry, or for an empty feed the newest commit. */
export function feedUpdated(entries: readonly FeedEntry[], portal: Pick<Portal, 'facts'>): string {
  const [first, ...others] = entries.map(({ updated }) => updated);
  const later = (a: string, b: string) => (Date.parse(b) > Date.parse(a) ? b : a);
  return first === undefined ? portal.facts.newest : others.reduce(later, first);
}

function releaseEntry(row: ReleaseRow, portal: Portal): ReleaseFeedEntry {
  const { date } = row;
  return { id: releaseId(row, portal), kind: 'release', title: releaseTitle(row, portal), row, date, updated: date };
}

/** A tag has no record of when it was moved: the date is that of the release as its tag tells it now. */
function movedEntry(row: ReleaseRow, portal: Portal): MovedFeedEntry {
  const id = `${releaseId(row, portal)}/moved-${row.commit.slice(0, 12)}`;
  const title = `Tag moved: ${releaseTitle(row, portal)}`;
  return { id, kind: 'moved', title, row, date: row.date, updated: row.date };
}

function newsEntries(info: FeedInfo, rows: readonly ReleaseRow[], portal: Portal): NewsFeedEntry[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const alarmsOnly = info.kind === 'breaking' || info.kind === 'security';
  return portal.news.flatMap((news) => {
    const row = byId.get(news.release);
    if (!row || (info.kind === 'channel' && !news.channels.includes(info.of ?? ''))) return [];
    return alarmsOnly && news.kind === 'promoted' ? [] : [newsEntry(news, row, portal)];
  });
}

const NEWS_TITLES: Record<News['kind'], string> = {
  yanked: 'Yanked',
  restored: 'Offered again',
  promoted: 'Promoted',
  'rolled-back': 'Rolled back',
};

function newsEntry(news: News, row: ReleaseRow, portal: Portal): NewsFeedEntry {
  const id = `${releaseId(row, portal)}/${news.kind}-${news.at.slice(0, 10)}`;
  const title = `${NEWS_TITLES[news.kind]}: ${releaseTitle(row, portal)}`;
  return { id, kind: 'news', title, row, news, date: news.at, updated: news.at };
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
