import { type PhaseChart, phaseChart } from './calendar/phase-chart.ts';
import { laneKey, lanesOf } from './lane.ts';
import type { Line } from './line.ts';
import type { Portal } from './portal.ts';
import { dayOf } from './standing.ts';

/**
 * The chart of some lines of one component, in the colours that they have everywhere else.
 *
 * @param lines in any order
 * @returns null where none of them has a date
 */
export function lineChart(portal: Portal, lines: readonly Line[]): PhaseChart | null {
  const component = lines[0]?.component;
  if (component === undefined) return null;
  const hues = new Map(lanesOf(portal).map(({ key, hue }) => [key, hue]));
  const days = new Map(portal.releases.map(({ id, date }) => [id, date.slice(0, 10)]));
  return phaseChart({
    lines,
    newest: Math.max(...portal.lines.filter((line) => line.component === component).map(({ track }) => track)),
    hueOf: ({ id }) => hues.get(laneKey({ component, line: id })) ?? 't0',
    lastOf: ({ latest, releases }) => days.get(latest ?? releases[0] ?? '') ?? null,
    plan: portal.plan.filter((plan) => plan.component === component),
    freezes: portal.freezes,
    today: dayOf(portal),
  });
}

/** Whether anybody said until when one of the lines is supported. */
export function isDated(lines: readonly Pick<Line, 'support' | 'security'>[]): boolean {
  return lines.some(({ support, security }) => support !== null || security !== null);
}
