import type { Line } from './line.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/** One feed of the portal; each exists as Atom, RSS and JSON Feed. */
export interface FeedInfo {
  /** File name without ending: `all`, `stable`, `component-plugin-react`, `line-2.x`. */
  name: string;
  title: string;
  /** What stands in it, in one sentence. */
  description: string;
  kind: 'all' | 'channel' | 'component' | 'line' | 'breaking' | 'security';
  /** Id of the channel or component, slug of the line, else null. */
  of: string | null;
}

export type FeedFormat = 'atom' | 'rss' | 'json';

export const FEED_FORMATS: readonly FeedFormat[] = ['atom', 'rss', 'json'];

/** Media type of each format, with its encoding; feeds as XML, so that browsers apply their style sheet. */
export const FEED_TYPES: Record<FeedFormat, string> = {
  atom: 'application/xml; charset=utf-8',
  rss: 'application/xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

type Feedable = Pick<Portal, 'product' | 'channels' | 'components' | 'lines'>;

/**
 * The feeds that the portal has, in the order in which readers are shown them. A channel named like another feed keeps
 * its feed under `channel-<id>`; components always have `component-<id>`, and only where there are several. Lines that
 * have no stable release yet have no feed.
 */
export function feedList(portal: Feedable): FeedInfo[] {
  const product = portal.product.name;
  const several = portal.components.length > 1;
  return [
    feed('all', `${product}: all releases`, 'Every release, prereleases among them.', 'all', null),
    ...portal.channels.map(({ id, name }) => {
      const own = RESERVED.test(id) ? `channel-${id}` : id;
      return feed(own, `${product}: ${name}`, `Releases offered on the channel ${name}.`, 'channel', id);
    }),
    ...(several ? portal.components : []).map(({ id, name }) =>
      feed(`component-${id}`, `${product}: ${name}`, `Stable releases of ${name}.`, 'component', id),
    ),
    ...portal.lines.flatMap(({ slug, latest }) =>
      latest === null
        ? []
        : [feed(`line-${slug}`, `${product}: ${slug}`, `Stable releases of the line ${slug}.`, 'line', slug)],
    ),
    feed('breaking', `${product}: breaking changes`, 'Stable releases that break something.', 'breaking', null),
    feed(
      'security',
      `${product}: security`,
      'Stable releases that fix security problems, and advisories.',
      'security',
      null,
    ),
  ];
}

const RESERVED = /^(?:all|breaking|security|(?:channel|component|line)-.*)$/;

/** The feeds that concern one release, for the links in the head of its page; of channels the one it is known by. */
export function feedsOfRelease(portal: Feedable, release: ReleaseRow): FeedInfo[] {
  return feedList(portal).filter((each) => belongs(each, release, portal));
}

/** The releases of a feed, newest first, as they stand in the portal; unreleased work is in none. */
export function releasesOfFeed(info: FeedInfo, portal: Feedable & Pick<Portal, 'releases'>): ReleaseRow[] {
  const offered = new Set(
    portal.channels.find((channel) => info.kind === 'channel' && channel.id === info.of)?.releases,
  );
  return portal.releases.filter((row) => {
    if (row.status === 'unreleased') return false;
    return info.kind === 'channel' ? offered.has(row.id) : belongs(info, row, portal);
  });
}

function belongs(info: FeedInfo, row: ReleaseRow, { lines }: Feedable): boolean {
  switch (info.kind) {
    case 'all':
      return true;
    case 'channel':
      return row.channel === info.of;
    case 'component':
      return row.kind === 'stable' && row.component === info.of;
    case 'line':
      return (
        row.kind === 'stable' &&
        isOn(
          row,
          lines.find(({ slug }) => slug === info.of),
        )
      );
    case 'breaking':
      return row.kind === 'stable' && row.counts.breaking > 0;
    case 'security':
      return row.kind === 'stable' && row.counts.security > 0;
  }
}

function isOn(row: ReleaseRow, line: Line | undefined): boolean {
  return line !== undefined && row.component === line.component && row.line === line.id;
}

function feed(name: string, title: string, description: string, kind: FeedInfo['kind'], of: string | null): FeedInfo {
  return { name, title, description, kind, of };
}
