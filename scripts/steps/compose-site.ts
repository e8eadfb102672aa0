import { addressesOf, releasePath, releaseTwinPath } from '#domain/addresses.ts';
import { breakingLines, breakingPath } from '#domain/breaking-lines.ts';
import { escapeHtml, escapeMarkdown, lineToMarkdown } from '#domain/escape.ts';
import { feedList } from '#domain/feeds.ts';
import type { TextFile } from '#domain/generated-file.ts';
import { hostHeaders } from '#domain/host-headers.ts';
import { feedsOpml } from '#domain/opml.ts';
import type { Portal } from '#domain/portal.ts';
import type { ReleaseRow } from '#domain/release.ts';
import { releaseTitle } from '#domain/release-outline.ts';
import { affectedCounts, rowFacts } from '#domain/standing.ts';
import { alarmBadges } from '#domain/states.ts';

/** Files about the portal as a whole, for crawlers, language models and hosts. */
export function composeSite(portal: Portal, site: string | null, base: string): TextFile[] {
  const addressOf = addressesOf({ site, base });
  // Both are read far from the portal: without an origin there is nothing to say.
  const absolute =
    site === null
      ? []
      : [file('sitemap.xml', sitemapOf(portal, addressOf)), file('feeds.opml', opmlOf(portal, addressOf))];
  return [
    file('llms.txt', llmsOf(portal, addressOf)),
    file('robots.txt', robotsOf(site === null ? null : addressOf('sitemap.xml'))),
    file('_headers', hostHeaders(base)),
    ...absolute,
  ];
}

function file(path: string, text: string): TextFile {
  return { path: `static/${path}`, text };
}

function opmlOf(portal: Portal, addressOf: (path: string) => string): string {
  return feedsOpml(`${portal.product.name} releases`, feedList(portal), addressOf);
}

function robotsOf(sitemap: string | null): string {
  return `User-agent: *\nAllow: /\n${sitemap ? `\nSitemap: ${sitemap}\n` : ''}`;
}

const TOP_PAGES = [
  ...['', 'releases/', 'breaking/', 'deprecations/', 'security/', 'compare/', 'find/'],
  ...['download/', 'search/', 'feeds/', 'calendar/', 'status/'],
];

function newestOf(rows: readonly { date: string }[]): string {
  return rows.reduce((newest, { date }) => (date > newest ? date : newest), '');
}

/** Pages that stay where they are; yanked releases ask not to be found and are left out. */
function sitemapOf(portal: Portal, addressOf: (path: string) => string): string {
  const newest = portal.facts.newest;
  const releases = portal.releases.filter((row) => row.status !== 'yanked' && row.status !== 'unreleased');
  const pages: [string, string][] = [
    ...TOP_PAGES.map((path): [string, string] => [path, newest]),
    ...portal.channels.map((channel): [string, string] => [`channels/${channel.id}/`, newest]),
    ...(portal.manage ? [['manage/', newest] satisfies [string, string]] : []),
    ...portal.lines.map((line): [string, string] => [`lines/${line.slug}/`, newest]),
    ...breakingLines(portal).map(({ line, rows }): [string, string] => [breakingPath(line), newestOf(rows)]),
    ...releases.map((row): [string, string] => [releasePath(row.id), row.date]),
  ];
  // The protocol allows 50,000 addresses in one file.
  const urls = pages
    .slice(0, 50_000)
    .map(
      ([path, date]) => `<url><loc>${escapeHtml(addressOf(path))}</loc><lastmod>${date.slice(0, 10)}</lastmod></url>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

/** The convention of llmstxt.org: a title, one sentence, and lists of links to what reads well as text. */
function llmsOf(portal: Portal, addressOf: (path: string) => string): string {
  const { product } = portal;
  const stable = portal.releases.filter(
    (row) => row.kind === 'stable' && row.status !== 'yanked' && row.status !== 'unreleased',
  );
  const affected = affectedCounts(portal);
  const wrongWith = (row: ReleaseRow): string => {
    const words = alarmBadges(rowFacts(row, affected)).map(({ text }) => text);
    return words.length === 0 ? '' : ` (${words.join(', ')})`;
  };
  const link = (text: string, path: string, about: string): string =>
    `- [${escapeMarkdown(text)}](${addressOf(path)}): ${lineToMarkdown(about)}`;
  return [
    `# ${escapeMarkdown(product.name)} releases`,
    `> ${escapeMarkdown(product.description || `What changed in each release of ${product.name}, and where to get it.`)}`,
    `## Data\n\n${[
      link('Changelog', 'changelog.md', 'all stable releases in one file'),
      link(
        'Releases',
        'api/v1/releases.json',
        'every release with version, date, channel, status and the address of its data',
      ),
      link('Index', 'api/v1/index.json', 'what data there is'),
      link(
        'OpenAPI',
        'api/v1/openapi.json',
        'every file of the interface with its schema, what is newest on each channel among them',
      ),
      link('Breaking changes', 'breaking/', 'what each release asks of those who upgrade, by line'),
      link('Deprecations', 'deprecations/', 'what is going away, and when'),
      link('Security', 'security/', 'advisories: what affects which version, and where it is fixed'),
      link('Calendar', 'calendar/', 'planned releases, freezes, and until when each line is supported'),
      ...(portal.manage
        ? [link('Release board', 'manage/', 'what waits for which channel and why, and who decided what')]
        : []),
    ].join('\n')}`,
    `## Newest stable releases\n\n${stable
      .slice(0, 20)
      .map((row) =>
        link(
          releaseTitle(row, portal),
          releaseTwinPath(row.id),
          `${row.summary || `released ${row.date.slice(0, 10)}`}${wrongWith(row)}`,
        ),
      )
      .join('\n')}`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
