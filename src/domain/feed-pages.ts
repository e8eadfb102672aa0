import { type FeedEntry, feedEntries } from './feed-entries.ts';
import type { FeedInfo } from './feeds.ts';
import type { Portal } from './portal.ts';

/** A feed as its documents: the one that readers subscribe to, and archives of what is older (RFC 5005, section 4). */
export interface FeedPages {
  /** Newest first by their last change; at least fifty where there are as many. */
  current: FeedEntry[];
  /** Oldest first. */
  archives: FeedArchive[];
}

export interface FeedArchive {
  /** From 1 for the oldest entries there ever were: an archive keeps its number. */
  number: number;
  /** Newest first. */
  entries: FeedEntry[];
}

/** Entries of an archive, and those that the current document holds at least. */
const LENGTH = 50;
/** So many of the newest archives are kept: 2,000 entries; the pages list what is older. */
const KEPT = 40;

const made = new WeakMap<Portal, Map<string, FeedPages>>();

/**
 * Parts a feed into its documents. Archives are filled from the oldest entry on and made only when they are full, so that
 * what comes later changes none of them; together with the current document they hold every entry.
 */
export function feedPages(info: FeedInfo, portal: Portal): FeedPages {
  const known = made.get(portal) ?? new Map<string, FeedPages>();
  made.set(portal, known);
  const pages = known.get(info.name) ?? partEntries(feedEntries(info, portal));
  known.set(info.name, pages);
  return pages;
}

function partEntries(entries: readonly FeedEntry[]): FeedPages {
  // A moved tag is told while it is moved: it is nothing to keep.
  const kept = entries.filter(({ kind }) => kind !== 'moved').reverse();
  const full = Math.max(0, Math.ceil((kept.length - LENGTH) / LENGTH));
  const archived = new Set(kept.slice(0, full * LENGTH));
  const newest = entries.toSorted((a, b) => Date.parse(b.updated) - Date.parse(a.updated));
  const archives = Array.from({ length: full }, (_, index) => ({
    number: index + 1,
    entries: kept.slice(index * LENGTH, (index + 1) * LENGTH).reverse(),
  }));
  return {
    current: newest.filter((entry, index) => index < LENGTH || !archived.has(entry)),
    archives: archives.slice(-KEPT),
  };
}

/** `feeds/archive/stable/3.atom`. */
export function archivePath(feed: string, number: number, format: string): string {
  return `feeds/archive/${feed}/${number}.${format}`;
}
