import type { Line } from './line.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/** A line with the releases that break something. */
export interface BreakingLine {
  line: Line;
  /** Highest version first. */
  rows: ReleaseRow[];
  /** Breaking changes of all of them. */
  count: number;
}

/**
 * Lines whose releases break something: the root product's first, newest line first. A prerelease counts while its
 * final is not out, which then tells the same.
 */
export function breakingLines({ lines, releases, components }: Portal): BreakingLine[] {
  const byId = new Map(releases.map((row) => [row.id, row]));
  const order = components.toSorted((a, b) => Number(b.root) - Number(a.root)).map(({ id }) => id);
  const sorted = lines.toSorted((a, b) => order.indexOf(a.component) - order.indexOf(b.component) || b.track - a.track);
  return sorted.flatMap((line) => {
    const own = line.releases.flatMap((id) => byId.get(id) ?? []);
    const newest = own.findIndex(({ kind }) => kind === 'stable');
    const told = own.filter(({ kind }, at) => kind === 'stable' || newest < 0 || at < newest);
    const rows = told.filter(({ counts, status }) => counts.breaking > 0 && status !== 'unreleased');
    const count = rows.reduce((sum, { counts }) => sum + counts.breaking, 0);
    return count === 0 ? [] : [{ line, rows, count }];
  });
}

/** Changes that a page of several lines shows; the first line is always there. */
const ROOM = 120;

/** The lines that one page has room for, newest first, and those that have only a page of their own. */
export function splitLines(lines: readonly BreakingLine[]): { shown: BreakingLine[]; rest: BreakingLine[] } {
  let room = ROOM;
  const end = lines.findIndex(({ count }, at) => {
    room -= count;
    return at > 0 && room < 0;
  });
  return end < 0 ? { shown: [...lines], rest: [] } : { shown: lines.slice(0, end), rest: lines.slice(end) };
}

/** `breaking/2.x/`: the page of one line. */
export function breakingPath({ slug }: Pick<Line, 'slug'>): string {
  return `breaking/${slug}/`;
}
