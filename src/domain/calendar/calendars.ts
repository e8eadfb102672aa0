import { laneKey } from '../lane.ts';
import type { Portal } from '../portal.ts';
import { cleanLine } from '../text.ts';
import { type CalendarEntry, calendarEntries, followedLines, madeEntries } from './calendar.ts';

/** One calendar of the portal, `/calendar/<name>.ics`. */
export interface CalendarInfo {
  /** File name without ending: `all`, `freezes`, `component-wick`, `line-2.x`. */
  name: string;
  title: string;
  /** What stands in it, in one sentence. */
  description: string;
  kind: 'all' | 'freezes' | 'component' | 'line';
  /** Id of the component or slug of the line, else null. */
  of: string | null;
}

/** A calendar with what stands in it, earliest first. */
export interface FilledCalendar {
  info: CalendarInfo;
  entries: CalendarEntry[];
}

/**
 * The calendars that the portal has, in the order in which readers are shown them. One exists only where something
 * stands in it; components have their own only where there are several, and lines where anything is planned or promised.
 */
export function calendarsOf(portal: Portal): FilledCalendar[] {
  const written = calendarEntries(portal);
  const entries = [...madeEntries(portal).toReversed(), ...written].sort((a, b) => compareDays(a.from, b.from));
  const product = portal.product.name;
  const freezes = written.filter(({ kind }) => kind === 'freeze');
  const several = portal.components.length > 1 ? portal.components : [];
  const followed = followedLines(portal);
  const lines = portal.lines.filter(({ component, id }) => followed.has(laneKey({ component, line: id })));
  const byPlace = placeEntries(entries);
  const calendars: FilledCalendar[] = [
    { info: calendar('all', `${product} releases`, ALL, 'all', null), entries: entries.filter(isLarge) },
    {
      info: calendar('freezes', `${product}: freezes`, 'Days on which nothing is published.', 'freezes', null),
      entries: freezes,
    },
    ...several.map(({ id, name }) => ({
      info: calendar(
        `component-${id}`,
        `${product}: ${name}`,
        `Releases of ${name}, planned and made.`,
        'component',
        id,
      ),
      entries: withFreezes((byPlace.get(id) ?? []).filter(isLarge), freezes),
    })),
    ...lines.map(({ id, slug, component }) => ({
      info: calendar(
        `line-${slug}`,
        `${product} ${slug}`,
        `Releases of ${slug} and how long it is supported.`,
        'line',
        slug,
      ),
      entries: withFreezes(byPlace.get(laneKey({ component, line: id })) ?? [], freezes),
    })),
  ];
  return calendars.filter(({ entries }) => entries.length > 0);
}

/** Component and line that an entry is about; null for what concerns all. */
function placeOf(entry: CalendarEntry): { component: string; line: string } | null {
  switch (entry.kind) {
    case 'release':
    case 'milestone':
      return { component: entry.plan.component, line: entry.plan.line };
    case 'end':
      return { component: entry.line.component, line: entry.line.id };
    case 'made':
      return { component: entry.release.component, line: entry.release.line };
    case 'freeze':
      return null;
  }
}

const ALL = 'Planned releases, freezes, ends of support, and the releases that were made.';

function calendar(
  name: string,
  title: string,
  description: string,
  kind: CalendarInfo['kind'],
  of: string | null,
): CalendarInfo {
  return { name, title: cleanLine(title), description: cleanLine(description), kind, of };
}

/** Patches stand in the calendars of their lines alone: a product makes hundreds. */
function isLarge(entry: CalendarEntry): boolean {
  return entry.kind !== 'made' || entry.release.level !== 'patch';
}

function placeEntries(entries: readonly CalendarEntry[]): Map<string, CalendarEntry[]> {
  const places = new Map<string, CalendarEntry[]>();
  for (const entry of entries) {
    const place = placeOf(entry);
    for (const key of place ? [place.component, laneKey(place)] : []) {
      const known = places.get(key);
      if (known) known.push(entry);
      else places.set(key, [entry]);
    }
  }
  return places;
}

/** Freezes hold for all, but are no reason for a calendar. */
function withFreezes(own: readonly CalendarEntry[], freezes: readonly CalendarEntry[]): CalendarEntry[] {
  return own.length === 0 ? [] : [...own, ...freezes].sort((a, b) => compareDays(a.from, b.from));
}

function compareDays(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
