import { laneKey } from '#domain/lane.ts';
import type { Portal } from '#domain/portal.ts';
import type { ReleaseRow } from '#domain/release.ts';

/** Keys of the lines that have releases below the last row of a list, in the order of the portal. */
export function continuesBelow(portal: Portal, rows: readonly ReleaseRow[]): string[] {
  const last = rows.at(-1);
  if (!last) return [];
  const shown = new Set(rows.map(laneKey));
  const below = portal.releases.slice(portal.releases.findIndex((row) => row.id === last.id) + 1);
  return [...new Set(below.map(laneKey))].filter((key) => shown.has(key));
}
