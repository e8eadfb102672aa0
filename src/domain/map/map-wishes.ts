import type { Lane } from '../lane.ts';
import { OLDER } from '../lane.ts';
import type { Stop } from '../stop.ts';
import type { Box, LabelWish } from './map-labels.ts';
import { at, bendOf, type Curve, stopsOf, TAIL, type View } from './map-view.ts';

/** Labels by what they tell: the two compared, the latest of each line, majors, the newest prerelease, minors. */
export function wishesOf(view: View): LabelWish[] {
  const ranked = view.stops.flatMap((stop, index) => {
    const rank = labelRank(view, stop);
    return rank === null ? [] : [{ stop, rank, index }];
  });
  ranked.sort((a, b) => a.rank - b.rank || b.index - a.index);
  const lowest = view.lanes.length > 1 ? view.lanes.at(-1)?.key : null;
  return ranked.map(({ stop }) => ({
    text: shortVersion(stop),
    ...at(view, stop),
    radius: 10,
    side: view.laneOf.get(stop.lane)?.key === lowest ? 'below' : 'above',
    strict: stop.level === 'minor' && view.size.minPitch < 20 && !isNeeded(view, stop),
    needed: isNeeded(view, stop),
  }));
}

/** A label that is worth a place beside its stop where there is none above or below. */
function isNeeded(view: View, stop: Stop): boolean {
  return view.selected.has(stop.id) || view.laneOf.get(stop.lane)?.latest === stop.id;
}

function labelRank(view: View, stop: Stop): number | null {
  const lane = view.laneOf.get(stop.lane);
  if (view.selected.has(stop.id)) return 0;
  if (lane?.latest === stop.id) return 1;
  if (lane?.key === OLDER) return null;
  if (stop.level === 'major') return 2;
  if (stopsOf(view, lane as Lane)[0]?.id === stop.id) return 3;
  if (stop.level === 'prerelease') return 4;
  return stop.level === 'minor' ? 5 : null;
}

/** A long version is cut where it is written on a map; its stop and the list beside it name it whole. */
function shortVersion(stop: Stop): string {
  return stop.version.length > 16 ? `${stop.version.slice(0, 15)}…` : stop.version;
}

/** Stops and points along the bends, where no label may stand. */
export function takenBy(view: View): Box[] {
  const stops = view.stops.map((stop) => around(at(view, stop), 9));
  const bends = view.lanes.flatMap((lane) => {
    const bend = bendOf(view, lane);
    return bend ? sample(bend) : [];
  });
  const tracks = view.lanes.flatMap((lane) => {
    const stopsHere = stopsOf(view, lane);
    const [first, last] = [stopsHere[0], stopsHere.at(-1)];
    return first && last ? [trackBox(at(view, first), at(view, last))] : [];
  });
  return [...stops, ...bends, ...tracks];
}

function trackBox(from: { x: number; y: number }, to: { x: number; y: number }): Box {
  return { left: from.x, right: to.x + TAIL, top: from.y - 3, bottom: to.y + 3 };
}

function around({ x, y }: { x: number; y: number }, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

/** Points along a curve that leaves and arrives upright. */
export function upright({ from, to }: Curve): Box[] {
  return Array.from({ length: 9 }, (_, index) => {
    const t = (index + 1) / 10;
    const s = 3 * t * t * (1 - t) + t ** 3;
    return around({ x: from.x + (to.x - from.x) * s, y: from.y + (to.y - from.y) * t }, 3);
  });
}

/** Points along a curve that leaves and arrives level. */
function sample({ from, to }: Curve): Box[] {
  return Array.from({ length: 13 }, (_, index) => {
    const t = index / 12;
    const s = 3 * t * t * (1 - t) + t ** 3;
    const x = from.x + (to.x - from.x) * (1.5 * t * (1 - t) ** 2 + 1.5 * t * t * (1 - t) + t ** 3);
    return around({ x, y: from.y + (to.y - from.y) * s }, 4);
  });
}
