import { round } from '../drawing.ts';
import type { Lane } from '../lane.ts';
import type { Stop } from '../stop.ts';
import type { Columns } from './map-columns.ts';

/** How much room a map has. */
export interface MapSize {
  width: number;
  /** Distance of two tracks. */
  gap: number;
  maxStops: number;
  /** Distance of two columns at the least. */
  minPitch: number;
  /** And at the most. */
  maxPitch: number;
  labels: boolean;
}

/** Where everything of a map lies. */
export interface View {
  size: MapSize;
  lanes: Lane[];
  laneOf: ReadonlyMap<string, Lane>;
  selected: ReadonlySet<string>;
  stops: Stop[];
  byId: Map<string, Stop>;
  column: Map<string, number>;
  pitch: number;
  edge: number;
  top: number;
  width: number;
  height: number;
}

type Frame = Pick<View, 'size' | 'lanes' | 'laneOf' | 'edge' | 'selected'>;

/** Spreads the columns over the room. */
export function viewOf(columns: Columns, frame: Frame): View {
  const { size, lanes, edge } = frame;
  const steps = Math.max(1, columns.count - 1);
  const pitch = Math.min(size.maxPitch, Math.max(size.minPitch, (size.width - 2 * edge - TAIL) / steps));
  const top = size.labels ? 36 : 12;
  return {
    ...frame,
    stops: columns.stops,
    byId: new Map(columns.stops.map((stop) => [stop.id, stop])),
    column: columns.column,
    pitch,
    top,
    width: Math.round(steps * pitch + 2 * edge + TAIL),
    height: 2 * top + (Math.max(1, lanes.length) - 1) * size.gap,
  };
}

/** How far a track that goes on reaches past its newest stop. */
export const TAIL = 14;

export function at(view: View, stop: Stop): { x: number; y: number } {
  const lane = view.lanes.findIndex((each) => each.key === view.laneOf.get(stop.lane)?.key);
  return {
    x: view.edge + (view.column.get(stop.id) ?? 0) * view.pitch,
    y: view.top + Math.max(0, lane) * view.size.gap,
  };
}

/** The stops on a track, oldest first. */
export function stopsOf(view: View, lane: Lane): Stop[] {
  return view.stops.filter((stop) => view.laneOf.get(stop.lane)?.key === lane.key);
}

/** A curve between two tracks, with where it starts and ends. */
export interface Curve {
  path: string;
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** The curve by which a line leaves the one it grew from; none where that is not drawn or lies on the same track. */
export function bendOf(view: View, lane: Lane): Curve | null {
  const parent = lane.branchedFrom ? view.byId.get(lane.branchedFrom) : undefined;
  const first = stopsOf(view, lane)[0];
  if (!parent || !first) return null;
  const [from, child] = [at(view, parent), at(view, first)];
  const reach = Math.min(child.x - from.x, 2 * Math.abs(child.y - from.y), 96);
  if (reach <= 0 || from.y === child.y) return null;
  const [x, middle, to] = [round(from.x), round(from.x + reach / 2), round(from.x + reach)];
  const path = `M${x} ${from.y}C${middle} ${from.y} ${middle} ${child.y} ${to} ${child.y}`;
  return { path, from, to: { x: to, y: child.y } };
}
