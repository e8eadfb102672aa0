import type { Channel } from './channel.ts';
import { laneKey } from './lane.ts';
import type { Line } from './line.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/** What a channel offered of one line. */
export interface LineOnChannel {
  line: Line;
  /** Name for readers: `2.x`, or `exporter 1.x` beside the root product. */
  label: string;
  /** Highest version first. */
  rows: ReleaseRow[];
}

/** A page of what a channel offered of one line. */
export interface EarlierPage {
  channel: string;
  /** Part of the address: slug of the line, and the year where the line has too many releases for one page. */
  slug: string;
  line: LineOnChannel;
  year: string | null;
  rows: ReleaseRow[];
  /** The pages of the same line, newest year first; empty where there is but one. */
  years: { year: string; slug: string }[];
}

/** Versions of each line that the page of a channel names; the others have a page of their own. */
export const SHOWN_OF_LINE = 8;

/** As many as one page lists. */
const ROWS_OF_PAGE = 400;

/** What a channel offered ever, by line, in the order of versions. */
export function linesOnChannel(
  portal: Pick<Portal, 'lines' | 'releases' | 'components'>,
  channel: Channel,
): LineOnChannel[] {
  const { rows, lines } = lookupOf(portal);
  const groups = Map.groupBy(
    channel.releases.flatMap((id) => rows.get(id) ?? []),
    laneKey,
  );
  return [...groups].flatMap(([key, own]) => {
    const line = lines.get(key);
    const component = portal.components.find(({ id }) => id === line?.component);
    return line
      ? [{ line, label: component?.root === false ? `${component.name} ${line.id}` : line.id, rows: own }]
      : [];
  });
}

/** `download/stable/lines/2.x/`: every version of a line that a channel offered. */
export function earlierPath({ channel, slug }: Pick<EarlierPage, 'channel' | 'slug'>): string {
  return `download/${channel}/lines/${slug}/`;
}

/** The pages of lines of which a channel offered more than its own page names. */
export function earlierPages(
  portal: Pick<Portal, 'lines' | 'releases' | 'components'>,
  channel: Channel,
): EarlierPage[] {
  return linesOnChannel(portal, channel)
    .filter(({ rows }) => rows.length > SHOWN_OF_LINE)
    .flatMap((line) => pagesOf(channel.id, line));
}

function pagesOf(channel: string, line: LineOnChannel): EarlierPage[] {
  const { slug } = line.line;
  if (line.rows.length <= ROWS_OF_PAGE) return [{ channel, slug, line, year: null, rows: line.rows, years: [] }];
  const byYear = [...Map.groupBy(line.rows, ({ date }) => date.slice(0, 4))].sort(([a], [b]) => (a < b ? 1 : -1));
  const years = byYear.map(([year], at) => ({ year, slug: at === 0 ? slug : `${slug}/${year}` }));
  return byYear.map(([year, rows], at) => ({ channel, slug: years[at]?.slug ?? slug, line, year, rows, years }));
}

interface Lookup {
  rows: ReadonlyMap<string, ReleaseRow>;
  lines: ReadonlyMap<string, Line>;
}

/** Many pages ask the same portal. */
const LOOKUPS = new WeakMap<readonly ReleaseRow[], Lookup>();

function lookupOf({ releases, lines }: Pick<Portal, 'releases' | 'lines'>): Lookup {
  const known = LOOKUPS.get(releases);
  if (known) return known;
  const made = {
    rows: new Map(releases.map((row) => [row.id, row])),
    lines: new Map(lines.map((line) => [laneKey({ component: line.component, line: line.id }), line])),
  };
  LOOKUPS.set(releases, made);
  return made;
}
