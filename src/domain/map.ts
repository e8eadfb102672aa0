import { type Mark, round, stroke } from './drawing.ts';
import { foldLanes, type Lane, OLDER } from './lane.ts';
import { type Columns, placeColumns } from './map-columns.ts';
import { type Box, type Label, type LabelWish, placeLabels } from './map-labels.ts';
import type { Backport } from './portal.ts';
import { type Emphasis, type Stop, stopMarks } from './stop.ts';

export interface MapInput {
  /** Releases to choose from, oldest first. */
  stops: readonly Stop[];
  /** Their lines, in order of importance, newest first. */
  lanes: readonly Lane[];
  backports: readonly Backport[];
  size: MapSize;
  /** Releases that are compared: always drawn, with a ring in the signal colour. */
  selected?: readonly string[];
}

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

export interface ReleaseMap {
  width: number;
  height: number;
  /** Tracks, bends and backports, then stops, then labels: later marks lie over earlier ones. */
  lines: Mark[];
  stops: { stop: Stop; at: { x: number; y: number }; marks: Mark[] }[];
  labels: Mark[];
  /** Releases that were left out for want of room, and lines folded into one track. */
  omitted: number;
  folded: number;
}

/** The map across the home page. */
export const HOME_MAP: MapSize = { width: 1136, gap: 62, maxStops: 300, minPitch: 17, maxPitch: 84, labels: true };
/** One small map for each component of a monorepo. */
export const SMALL_MAP: MapSize = { width: 320, gap: 20, maxStops: 60, minPitch: 15, maxPitch: 84, labels: false };
/** The strip over a comparison. */
export const STRIP_MAP: MapSize = { width: 1136, gap: 46, maxStops: 40, minPitch: 26, maxPitch: 140, labels: true };

const BACKPORTS = 4;

/** Lays out the tracks of a product from left (oldest) to right (newest). */
export function layoutMap(input: MapInput): ReleaseMap {
  const { lanes, laneOf, folded } = foldLanes(input.lanes);
  const selected = new Set(input.selected ?? []);
  const edge = input.size.labels ? 28 : 12;
  const maxColumns = Math.max(2, Math.floor((input.size.width - 2 * edge - TAIL) / input.size.minPitch) + 1);
  const columns = placeColumns({ ...input, lanes, laneOf, selected, maxStops: input.size.maxStops, maxColumns });
  const view = viewOf(columns, { size: input.size, lanes, laneOf, edge, selected });
  const backports = backportCurves(view, input.backports);
  const labels = input.size.labels
    ? placeLabels(wishesOf(view), [...takenBy(view), ...backports.flatMap(upright)], view.width)
    : [];
  return {
    width: view.width,
    height: view.height,
    lines: [
      ...lanes.toReversed().flatMap((lane) => laneMarks(view, lane)),
      ...backports.map((curve) => stroke(curve.path, 'dots')),
    ],
    stops: columns.stops.map((stop) => ({
      stop,
      at: at(view, stop),
      marks: stopMarks(stop, at(view, stop), lookOf(view, stop)),
    })),
    labels: [...labels.map((label) => labelMark(view, label)), ...olderLabel(view)],
    omitted: input.stops.length - columns.stops.length,
    folded,
  };
}

interface View {
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

function viewOf(columns: Columns, frame: Frame): View {
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
const TAIL = 14;

function at(view: View, stop: Stop): { x: number; y: number } {
  const lane = view.lanes.findIndex((each) => each.key === view.laneOf.get(stop.lane)?.key);
  return {
    x: view.edge + (view.column.get(stop.id) ?? 0) * view.pitch,
    y: view.top + Math.max(0, lane) * view.size.gap,
  };
}

function lookOf(view: View, stop: Stop): { hue: string; emphasis: Emphasis } {
  const lane = view.laneOf.get(stop.lane);
  const emphasis = view.selected.has(stop.id) ? 'selected' : lane?.latest === stop.id ? 'latest' : null;
  return { hue: lane?.hue ?? OLDER, emphasis };
}

function stopsOf(view: View, lane: Lane): Stop[] {
  return view.stops.filter((stop) => view.laneOf.get(stop.lane)?.key === lane.key);
}

function laneMarks(view: View, lane: Lane): Mark[] {
  const stops = stopsOf(view, lane);
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last) return [];
  const start = at(view, first);
  const end = round(at(view, last).x + TAIL);
  const className = `track ${lane.hue}`;
  const bend = bendOf(view, lane);
  const path = bend ? `${bend.path}H${end}` : `M${round(start.x)} ${start.y}H${end}`;
  const bar = lane.ended ? [stroke(`M${end} ${start.y - 8}v16`, `bar ${lane.hue}`)] : [];
  return [stroke(path, className), ...bar];
}

interface Curve {
  path: string;
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** The curve by which a line leaves the one it grew from; none where that is not drawn or lies on the same track. */
function bendOf(view: View, lane: Lane): Curve | null {
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

/** The newest few only: a map that shows all of them shows none. */
function backportCurves(view: View, backports: readonly Backport[]): Curve[] {
  const drawn = backports.flatMap(({ from, to }) => {
    const [a, b] = [view.byId.get(from), view.byId.get(to)];
    if (!a || !b) return [];
    const [start, end] = [at(view, a), at(view, b)];
    return start.y === end.y ? [] : [{ start, end, age: Math.max(start.x, end.x) }];
  });
  const newest = drawn.sort((a, b) => b.age - a.age || b.start.y - a.start.y).slice(0, BACKPORTS);
  return newest.map(({ start, end }) => {
    const middle = round((start.y + end.y) / 2);
    const [x, to] = [round(start.x), round(end.x)];
    return { path: `M${x} ${start.y}C${x} ${middle} ${to} ${middle} ${to} ${end.y}`, from: start, to: end };
  });
}

function labelMark(view: View, label: Label): Mark {
  const strong = [...view.selected].some((id) => view.byId.get(id)?.version === label.text);
  const attributes = { x: round(label.at.x), y: round(label.at.y), class: strong ? 'label strong' : 'label' };
  return { tag: 'text', attributes, text: label.text };
}

function olderLabel(view: View): Mark[] {
  const older = view.lanes.find((lane) => lane.key === OLDER);
  const last = older ? stopsOf(view, older).at(-1) : undefined;
  if (!older || !last || !view.size.labels) return [];
  const { x, y } = at(view, last);
  return [{ tag: 'text', attributes: { x: round(x + TAIL + 8), y: y + 5, class: 'label start' }, text: older.label }];
}

/** Labels by what they tell: the two compared, the latest of each line, majors, the newest prerelease, minors. */
function wishesOf(view: View): LabelWish[] {
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
function takenBy(view: View): Box[] {
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
function upright({ from, to }: Curve): Box[] {
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
