/** The days that a drawing goes over. */
export interface Scale {
  /** First day, and the day after the last. */
  from: string;
  to: string;
}

export const DAY = 86_400_000;

/** Where a day stands, in percent of the width; before the first day 0, after the last 100. */
export function placeOn({ from, to }: Scale, day: string): number {
  const share = (Date.parse(day) - Date.parse(from)) / (Date.parse(to) - Date.parse(from));
  return round(Math.min(1, Math.max(0, share)) * 100);
}

/** A day that is named under a drawing, at its place in percent. */
export interface Tick {
  at: number;
  text: string;
}

/** A year where there are several, else each third month. */
export function ticksOf(scale: Scale): Tick[] {
  const ticks: Tick[] = [];
  const months = (Date.parse(scale.to) - Date.parse(scale.from)) / (30.44 * DAY);
  const step = months > 30 ? 12 : 3;
  for (let day = scale.from; day < scale.to; day = nextMonth(day)) {
    const month = Number(day.slice(5, 7));
    if ((month - 1) % step !== 0) continue;
    ticks.push({ at: placeOn(scale, day), text: month === 1 ? day.slice(0, 4) : (QUARTERS[month] ?? '') });
  }
  return ticks;
}

const QUARTERS: Record<number, string> = { 4: 'Apr', 7: 'Jul', 10: 'Oct' };

/** The day on which the month of a day begins. */
export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function nextMonth(day: string): string {
  return firstOfMonth(dayAt(Date.parse(firstOfMonth(day)) + 32 * DAY));
}

/** The same day so many years before. */
export function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
}

/** The day of a moment in milliseconds, `YYYY-MM-DD` in UTC. */
export function dayAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Percent with two decimals. */
export function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
