import { isEnded } from '../lane.ts';
import type { Line } from '../line.ts';

/** A time in the life of a line, by whole days. */
export interface Phase {
  /** What it still gets: every fix, security fixes alone, or nobody said. */
  kind: 'fixes' | 'security' | 'unknown';
  /** First day. */
  from: string;
  /** Last day, or null where no end is known. */
  to: string | null;
}

/**
 * The phases of a line in order, from the days that its settings give and that of its first release. What they do not
 * say is not guessed: without any end there is one phase, of which nothing is known.
 */
export function phasesOf({ released, support, security }: Pick<Line, 'released' | 'support' | 'security'>): Phase[] {
  if (released === null) return [];
  if (support === null && security === null) return [{ kind: 'unknown', from: released, to: null }];
  if (support === null) return [{ kind: 'security', from: released, to: security }];
  const fixes: Phase = { kind: 'fixes', from: released, to: support };
  if (security === null || security <= support) return [fixes];
  return [fixes, { kind: 'security', from: dayAfter(support), to: security }];
}

/** What of a line decides where to move to from it. */
export type Moving = Pick<Line, 'component' | 'track' | 'lts' | 'latest' | 'support' | 'security'>;

/**
 * The line to move to when one ends: of the newer lines of its component that have a release and have not ended, the
 * nearest with long-term support, else the newest.
 *
 * @param lines all lines of the portal, in any order
 * @param today `YYYY-MM-DD`
 */
export function successorOf<L extends Moving>(line: Moving, lines: readonly L[], today: string): L | null {
  const open = lines
    .filter(({ component, track, latest }) => component === line.component && track > line.track && latest !== null)
    .filter((each) => !isEnded(each, today))
    .sort((a, b) => a.track - b.track);
  return open.find(({ lts }) => lts) ?? open.at(-1) ?? null;
}

/** The day after one, `YYYY-MM-DD`; none is after the last that can be written, which stands for "for ever". */
export function dayAfter(day: string): string {
  if (day >= LAST_DAY) return LAST_DAY;
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

const LAST_DAY = '9999-12-31';
