import { releaseDataPath, releasePath, releaseTwinPath } from './addresses.ts';
import { breakingLines, breakingPath } from './breaking-lines.ts';
import { calendarsOf } from './calendar/calendars.ts';
import { downloadChannels, downloadPages, downloadPath } from './downloads.ts';
import { earlierPages, earlierPath } from './earlier-versions.ts';
import { archivePath, feedPages } from './feed-pages.ts';
import { FEED_FORMATS, feedList } from './feeds.ts';
import type { Portal } from './portal.ts';

const ALWAYS = [
  ...['index.html', 'releases/index.html', 'compare/index.html', 'download/index.html', 'search/index.html'],
  ...['find/index.html', 'breaking/index.html', 'deprecations/index.html', 'security/index.html'],
  ...['feeds/index.html', 'calendar/index.html', 'status/index.html', '404.html'],
  ...['llms.txt', 'robots.txt', '_headers', 'changelog.md', 'og.png', 'pagefind/pagefind.js'],
  ...[
    'api/v1/index.json',
    'api/v1/releases.json',
    'api/v1/lines.json',
    'api/v1/plan.json',
    'api/v1/tags.json',
    'api/v1/advisories.json',
    'api/v1/graph.json',
  ],
  ...['api/v1/openapi.json', '_redirects', 'embed.js'],
];

/**
 * The files that the data calls for, relative to `dist/`: a build that lacks one of them lost something on its way.
 *
 * @param portal what was mined
 * @param site public origin, or null: without one there is neither sitemap nor list of feeds
 * @returns paths with forward slashes, in a fixed order, each once
 */
export function expectedFiles(portal: Portal, site: string | null = null): string[] {
  return [
    ...ALWAYS,
    ...(site === null ? [] : ['sitemap.xml', 'feeds.opml']),
    ...portal.releases.flatMap(({ id }) => [`${releasePath(id)}index.html`, releaseDataPath(id), releaseTwinPath(id)]),
    ...portal.channels.flatMap(({ id }) => [
      `channels/${id}/index.html`,
      `api/v1/channels/${id}.json`,
      `badge/${id}.svg`,
    ]),
    ...(portal.manage === null
      ? []
      : ['', ...portal.manage.periods].map((period) => `manage/${period === '' ? '' : `${period}/`}index.html`)),
    ...portal.lines.map(({ slug }) => `lines/${slug}/index.html`),
    ...downloadChannels(portal).flatMap((channel) => [
      `download/${channel.id}/index.html`,
      ...earlierPages(portal, channel).map((page) => `${earlierPath(page)}index.html`),
    ]),
    ...downloadPages(portal).map((page) => `${downloadPath(page)}index.html`),
    ...calendarsOf(portal).map(({ info }) => `calendar/${info.name}.ics`),
    ...breakingLines(portal).map(({ line }) => `${breakingPath(line)}index.html`),
    ...portal.comparisons.map(({ slug }) => `compare/${slug}/index.html`),
    ...feedList(portal).flatMap((info) => [
      ...FEED_FORMATS.map((format) => `feeds/${info.name}.${format}`),
      ...feedPages(info, portal).archives.flatMap(({ number }) =>
        FEED_FORMATS.map((format) => archivePath(info.name, number, format)),
      ),
    ]),
  ];
}

/** What of the census is missing among the files that exist. */
export function missingFiles(expected: readonly string[], existing: ReadonlySet<string>): string[] {
  return expected.filter((path) => !existing.has(path));
}
