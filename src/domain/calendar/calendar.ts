import { laneKey } from '../lane.ts';
import type { Line } from '../line.ts';
import type { Freeze, Portal } from '../portal.ts';
import type { ReleaseRow } from '../release.ts';
import type { Milestone, PlannedRelease } from './plan.ts';

/** Something that stands in the calendar, by whole days in UTC; a single day is first and last. */
export type CalendarEntry = Days &
  (
    | { kind: 'release'; plan: PlannedRelease; release: ReleaseRow | null }
    | { kind: 'milestone'; plan: PlannedRelease; milestone: Milestone }
    | { kind: 'freeze'; freeze: Freeze }
    | { kind: 'end'; line: Line; of: 'fixes' | 'security' }
    | { kind: 'made'; release: ReleaseRow }
  );

interface Days {
  from: string;
  to: string;
}

type Source = Pick<Portal, 'plan' | 'freezes' | 'lines' | 'releases'>;

/** What people wrote down: planned releases with their milestones, freezes, and the days on which support ends. */
export function calendarEntries(portal: Source): CalendarEntry[] {
  const rows = new Map(portal.releases.map((row) => [row.id, row]));
  const entries: CalendarEntry[] = [
    ...portal.plan.flatMap((plan) => entriesOf(plan, rows.get(plan.release ?? '') ?? null)),
    ...portal.freezes.map((freeze): CalendarEntry => ({ kind: 'freeze', freeze, from: freeze.from, to: freeze.to })),
    ...portal.lines.flatMap(endsOf),
  ];
  return entries.sort(byDay);
}

/** So many stay in calendars; all of a product that makes thousands would hide what is coming. */
const MADE = { component: 20, line: 10 };

/**
 * Releases that were made without standing in the plan, newest first: of each component the newest majors and minors,
 * and of each line for which anything is planned or promised the newest of any size.
 */
export function madeEntries(portal: Source): CalendarEntry[] {
  const planned = new Set(portal.plan.map(({ release }) => release));
  const followed = followedLines(portal);
  const counts = new Map<string, number>();
  const counted = (key: string, limit: number) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= limit;
  };
  return portal.releases.flatMap((release): CalendarEntry[] => {
    if (release.kind !== 'stable' || release.status === 'unreleased' || planned.has(release.id)) return [];
    const large = release.level !== 'patch' && counted(release.component, MADE.component);
    const line = laneKey(release);
    const recent = followed.has(line) && counted(line, MADE.line);
    const day = release.date.slice(0, 10);
    return large || recent ? [{ kind: 'made', release, from: day, to: day }] : [];
  });
}

/** Keys of the lines for which anything is or was planned or promised: they have calendars of their own. */
export function followedLines({ plan, lines }: Pick<Portal, 'plan' | 'lines'>): Set<string> {
  const dated = lines.filter(({ support, security }) => support !== null || security !== null);
  return new Set([...dated.map(({ component, id }) => laneKey({ component, line: id })), ...plan.map(laneKey)]);
}

/** Where a plan or a freeze stands on the page: dots would need escapes in style sheets and scripts. */
export function anchorOf(kind: 'plan' | 'freeze', id: string): string {
  return `${kind}-${id.replaceAll('.', '_')}`;
}

/** Whether nobody planned, froze or promised anything: the calendar is then no more than what was released. */
export function isCalendarBare({ plan, freezes, lines }: Pick<Portal, 'plan' | 'freezes' | 'lines'>): boolean {
  return plan.length === 0 && freezes.length === 0 && lines.every(({ support, security }) => !support && !security);
}

/** What a release was or is expected on, and its milestones; given up, it keeps its day. */
function entriesOf(plan: PlannedRelease, release: ReleaseRow | null): CalendarEntry[] {
  const day = release?.date.slice(0, 10);
  const milestones = plan.milestones.map(
    (milestone): CalendarEntry => ({ kind: 'milestone', plan, milestone, from: milestone.day, to: milestone.day }),
  );
  return [...milestones, { kind: 'release', plan, release, from: day ?? plan.from, to: day ?? plan.to }];
}

function endsOf(line: Line): CalendarEntry[] {
  const end = (day: string | null, of: 'fixes' | 'security'): CalendarEntry[] =>
    day === null ? [] : [{ kind: 'end', line, of, from: day, to: day }];
  return [...end(line.support === line.security ? null : line.support, 'fixes'), ...end(line.security, 'security')];
}

function byDay(a: CalendarEntry, b: CalendarEntry): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.to < b.to ? -1 : Number(a.to > b.to);
}
