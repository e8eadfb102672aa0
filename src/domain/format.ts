/**
 * How dates, numbers and sizes are written on pages: fixed English forms in UTC, the same on every machine and at
 * every time. Ages, which depend on the reader's day, are worked out from the same dates in the browser.
 */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAY = 86_400_000;

/** `2026-10-29T08:00:00Z` as `29 October 2026`; what is no date comes back as it is. */
export function formatDate(iso: string): string {
  const parts = partsOf(iso);
  return parts ? `${parts.day} ${parts.month} ${parts.year}` : iso;
}

/** `29 October 2026, 08:00 UTC`, where no page stands around it; RFC 3339 in UTC. */
export function formatTime(iso: string): string {
  return `${formatDate(iso)}, ${iso.slice(11, 16)} UTC`;
}

/** `29 Oct 2026`, for rows. */
export function formatShortDate(iso: string): string {
  const parts = partsOf(iso);
  return parts ? `${parts.day} ${parts.month.slice(0, 3)} ${parts.year}` : iso;
}

/** `October 2026`, for support dates and groups. */
export function formatMonth(iso: string): string {
  const parts = partsOf(iso);
  return parts ? `${parts.month} ${parts.year}` : iso;
}

/** Year of a date, for the pages by year. */
export function yearOf(iso: string): string {
  return iso.slice(0, 4);
}

/** `1182` as `1,182`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `formatCount` with its noun: `1 fix`, `14 fixes`. */
export function formatMany(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `8123456` as `8.1 MB`, in powers of a thousand. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return formatMany(bytes, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 9.95 ? size.toFixed(1) : size.toFixed(0)} ${units[unit]}`;
}

/**
 * How long ago a day was, or how soon it is.
 *
 * @param day the day spoken of, RFC 3339 or `YYYY-MM-DD`
 * @param today the day it is read on, in the same form
 * @returns `today`, `3 days ago`, `in 2 months`...
 */
export function formatAge(day: string, today: string): string {
  const days = Math.round((Date.parse(today.slice(0, 10)) - Date.parse(day.slice(0, 10))) / DAY);
  if (!Number.isFinite(days)) return '';
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'yesterday' : 'tomorrow';
  const span = spanOf(Math.abs(days));
  return days > 0 ? `${span} ago` : `in ${span}`;
}

function spanOf(days: number): string {
  if (days < 14) return formatMany(days, 'day');
  if (days < 60) return formatMany(Math.floor(days / 7), 'week');
  if (days < 730) return formatMany(Math.floor(days / 30.44), 'month');
  return formatMany(Math.floor(days / 365.25), 'year');
}

function partsOf(iso: string): { day: number; month: string; year: string } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const month = MONTHS[Number(match?.[2]) - 1];
  return match?.[1] && month ? { day: Number(match[3]), month, year: match[1] } : null;
}
