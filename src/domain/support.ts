import { formatMonth } from './format.ts';
import type { Line } from './line.ts';

/** What a line can still expect, said in a word or two. */
export interface Support {
  state: 'current' | 'fixes' | 'security' | 'ended' | 'unknown';
  text: string;
  /** The day whose month ends the text, or null. */
  named: string | null;
  /** The day after which the text is no longer true, `YYYY-MM-DD`, or null. */
  until: string | null;
}

/**
 * @param line with the dates that its settings give, if any
 * @param today the day it is read on
 * @param newest true for the newest line of its component, which is current while it has not ended
 */
export function supportOf(line: Pick<Line, 'support' | 'security'>, today: string, newest: boolean): Support {
  const day = today.slice(0, 10);
  const last = line.security ?? line.support;
  if (last !== null && last < day)
    return { state: 'ended', text: `ended ${formatMonth(last)}`, named: last, until: null };
  if (newest) return { state: 'current', text: 'current', named: null, until: last };
  if (line.support !== null && line.support >= day) {
    return {
      state: 'fixes',
      text: `fixes until ${formatMonth(line.support)}`,
      named: line.support,
      until: line.support,
    };
  }
  if (last !== null)
    return { state: 'security', text: `security until ${formatMonth(last)}`, named: last, until: last };
  return { state: 'unknown', text: 'no dates given', named: null, until: null };
}
