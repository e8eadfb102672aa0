import type { ReleaseRow } from './release.ts';

/** How often a component was released of late. */
export interface Rhythm {
  /** Stable releases that were looked at, newest first. */
  rows: ReleaseRow[];
  /** Days between two of them, half of the times less and half more. */
  days: number;
}

const LOOKED_AT = 12;

/**
 * The rhythm of the newest stable releases; null with fewer than three, from which nothing follows.
 *
 * @param releases newest first
 */
export function rhythmOf(releases: readonly ReleaseRow[], component: string): Rhythm | null {
  const rows = releases
    .filter((row) => row.component === component && row.kind === 'stable' && row.status !== 'unreleased')
    .slice(0, LOOKED_AT);
  if (rows.length < 3) return null;
  // Two tags of one day are one occasion.
  const times = [...new Set(rows.map(({ date }) => Date.parse(date.slice(0, 10))))];
  const gaps = times.slice(1).map((time, at) => Math.abs((times[at] ?? time) - time) / 86_400_000);
  return { rows, days: gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0 };
}
