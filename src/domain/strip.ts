import type { Lane } from './lane.ts';
import { layoutMap, type ReleaseMap, STRIP_MAP } from './map/map.ts';
import type { Backport } from './portal.ts';
import type { Stop } from './stop.ts';

export interface StripInput {
  /** Every release of the component, oldest first. */
  stops: readonly Stop[];
  /** Its lines, newest first. */
  lanes: readonly Lane[];
  backports: readonly Backport[];
  /** Ids of the two that are compared. */
  from: string;
  to: string;
}

/** The part of the map that a comparison crosses: the lines of both, and what lies between them. */
export function layoutStrip(input: StripInput): ReleaseMap {
  const lanes = crossedLanes(input);
  const keys = new Set(lanes.map((lane) => lane.key));
  const place = placesOf(input.stops);
  const ends = [input.from, input.to, ...branchesAmong(lanes, keys)].flatMap((id) => place.get(id) ?? []);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const stops = input.stops.filter((stop, index) => keys.has(stop.lane) && index >= low && index <= high);
  return layoutMap({ stops, lanes, backports: input.backports, size: STRIP_MAP, selected: [input.from, input.to] });
}

/** Many strips are drawn of the same stops. */
const PLACES = new WeakMap<readonly Stop[], ReadonlyMap<string, number>>();

function placesOf(stops: readonly Stop[]): ReadonlyMap<string, number> {
  const known = PLACES.get(stops) ?? new Map(stops.map((stop, index) => [stop.id, index]));
  PLACES.set(stops, known);
  return known;
}

/** From each end up through the lines it grew from, until the two ways meet. */
function crossedLanes({ stops, lanes, from, to }: StripInput): Lane[] {
  const byKey = new Map(lanes.map((lane) => [lane.key, lane]));
  const laneOf = (id: string) => stops[placesOf(stops).get(id) ?? -1]?.lane ?? '';
  const [a, b] = [wayUp(laneOf(from), byKey), wayUp(laneOf(to), byKey)];
  const shared = a.find((key) => b.includes(key));
  const until = (way: string[]) => (shared === undefined ? way.slice(0, 1) : way.slice(0, way.indexOf(shared) + 1));
  const crossed = new Set([...until(a), ...until(b)]);
  return lanes.filter((lane) => crossed.has(lane.key));
}

function wayUp(start: string, byKey: ReadonlyMap<string, Lane>): string[] {
  const way: string[] = [];
  for (
    let key: string | null = start;
    key && byKey.has(key) && !way.includes(key);
    key = byKey.get(key)?.parent ?? null
  ) {
    way.push(key);
  }
  return way;
}

/** Stops at which one of these lanes leaves another. */
function branchesAmong(lanes: readonly Lane[], keys: ReadonlySet<string>): string[] {
  return lanes.flatMap((lane) =>
    lane.branchedFrom && lane.parent && keys.has(lane.parent) ? [lane.branchedFrom] : [],
  );
}
