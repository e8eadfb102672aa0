import { type Mark, round, stroke } from '../drawing.ts';
import { foldLanes, type Lane, OLDER } from '../lane.ts';
import type { Backport } from '../portal.ts';
import { type Emphasis, type Stop, stopMarks } from '../stop.ts';
import { placeColumns } from './map-columns.ts';
import { type Label, placeLabels } from './map-labels.ts';
import { at, bendOf, type Curve, type MapSize, stopsOf, TAIL, type View, viewOf } from './map-view.ts';
import { takenBy, upright, wishesOf } from './map-wishes.ts';

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

function lookOf(view: View, stop: Stop): { hue: string; emphasis: Emphasis } {
  const lane = view.laneOf.get(stop.lane);
  const emphasis = view.selected.has(stop.id) ? 'selected' : lane?.latest === stop.id ? 'latest' : null;
  return { hue: lane?.hue ?? OLDER, emphasis };
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
