import type { Line } from './line.ts';
import type { Portal } from './portal.ts';

/** A track of a drawing: one line, or the older lines folded into one. */
export interface Lane {
  /** `<component>/<line>`, or `older`. */
  key: string;
  /** What stands beside it: `2.x`. */
  label: string;
  /** Class of its colour. */
  hue: string;
  /** Id of its highest stable release, or null. */
  latest: string | null;
  /** Id of the release it grew from, and the key of that release's line; null where nothing is known. */
  branchedFrom: string | null;
  parent: string | null;
  /** True where the line gets no more releases on the day the portal is read on. */
  ended: boolean;
}

/** Tracks that are drawn as themselves before the rest is folded. */
const TRACKS = 6;
/** Components whose lines may run beside one list. */
const COMPONENTS = 2;
const HUES = 8;
/** Key and class of the track into which older lines are folded. */
export const OLDER = 'older';

/**
 * The lines of a portal as lanes: the root product's first, then each component's, newest line first.
 *
 * @param portal as it was assembled
 * @param component only its lines; all where absent
 */
export function lanesOf(portal: Portal, component?: string): Lane[] {
  const today = portal.facts.day ?? portal.product.today ?? portal.facts.newest.slice(0, 10);
  const order = portal.components.toSorted((a, b) => Number(b.root) - Number(a.root)).map((each) => each.id);
  const homes = new Map(portal.releases.map((release) => [release.id, laneKey(release)]));
  const lines = portal.lines.toSorted(
    (a, b) => order.indexOf(a.component) - order.indexOf(b.component) || b.track - a.track,
  );
  const lanes = lines.map((line, index) => ({
    key: laneKey({ component: line.component, line: line.id }),
    label: line.id,
    hue: `t${index % HUES}`,
    latest: line.latest,
    branchedFrom: line.branchedFrom,
    parent: line.branchedFrom ? (homes.get(line.branchedFrom) ?? null) : null,
    ended: isEnded(line, today),
  }));
  return component === undefined ? lanes : lanes.filter((_, index) => lines[index]?.component === component);
}

/**
 * The lanes beside a list: those of all its rows, or of the root product alone where several components would make a
 * bundle that tells nothing.
 *
 * @param inView keys of the lanes that the list has releases of
 */
export function lanesInView(portal: Portal, inView: ReadonlySet<string>): Lane[] {
  const lanes = lanesOf(portal).filter((lane) => inView.has(lane.key));
  const components = new Set(lanes.map((lane) => lane.key.slice(0, lane.key.lastIndexOf('/'))));
  if (components.size <= 1 || (components.size <= COMPONENTS && lanes.length <= TRACKS + 1)) return lanes;
  const root = portal.components.find((each) => each.root)?.id;
  return lanes.filter((lane) => lane.key.startsWith(`${root}/`));
}

/** Key of the lane a release runs on. */
export function laneKey(release: { component: string; line: string }): string {
  return `${release.component}/${release.line}`;
}

/** Whether a line's last promise lies before the day; a line without dates has not ended. */
export function isEnded(line: Pick<Line, 'support' | 'security'>, today: string): boolean {
  const last = line.security ?? line.support;
  return last !== null && last < today.slice(0, 10);
}

/**
 * The lanes of one drawing: at most six of their own, the others folded into a last one.
 *
 * @param lanes in order of importance, first the one that is drawn first
 * @returns the lanes to draw, and the lane on which each key is drawn
 */
export function foldLanes(lanes: readonly Lane[]): { lanes: Lane[]; laneOf: Map<string, Lane>; folded: number } {
  const kept = apart(lanes.length > TRACKS + 1 ? lanes.slice(0, TRACKS) : lanes);
  const rest = lanes.slice(kept.length);
  const older: Lane = {
    key: OLDER,
    label: `${rest.length} older`,
    hue: OLDER,
    latest: null,
    branchedFrom: null,
    parent: null,
    ended: false,
  };
  const laneOf = new Map([
    ...kept.map((lane) => [lane.key, lane] as const),
    ...rest.map((lane) => [lane.key, older] as const),
  ]);
  const drawn = rest.length > 0 ? [...kept, older] : kept;
  return { lanes: drawn.map((lane) => rehome(lane, laneOf)), laneOf, folded: rest.length };
}

/** No colour stands for two lines of one drawing. */
function apart(lanes: readonly Lane[]): Lane[] {
  const used = new Set<string>();
  return lanes.map((lane) => {
    const free = Array.from({ length: HUES }, (_, index) => `t${index}`).find((hue) => !used.has(hue));
    const hue = used.has(lane.hue) && free ? free : lane.hue;
    used.add(hue);
    return { ...lane, hue };
  });
}

/** A lane that grew from a folded one grows from the fold. */
function rehome(lane: Lane, laneOf: ReadonlyMap<string, Lane>): Lane {
  return { ...lane, parent: lane.parent ? (laneOf.get(lane.parent)?.key ?? null) : null };
}
