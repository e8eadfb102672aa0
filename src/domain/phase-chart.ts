import { isEnded } from './lane.ts';
import type { Line } from './line.ts';
import { dayAfter, phasesOf } from './phase.ts';
import { isOpen, type PlannedRelease } from './plan.ts';
import type { Freeze } from './portal.ts';

/** The phases of lines over time. Places are percent of the width, from the left. */
export interface PhaseChart {
  /** First day, and the day after the last. */
  from: string;
  to: string;
  ticks: { at: number; text: string }[];
  rows: PhaseRow[];
  freezes: { at: number; width: number }[];
}

/** One line of the product. */
export interface PhaseRow {
  line: Line;
  /** Class of its colour. */
  hue: string;
  bars: { kind: 'fixes' | 'security' | 'current' | 'open' | 'unknown'; at: number; to: number }[];
  /** Where its support ends, or null. */
  end: number | null;
  /** Releases that are planned on it. */
  stops: { at: number; sure: boolean }[];
}

/** What a chart is drawn from: the lines of one component. */
export interface PhaseSource {
  lines: readonly Line[];
  /** Track of the newest line of the component: without an end it goes on. */
  newest: number;
  /** Class of the colour of a line. */
  hueOf: (line: Line) => string;
  /** Day of the newest release of a line. */
  lastOf: (line: Line) => string | null;
  plan: readonly PlannedRelease[];
  freezes: readonly Freeze[];
  /** The day it is drawn for, `YYYY-MM-DD`. */
  today: string;
}

const ROWS = 8;
const DAY = 86_400_000;
/** So many years before the day it is read on are drawn; what is older would press the rest together. */
const BACK = 4;

/** Draws the lines that can still be of interest, newest first; null where none has a date. */
export function phaseChart(source: PhaseSource): PhaseChart | null {
  const { today } = source;
  const dated = source.lines.filter(({ released }) => released !== null).toSorted((a, b) => b.track - a.track);
  const shown = dated
    .filter((line, index) => index < ROWS || (!isEnded(line, today) && hasEnd(line)))
    .slice(0, ROWS * 2);
  const inView = shown.filter((line) => lastDayOf(line, source) >= yearsBefore(today, BACK));
  if (inView.length === 0) return null;
  const scale = scaleOf(inView, source);
  return {
    from: scale.from,
    to: scale.to,
    ticks: ticksOf(scale),
    rows: inView.map((line) => rowOf(line, scale, source)),
    freezes: source.freezes.flatMap(({ from, to }) => {
      const [at, end] = [placeOn(scale, from), placeOn(scale, dayAfter(to))];
      return end > 0 && at < 100 ? [{ at, width: Math.max(0.2, round(end - at)) }] : [];
    }),
  };
}

/** Where a day stands, in percent of the width; before the first day 0, after the last 100. */
export function placeOn({ from, to }: Pick<PhaseChart, 'from' | 'to'>, day: string): number {
  const share = (Date.parse(day) - Date.parse(from)) / (Date.parse(to) - Date.parse(from));
  return round(Math.min(1, Math.max(0, share)) * 100);
}

type Scale = Pick<PhaseChart, 'from' | 'to'>;

function scaleOf(lines: readonly Line[], { plan, today, freezes }: PhaseSource): Scale {
  const starts = lines.map(({ released }) => released ?? today);
  const ids = new Set(lines.map(({ id }) => id));
  const coming = plan.filter((each) => isOpen(each) && ids.has(each.line)).map(({ to }) => to);
  const ends = [today, ...lines.map((line) => endOf(line) ?? today), ...coming, ...freezes.map(({ to }) => to)];
  const first = [...starts].sort()[0] ?? today;
  const last = ends.sort().at(-1) ?? today;
  const earliest = yearsBefore(today, BACK);
  const from = firstOfMonth(first < earliest ? earliest : first);
  const span = Date.parse(last) - Date.parse(from);
  return { from, to: firstOfMonth(dayAt(Date.parse(last) + Math.max(92 * DAY, span * 0.04))) };
}

function rowOf(line: Line, scale: Scale, { newest, hueOf, plan, lastOf, today }: PhaseSource): PhaseRow {
  const end = endOf(line);
  const bars = phasesOf(line).flatMap(({ kind, from, to }): PhaseRow['bars'] => {
    const at = placeOn(scale, from);
    if (to !== null) return [{ kind, at, to: placeOn(scale, dayAfter(to)) }];
    if (line.track !== newest)
      return [{ kind: 'unknown', at, to: Math.max(at + 0.4, placeOn(scale, lastOf(line) ?? from)) }];
    const now = placeOn(scale, today);
    return [
      { kind: 'current', at, to: now },
      { kind: 'open', at: now, to: 100 },
    ];
  });
  const stops = plan.filter((each) => isOpen(each) && each.line === line.id);
  return {
    line,
    hue: hueOf(line),
    bars,
    end: end === null ? null : placeOn(scale, dayAfter(end)),
    stops: stops.map((each) => ({ at: placeOn(scale, each.from), sure: each.status === 'planned' })),
  };
}

/** A year where there are several, else each third month. */
function ticksOf(scale: Scale): PhaseChart['ticks'] {
  const ticks: PhaseChart['ticks'] = [];
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

function endOf({ support, security }: Line): string | null {
  return security ?? support;
}

/** Where its track ends: with its support, else with its last release; the newest line goes on. */
function lastDayOf(line: Line, { newest, lastOf, today }: PhaseSource): string {
  return endOf(line) ?? (line.track === newest ? today : (lastOf(line) ?? today));
}

function hasEnd(line: Line): boolean {
  return endOf(line) !== null;
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function nextMonth(day: string): string {
  return firstOfMonth(dayAt(Date.parse(firstOfMonth(day)) + 32 * DAY));
}

function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
}

function dayAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
