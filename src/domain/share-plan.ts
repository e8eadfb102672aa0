import type { Line } from './line.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/** What the picture shows that other sites put beside a link to the portal. */
export interface SharePlan {
  width: number;
  height: number;
  name: string;
  subline: string;
  /** Lines as tracks, the newest on top. */
  tracks: ShareTrack[];
}

export interface ShareTrack {
  colour: string;
  y: number;
  /** Where it begins and ends. */
  from: number;
  to: number;
  /** The stop of an older line that it grew from, or null. */
  bend: { x: number; y: number } | null;
  stops: { x: number; radius: number; ring: boolean }[];
}

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 80;
const TRACKS = { count: 5, top: 350, bottom: 550 };
const COLOURS = ['#1f4fd8', '#0b7a62', '#8a5a00', '#a5307b', '#5b5bd6', '#2f6f9f'];
// More would touch each other.
const STOPS = 90;

/** The name of the product over its newest lines, drawn like the map of the home page. */
export function planShare(portal: Pick<Portal, 'product' | 'components' | 'lines' | 'releases'>): SharePlan {
  const root = portal.components.find((component) => component.root) ?? portal.components[0];
  const lines = portal.lines.filter((line) => line.component === root?.id);
  const shown = lines.sort((a, b) => b.track - a.track).slice(0, TRACKS.count);
  const wanted = new Set(shown.flatMap((line) => line.releases));
  const rows = portal.releases.filter((row) => wanted.has(row.id) && row.kind === 'stable').slice(0, STOPS);
  const places = placesOf(rows);
  const yOfLine = new Map(shown.map((line, index) => [line.id, yOf(index, shown.length)]));
  const tracks = shown.flatMap((line) => trackOf(line, yOfLine, rows, places));
  const subline = 'What changed in each release, and where to get it';
  return { width: WIDTH, height: HEIGHT, name: portal.product.name, subline, tracks };
}

/** Stops stand at equal steps in order of time, the newest at the right. */
function placesOf(rows: readonly ReleaseRow[]): Map<string, number> {
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, rows.length - 1);
  return new Map(rows.map((row, index) => [row.id, WIDTH - MARGIN - index * step]));
}

function yOf(index: number, count: number): number {
  if (count === 1) return (TRACKS.top + TRACKS.bottom) / 2;
  return TRACKS.top + (index * (TRACKS.bottom - TRACKS.top)) / (count - 1);
}

function trackOf(
  line: Line,
  yOfLine: ReadonlyMap<string, number>,
  rows: readonly ReleaseRow[],
  places: ReadonlyMap<string, number>,
): ShareTrack[] {
  const own = rows.filter((row) => row.line === line.id && row.component === line.component);
  const stops = own.map((row) => ({ x: places.get(row.id) ?? 0, ...sizeOf(row, line) }));
  if (stops.length === 0) return [];
  const xs = stops.map((stop) => stop.x);
  const parent = rows.find((row) => row.id === line.branchedFrom);
  const [x, y] = [places.get(parent?.id ?? ''), yOfLine.get(parent?.line ?? '')];
  const bend = x === undefined || y === undefined ? null : { x, y };
  const colour = COLOURS[line.track % COLOURS.length] ?? '#1f4fd8';
  return [{ colour, y: yOfLine.get(line.id) ?? 0, from: Math.min(...xs), to: Math.max(...xs), bend, stops }];
}

function sizeOf(row: ReleaseRow, line: Line): { radius: number; ring: boolean } {
  if (row.id === line.latest) return { radius: 17, ring: true };
  return row.level === 'patch' ? { radius: 7, ring: false } : { radius: 12, ring: true };
}
