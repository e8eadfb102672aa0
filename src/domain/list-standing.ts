import { isEnded, laneKey } from './lane.ts';
import type { StandingContext } from './release-status.ts';

/** What decides how the releases of one list stand, as its page carries it; the day is left to whoever reads it. */
export interface ListStanding {
  /** The day that the page was written for. */
  day: string;
  lines: Record<string, { latest: string | null; lts: boolean; support: string | null; security: string | null }>;
  latest: string[];
  recommended: string[];
  unreleased: string[];
}

/** Leaves out what no row of the list needs. */
export function packStanding(
  context: StandingContext,
  rows: readonly { id: string; component: string; line: string }[],
): ListStanding {
  const ids = new Set(rows.map(({ id }) => id));
  const keys = [...new Set(rows.map(laneKey))];
  const lines = keys.flatMap((key) => {
    const line = context.lines.get(key);
    if (!line) return [];
    const { latest, lts, support, security } = line;
    return [[key, { latest, lts, support, security }] as const];
  });
  return {
    day: context.today,
    lines: Object.fromEntries(lines),
    latest: [...context.latest].filter((id) => ids.has(id)),
    recommended: [...context.recommended].filter((id) => ids.has(id)),
    unreleased: [...context.unreleased].filter((id) => ids.has(id)),
  };
}

export function unpackStanding(packed: ListStanding, today: string): StandingContext {
  return {
    today,
    lines: new Map(Object.entries(packed.lines)),
    recommended: new Set(packed.recommended),
    latest: new Set(packed.latest),
    unreleased: new Set(packed.unreleased),
  };
}

/** Whether what the page says of its releases is no longer, or not yet, what holds on the day. */
export function differsOn(packed: ListStanding, today: string): boolean {
  return Object.values(packed.lines).some((line) => isEnded(line, packed.day) !== isEnded(line, today));
}
