import { type Mark, round, stroke } from './drawing.ts';
import { foldLanes, type Lane } from './lane.ts';
import type { Backport } from './portal.ts';
import { type Stop, stopMarks } from './stop.ts';

/** The tracks beside a list of releases, cut into one piece a row so that rows may have any height. */
export interface Tracks {
  /** Number of lanes side by side. */
  lanes: number;
  /** Marks of each row, in the box 0 0 `lanes * LANE_WIDTH` `ROW_HEIGHT`. */
  rows: Mark[][];
}

export interface TracksInput {
  /** Releases in the order of the list, newest first. */
  stops: readonly Stop[];
  /** Every lane that may be met, in order of importance. */
  lanes: readonly Lane[];
  backports: readonly Backport[];
  /** Keys of lanes that have older releases below the list. */
  continues: ReadonlySet<string>;
}

/** The box that one row of one lane is drawn in; pages may stretch it. */
export const LANE_WIDTH = 32;
export const ROW_HEIGHT = 64;
const MIDDLE = ROW_HEIGHT / 2;
/** Pieces reach a little into the neighbouring rows, so that no seam shows where a row's height is no whole pixel. */
const ABOVE = -1;
const BELOW = ROW_HEIGHT + 1;
/** A backport over more rows than this is told on the pages of its releases, not drawn. */
const LONGEST_BACKPORT = 3;

/** Draws each row's piece of every track that passes it. */
export function layoutTracks(input: TracksInput): Tracks {
  const inView = new Set(input.stops.map((stop) => stop.lane));
  const { lanes, laneOf } = foldLanes(input.lanes.filter((lane) => inView.has(lane.key)));
  const rows: Layers[] = input.stops.map(() => ({ under: [], over: [] }));
  const view: View = { input, lanes, rows, places: placesOf(input.stops, laneOf), row: new Map() };
  input.stops.forEach((stop, index) => {
    view.row.set(stop.id, index);
  });
  for (const lane of lanes.toReversed()) drawLane(view, lane);
  for (const backport of input.backports) drawBackport(view, backport);
  input.stops.forEach((stop, index) => {
    drawStop(view, stop, index);
  });
  return { lanes: lanes.length, rows: rows.map((row) => [...row.under, ...row.over]) };
}

interface Layers {
  under: Mark[];
  over: Mark[];
}

interface View {
  input: TracksInput;
  lanes: Lane[];
  rows: Layers[];
  /** By row: the key of the lane it is drawn on. */
  places: string[];
  /** Release id to row. */
  row: Map<string, number>;
}

function placesOf(stops: readonly Stop[], laneOf: ReadonlyMap<string, Lane>): string[] {
  return stops.map((stop) => laneOf.get(stop.lane)?.key ?? stop.lane);
}

function centre(view: View, key: string): number {
  return LANE_WIDTH * (view.lanes.findIndex((lane) => lane.key === key) + 0.5);
}

/** From the first stop down to the last, then to what it grew from, or out of the picture. */
function drawLane(view: View, lane: Lane): void {
  const first = view.places.indexOf(lane.key);
  const last = view.places.lastIndexOf(lane.key);
  if (first === -1) return;
  const x = centre(view, lane.key);
  const end = endOf(view, lane, last);
  const straight = end.bend === null ? end.row : end.bend - 1;
  for (let row = first; row <= straight; row++) {
    const top = row === first && !leadsOn(view, lane, first) ? MIDDLE : ABOVE;
    const bottom = row === straight && !end.through ? MIDDLE : BELOW;
    if (bottom > top) view.rows[row]?.under.push(stroke(`M${x} ${top}V${bottom}`, `track ${lane.hue}`));
  }
  if (end.bend !== null && lane.parent) drawBend(view, { lane, row: end.bend, from: x, to: centre(view, lane.parent) });
}

/** The newest line is still being worked on: its track comes in from above the list. */
function leadsOn(view: View, lane: Lane, first: number): boolean {
  return first === 0 && !lane.ended && lane.key === view.lanes[0]?.key;
}

/** Where the track ends: at its last stop, at the bend into its parent's row, or below the list (`through`). */
function endOf(view: View, lane: Lane, last: number): { row: number; bend: number | null; through: boolean } {
  const bottom = view.rows.length - 1;
  if (view.input.continues.has(lane.key)) return { row: bottom, bend: null, through: true };
  if (!lane.parent || lane.parent === lane.key) return { row: last, bend: null, through: false };
  const exact = lane.branchedFrom ? view.row.get(lane.branchedFrom) : undefined;
  const near = view.places.indexOf(lane.parent, last + 1);
  const bend = exact !== undefined && exact > last ? exact : near;
  if (bend > last) return { row: bend - 1, bend, through: false };
  const below = view.input.continues.has(lane.parent) && view.lanes.some((each) => each.key === lane.parent);
  return { row: below ? bottom : last, bend: null, through: below };
}

interface Bend {
  lane: Lane;
  /** The row of the parent's stop; the bend starts in the middle of the row above. */
  row: number;
  from: number;
  to: number;
}

function drawBend(view: View, { lane, row, from, to }: Bend): void {
  const half = (from + to) / 2;
  const near = round(from + (to - from) / 4);
  const far = round(to - (to - from) / 4);
  view.rows[row - 1]?.under.push(
    stroke(
      `M${from} ${MIDDLE}C${from} ${MIDDLE + 18} ${near} ${ROW_HEIGHT - 8} ${half} ${ROW_HEIGHT}`,
      `track ${lane.hue}`,
    ),
  );
  view.rows[row]?.under.push(stroke(`M${half} 0C${far} 8 ${to} ${MIDDLE - 18} ${to} ${MIDDLE}`, `track ${lane.hue}`));
}

/** A dotted line that leaves the upper stop sideways, runs beside the other lane and enters the lower stop. */
function drawBackport(view: View, backport: Backport): void {
  const rows = [view.row.get(backport.from), view.row.get(backport.to)];
  const [upper, lower] = rows.toSorted((a, b) => (a ?? 0) - (b ?? 0));
  if (upper === undefined || lower === undefined || lower - upper > LONGEST_BACKPORT) return;
  const [a, b] = [centre(view, view.places[upper] ?? ''), centre(view, view.places[lower] ?? '')];
  if (a === b) return;
  const side = a < b ? 1 : -1;
  const x = b - side * 12;
  const put = (row: number, d: string) => view.rows[row]?.under.push(stroke(d, 'dots'));
  put(upper, `M${a + side * 9} ${MIDDLE}C${x} ${MIDDLE} ${x} ${MIDDLE + 8} ${x} ${ROW_HEIGHT}`);
  for (let row = upper + 1; row < lower; row++) put(row, `M${x} ${ABOVE}V${BELOW}`);
  put(lower, `M${x} 0C${x} ${MIDDLE - 8} ${x} ${MIDDLE} ${b - side * 8} ${MIDDLE}`);
}

function drawStop(view: View, stop: Stop, row: number): void {
  const lane = view.lanes.find((each) => each.key === view.places[row]);
  if (!lane) return;
  const emphasis = lane.latest === stop.id ? 'latest' : null;
  const at = { x: centre(view, lane.key), y: MIDDLE };
  view.rows[row]?.over.push(...stopMarks(stop, at, { hue: lane.hue, emphasis }));
}
