import { type Lane, laneKey, lanesOf } from '#domain/lane.ts';
import type { Portal } from '#domain/portal.ts';
import type { Stop } from '#domain/stop.ts';

/** The stops of a component, oldest first, and its lanes. */
export interface Tracks {
  stops: readonly Stop[];
  lanes: readonly Lane[];
}

const known = new WeakMap<Portal, Map<string, Tracks>>();

/** What every strip of a component is cut from, worked out once. */
export function tracksOf(portal: Portal, component: string): Tracks {
  const own = known.get(portal) ?? new Map<string, Tracks>();
  known.set(portal, own);
  const found = own.get(component) ?? drawTracks(portal, component);
  own.set(component, found);
  return found;
}

function drawTracks(portal: Portal, component: string): Tracks {
  const rows = portal.releases.filter((release) => release.component === component).toReversed();
  const stops = rows.map((release) => ({ ...release, lane: laneKey(release), yanked: release.yanked !== null }));
  return { stops, lanes: lanesOf(portal, component) };
}
