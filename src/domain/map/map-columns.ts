import type { Lane } from '../lane.ts';
import type { Stop } from '../stop.ts';

/** The stops a map has room for, and the column of each. */
export interface Columns {
  stops: Stop[];
  column: Map<string, number>;
  count: number;
}

export interface ColumnsInput {
  /** Oldest first. */
  stops: readonly Stop[];
  lanes: readonly Lane[];
  laneOf: ReadonlyMap<string, Lane>;
  /** Ids that must be drawn. */
  selected: ReadonlySet<string>;
  maxStops: number;
  maxColumns: number;
}

/**
 * Chooses the stops that tell most and gives each a column: later is further right, stops of different lanes may share
 * one. What is left out first: prereleases whose release came, then the oldest patches, then minors.
 */
export function placeColumns(input: ColumnsInput): Columns {
  const ranked = rankStops(input);
  const needed = ranked.filter((entry) => entry.weight >= NEEDED).length;
  for (let size = Math.min(ranked.length, input.maxStops); ; size = Math.max(needed, Math.floor(size * 0.94) - 1)) {
    const chosen = new Set(ranked.slice(0, Math.max(size, needed)).map((entry) => entry.stop.id));
    const stops = input.stops.filter((stop) => chosen.has(stop.id));
    const placed = assignColumns(stops, input);
    if (placed.count <= input.maxColumns || size <= needed) return placed;
  }
}

const NEEDED = 100;

function rankStops(input: ColumnsInput): { stop: Stop; weight: number }[] {
  const ends = endsOf(input);
  const weighed = input.stops.flatMap((stop, index) => {
    const weight = weightOf(stop, ends, input);
    return weight > 0 ? [{ stop, weight, index }] : [];
  });
  return weighed.sort((a, b) => b.weight - a.weight || b.index - a.index);
}

interface Ends {
  /** Newest stop of each lane, first stop of each, stops that others grew from. */
  needed: Set<string>;
  /** Lane key to the place of its newest stable release in the order of stops. */
  newestStable: Map<string, number>;
  place: Map<string, number>;
}

function endsOf({ stops, lanes }: ColumnsInput): Ends {
  const first = new Map<string, string>();
  const newest = new Map<string, string>();
  const newestStable = new Map<string, number>();
  const place = new Map(stops.map((stop, index) => [stop.id, index]));
  stops.forEach((stop, index) => {
    if (stop.level !== 'prerelease') newestStable.set(stop.lane, index);
  });
  // Builds of a stream stand for a line only where it has nothing else.
  for (const stop of stops) if (stop.kind === 'stream') newest.set(stop.lane, stop.id);
  for (const stop of stops) {
    if (stop.kind !== 'stream') newest.set(stop.lane, stop.id);
    const isSuperseded = stop.level === 'prerelease' && newestStable.has(stop.lane);
    if (!first.has(stop.lane) && !isSuperseded && stop.kind !== 'stream') first.set(stop.lane, stop.id);
  }
  const own = lanes.flatMap((lane) => [lane.branchedFrom, lane.latest, first.get(lane.key), newest.get(lane.key)]);
  return { needed: new Set(own.filter((id) => id != null)), newestStable, place };
}

function weightOf(stop: Stop, ends: Ends, input: ColumnsInput): number {
  if (input.selected.has(stop.id) || ends.needed.has(stop.id)) return NEEDED;
  const lane = input.laneOf.get(stop.lane);
  if (!lane || lane.key !== stop.lane) return stop.level === 'major' ? 1 : 0;
  if (stop.kind === 'stream') return 0;
  if (stop.level === 'prerelease')
    return (ends.newestStable.get(stop.lane) ?? -1) < (ends.place.get(stop.id) ?? 0) ? 2 : 0;
  if (stop.level === 'major') return 5;
  return stop.level === 'minor' ? 4 : 3;
}

/** A new line starts two columns after the stop it grew from, so that the bend has room. */
function assignColumns(stops: Stop[], { laneOf }: ColumnsInput): Columns {
  const column = new Map<string, number>();
  const last = new Map<string, number>();
  let now = 0;
  for (const stop of stops) {
    const lane = laneOf.get(stop.lane);
    const before = last.get(lane?.key ?? stop.lane);
    const parent = before === undefined && lane?.branchedFrom ? column.get(lane.branchedFrom) : undefined;
    now = Math.max(now, before === undefined ? 0 : before + 1, parent === undefined ? 0 : parent + 2);
    column.set(stop.id, now);
    last.set(lane?.key ?? stop.lane, now);
  }
  return { stops, column, count: stops.length === 0 ? 0 : now + 1 };
}
