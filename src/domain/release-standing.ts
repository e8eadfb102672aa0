import type { CurrentFile } from './browser-files.ts';
import type { StandingContext } from './release-status.ts';

/**
 * What decides how releases stand on the reader's day.
 *
 * @param current `/data/current.json`
 * @param today `YYYY-MM-DD`
 */
export function standingToday(current: CurrentFile, today: string): StandingContext {
  return {
    today,
    lines: new Map(Object.entries(current.lines)),
    recommended: new Set(Object.values(current.channels).flatMap((channel) => channel.current ?? [])),
    latest: new Set(Object.values(current.latest).flatMap((id) => id ?? [])),
    unreleased: new Set(current.unreleased),
  };
}
