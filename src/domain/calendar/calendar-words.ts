import type { CalendarEntry } from './calendar.ts';
import { isOpen } from './plan.ts';

/** Where an entry stands on a day: before, on its days, past, or past without what was planned. */
export type Time = 'coming' | 'now' | 'past' | 'due';

/** The list of the page that an entry belongs to on a day. */
export function timeOf(entry: Pick<CalendarEntry, 'from' | 'to'>, isDue: boolean, today: string): Time {
  if (entry.to < today) return isDue ? 'due' : 'past';
  return entry.from <= today ? 'now' : 'coming';
}

/** Whether nothing came of an entry although its days are past. */
export function wouldBeDue(entry: CalendarEntry): boolean {
  return entry.kind === 'release' && isOpen(entry.plan);
}

/** Days under the heading of their month: `Thu 10`, `25 – 27`, `18 Dec – 4 Jan`. */
export function formatDays(from: string, to: string): string {
  if (from === to) return `${weekday(from)} ${dateOf(from)}`;
  if (from.slice(0, 7) === to.slice(0, 7)) return `${dateOf(from)} – ${dateOf(to)}`;
  return `${dateOf(from)} ${monthOf(from)} – ${dateOf(to)} ${monthOf(to)}`;
}

/** Days without a heading: `10 Dec 2026`, `25 – 27 Nov 2026`, `18 Dec 2026 – 4 Jan 2027`. */
export function formatWholeDays(from: string, to: string): string {
  const end = `${dateOf(to)} ${monthOf(to)} ${to.slice(0, 4)}`;
  if (from === to) return end;
  const year = from.slice(0, 4) === to.slice(0, 4) ? '' : ` ${from.slice(0, 4)}`;
  return `${dateOf(from)}${from.slice(0, 7) === to.slice(0, 7) ? '' : ` ${monthOf(from)}${year}`} – ${end}`;
}

function weekday(day: string): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}

function dateOf(day: string): number {
  return Number(day.slice(8));
}

function monthOf(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
