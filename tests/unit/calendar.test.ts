import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarEntries, isCalendarBare, madeEntries } from '../../src/domain/calendar/calendar.ts';
import { eventOf } from '../../src/domain/calendar/calendar-event.ts';
import { formatDays, formatWholeDays, timeOf } from '../../src/domain/calendar/calendar-words.ts';
import { calendarsOf } from '../../src/domain/calendar/calendars.ts';
import type { PlannedRelease } from '../../src/domain/calendar/plan.ts';
import type { Portal } from '../../src/domain/portal.ts';
import { smallPortal } from '../support/small-portal.ts';

const planned = (over: Partial<PlannedRelease>): PlannedRelease => ({
  ...{ id: '3.0.0', component: 'lantern', version: '3.0.0', line: '3.x', channel: 'stable', release: null },
  ...{
    from: '2026-12-10',
    to: '2026-12-10',
    status: 'planned',
    note: '',
    milestones: [],
    announced: null,
    changes: [],
  },
  ...over,
});
const FREEZE = { id: 'year-end', from: '2026-12-18', to: '2027-01-04', channels: ['stable'], reason: 'Holidays.' };
const portalWith = (change: (portal: Portal) => void) => smallPortal(['1.0.0', '1.0.1', '1.1.0', '2.0.0'], change);
const whole = portalWith((portal) => {
  portal.freezes = [FREEZE];
  portal.plan = [
    planned({ milestones: [{ name: 'Branch cut', day: '2026-11-24' }] }),
    planned({ id: '2.0.0', version: '2.0.0', line: '2.x', release: '2.0.0', from: '2026-01-09', to: '2026-01-09' }),
  ];
  for (const line of portal.lines)
    if (line.id === '1.x') Object.assign(line, { support: '2026-08-31', security: '2027-08-31' });
});
const planning = (over: Partial<PlannedRelease>) =>
  portalWith((portal) => {
    portal.plan = [planned(over)];
  });
const events = (portal: Portal) => calendarEntries(portal).map((entry) => eventOf(entry, portal));

describe('what stands in the calendar', () => {
  test('plans, milestones, freezes and ends of support by their days; a release stands on the day it was made', () => {
    expect(events(whole).map(({ from, to, title, status }) => `${from} ${to} ${title} (${status})`)).toEqual([
      '2026-01-04 2026-01-04 Lantern 2.0.0 released (confirmed)',
      '2026-08-31 2026-08-31 Lantern 1.x: last day with fixes (confirmed)',
      '2026-11-24 2026-11-24 Lantern 3.0.0: branch cut (confirmed)',
      '2026-12-10 2026-12-10 Lantern 3.0.0 planned (confirmed)',
      '2026-12-18 2027-01-04 Lantern: freeze of stable (confirmed)',
      '2027-08-31 2027-08-31 Lantern 1.x: last day with security fixes (confirmed)',
    ]);
  });

  test('what was planned does not stand there twice once it was made', () => {
    const made = madeEntries(whole).flatMap((entry) => (entry.kind === 'made' ? [entry.release.id] : []));
    expect(made).toEqual(['1.1.0', '1.0.1', '1.0.0']);
  });

  test('without plan, freeze or date the calendar is bare, and lines have none of their own', () => {
    const bare = portalWith(() => {});
    expect([isCalendarBare(bare), isCalendarBare(whole)]).toEqual([true, false]);
    expect(calendarsOf(bare).map(({ info }) => info.name)).toEqual(['all']);
    expect(calendarsOf(whole).map(({ info }) => info.name)).toEqual(['all', 'freezes', 'line-1.x', 'line-2.x']);
  });

  test('patches stand in the calendar of their line alone', () => {
    const titles = (name: string) =>
      calendarsOf(whole)
        .find(({ info }) => info.name === name)
        ?.entries.map((entry) => eventOf(entry, whole).title);
    expect(titles('all')).not.toContain('Lantern 1.0.1 released');
    expect(titles('line-1.x')).toContain('Lantern 1.0.1 released');
    expect(titles('line-1.x')).toContain('Lantern: freeze of stable');
    expect(titles('line-1.x')?.join()).not.toContain('3.0.0');
    expect(titles('freezes')).toEqual(['Lantern: freeze of stable']);
  });
});

describe('ids and stamps of events', () => {
  test('what moves stays the same event, and each recorded change is a revision', () => {
    const changes = [{ on: '2026-11-05', text: 'Moved.' }];
    const moved = planning({ from: '2027-02-01', to: '2027-02-05', announced: '2026-09-01', changes });
    const [before] = events(planning({ announced: '2026-09-01' }));
    const [after] = events(moved);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.uid).toBe('tag:example.com,2020:lantern/calendar/plan/3.0.0');
    expect([before?.revision, after?.revision]).toEqual([0, 1]);
    expect([before?.changed, after?.changed]).toEqual(['2026-09-01T00:00:00Z', '2026-11-05T00:00:00Z']);
  });

  test('tentative and cancelled are said in the title as well', () => {
    const titles = (['tentative', 'cancelled', 'done'] as const).map((status) => {
      const [event] = events(planning({ status }));
      return `${event?.title}, ${event?.status}, ${event?.revision}`;
    });
    expect(titles).toEqual([
      'Tentative: Lantern 3.0.0, tentative, 0',
      'Cancelled: Lantern 3.0.0, cancelled, 1',
      'Lantern 3.0.0 released, confirmed, 1',
    ]);
  });

  test('what nobody dated changes with the newest commit until it is past, and then never again', () => {
    const stamp = (newest: string) => {
      const portal = portalWith((made) => {
        made.freezes = [FREEZE];
        made.facts.newest = newest;
      });
      return events(portal)[0]?.changed;
    };
    expect(stamp('2026-12-19T08:00:00Z')).toBe('2026-12-19T08:00:00Z');
    expect(stamp('2027-06-01T08:00:00Z')).toBe('2027-01-05T00:00:00Z');
    expect(stamp('2029-06-01T08:00:00Z')).toBe('2027-01-05T00:00:00Z');
  });

  test('milestones in any script have ids of their own', () => {
    const milestones = ['機能凍結', '分岐', 'Branch cut', 'Branch-cut', 'A/B?'].map((name) => ({
      name,
      day: '2026-11-24',
    }));
    const ids = events(planning({ milestones })).map(({ uid }) => uid);
    expect(new Set(ids).size).toBe(6);
    expect(ids.join()).toContain('/plan/3.0.0/branch.20.cut');
  });

  test('every id stands for one event', () => {
    const ids = calendarsOf(whole).map(({ entries }) => entries.map((entry) => eventOf(entry, whole).uid));
    for (const own of ids) expect(new Set(own).size).toBe(own.length);
  });
});

describe('days in words', () => {
  test('are as short as their heading allows', () => {
    expect(formatDays('2026-12-10', '2026-12-10')).toBe('Thu 10');
    expect(formatDays('2026-11-25', '2026-11-27')).toBe('25 – 27');
    expect(formatDays('2026-12-18', '2027-01-04')).toBe('18 Dec – 4 Jan');
    expect(formatWholeDays('2026-12-10', '2026-12-10')).toBe('10 Dec 2026');
    expect(formatWholeDays('2026-11-25', '2026-11-27')).toBe('25 – 27 Nov 2026');
    expect(formatWholeDays('2026-11-25', '2026-12-01')).toBe('25 Nov – 1 Dec 2026');
    expect(formatWholeDays('2026-12-18', '2027-01-04')).toBe('18 Dec 2026 – 4 Jan 2027');
  });

  test('an entry is coming, now, past or due, and never two of them', () => {
    const day = fc.integer({ min: 0, max: 9999 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, fc.boolean(), (a, b, today, isDue) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const expected = today < from ? 'coming' : today <= to ? 'now' : isDue ? 'due' : 'past';
        expect(timeOf({ from, to }, isDue, today)).toBe(expected);
      }),
    );
  });
});
