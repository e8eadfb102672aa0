import { isEnded } from '../lane.ts';
import type { Line } from '../line.ts';
import type { Freeze } from '../portal.ts';
import { dayAfter, phasesOf } from './phase.ts';
import {
  DAY,
  dayAt,
  firstOfMonth,
  placeOn,
  round,
  type Scale,
  type Tick,
  ticksOf,
  yearsBefore,
} from './phase-scale.ts';
import { isOpen, type PlannedRelease } from './plan.ts';

/** The phases of lines over time. Places are percent of the width, from the left. */
export interface PhaseChart extends Scale {
  ticks: Tick[];
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
const NEVER = '9999-12-31';
/** So many years before the day it is read on are drawn; what is older would press the rest together. */
const BACK = 4;
/** And so many after: some call the year 9999 the end. */
const AHEAD = 6;

/** Draws the lines that can still be of interest, newest first; null where none has a date. */
export function phaseChart(source: PhaseSource): PhaseChart | null {
  const { today } = source;
  const dated = source.lines.filter(({ released }) => released !== null).toSorted((a, b) => b.track - a.track);
  const shown = dated
    .filter((line, index) => index < ROWS || (!isEnded(line, today) && hasEnd(line)))
    .slice(0, ROWS * 2);
  const [first, latest] = [yearsBefore(today, BACK), yearsBefore(today, -AHEAD)];
  const inView = shown.filter((line) => lastDayOf(line, source) >= first && (line.released ?? '') < latest);
  if (inView.length === 0) return null;
  const last =
    inView
      .map((line) => (goesOn(line, source) ? NEVER : lastDayOf(line, source)))
      .sort()
      .at(-1) ?? NEVER;
  // A line that has ended is no longer frozen.
  const freezes = source.freezes.filter(({ from }) => from <= last);
  const scale = scaleOf(inView, { ...source, freezes });
  return {
    from: scale.from,
    to: scale.to,
    ticks: ticksOf(scale),
    rows: inView.map((line) => rowOf(line, scale, source)),
    freezes: freezes.flatMap(({ from, to }) => {
      const [at, end] = [placeOn(scale, from), placeOn(scale, dayAfter(to))];
      return end > 0 && at < 100 ? [{ at, width: Math.max(0.2, round(end - at)) }] : [];
    }),
  };
}

function scaleOf(lines: readonly Line[], { plan, today, freezes }: PhaseSource): Scale {
  const starts = lines.map(({ released }) => released ?? today);
  const ids = new Set(lines.map(({ id }) => id));
  const coming = plan.filter((each) => isOpen(each) && ids.has(each.line)).map(({ to }) => to);
  const ends = [today, ...lines.map((line) => endOf(line) ?? today), ...coming, ...freezes.map(({ to }) => to)];
  const first = [...starts].sort()[0] ?? today;
  const latest = yearsBefore(today, -AHEAD);
  const last = [ends.sort().at(-1) ?? today, latest].sort()[0] ?? today;
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

function endOf({ support, security }: Line): string | null {
  return security ?? support;
}

/** The newest line goes on where nobody named its end. */
function goesOn(line: Line, { newest }: PhaseSource): boolean {
  return endOf(line) === null && line.track === newest;
}

/** Where its track ends: with its support, else with its last release; the newest line goes on. */
function lastDayOf(line: Line, source: PhaseSource): string {
  return endOf(line) ?? (goesOn(line, source) ? source.today : (source.lastOf(line) ?? source.today));
}

function hasEnd(line: Line): boolean {
  return endOf(line) !== null;
}
