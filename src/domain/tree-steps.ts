import type { TreeHistory } from './tree-history.ts';

/** How a release's tree differs from that of an earlier release. */
export interface TreeStep {
  /** Number of the release it is told against, or -1: the empty tree. */
  base: number;
  changes: TreeChange[];
}

/** Texts are told by their place among the texts of the path, plus one; 0 where the path is not there. */
export interface TreeChange {
  path: number;
  text: number;
  /** In the base. */
  before: number;
}

/** With so few changes against the release before no other base is looked for. */
const FEW = 32;
const CANDIDATES = 3;
/** What less than one path in so many speaks for is not looked at. */
const WORTHWHILE = 20;

/**
 * Tells each release's tree by what differs from one near it: that of the release before, or, where a line of history
 * begins or goes on, that of the release at which most of the paths that differ last were as they are.
 */
export function treeSteps(history: TreeHistory): TreeStep[] {
  const paths = history.paths.map(eventsOf);
  const steps = history.releases.map((_, release): TreeStep => ({ base: release - 1, changes: [] }));
  paths.forEach(({ releases, texts }, path) => {
    releases.forEach((release, at) => {
      steps[release]?.changes.push({ path, text: texts[at] ?? 0, before: texts[at - 1] ?? 0 });
    });
  });
  const [held, since] = [new Int32Array(paths.length), new Int32Array(paths.length)];
  return steps.map((step, release) => {
    for (const { path, text } of step.changes) {
      held[path] = text;
      since[path] = release;
    }
    return nearest(step, paths, { release, held, since });
  });
}

/** A release, what each path holds there, and the release since which it does. */
interface Here {
  release: number;
  held: Int32Array;
  since: Int32Array;
}

function nearest(step: TreeStep, paths: readonly PathEvents[], here: Here): TreeStep {
  const { release } = here;
  if (release === 0 || weightOf(step) <= FEW) return step;
  let best = step;
  for (const base of candidates(step, paths, release)) {
    const limit = weightOf(best);
    const changes = limit === 0 ? null : between(paths, here, { base, limit });
    if (changes) best = { base, changes };
  }
  return best;
}

/** When a path's text changes: columns by change, oldest first. */
interface PathEvents {
  releases: number[];
  /** As in `TreeChange`. */
  texts: number[];
}

function eventsOf({ texts }: TreeHistory['paths'][number]): PathEvents {
  // A release and a text in one number, so that they are sorted as numbers are; where a run ends the text is 0.
  const unit = texts.length + 1;
  const marks: number[] = [];
  for (const [at, { runs }] of texts.entries()) {
    for (let run = 0; run < runs.length; run += 2) {
      const start = runs[run] ?? 0;
      marks.push(start * unit + at + 1, (start + (runs[run + 1] ?? 0)) * unit);
    }
  }
  const events: PathEvents = { releases: [], texts: [] };
  for (const mark of Float64Array.from(marks).sort()) {
    const release = Math.floor(mark / unit);
    if (events.releases.at(-1) !== release) events.releases.push(release);
    events.texts[events.releases.length - 1] = mark % unit;
  }
  return events;
}

/** Releases at which the most of the paths last were as they are now; the earlier one of equals. */
function candidates({ changes }: TreeStep, paths: readonly PathEvents[], release: number): number[] {
  const votes = new Map<number, number>();
  for (const { path, text } of changes) {
    const last = lastHeld(paths[path], text, release);
    if (last !== null) votes.set(last, (votes.get(last) ?? 0) + 1);
  }
  const ranked = [...votes].filter(([, count]) => count * WORTHWHILE >= changes.length);
  ranked.sort(([a, first], [b, second]) => second - first || a - b);
  return ranked.slice(0, CANDIDATES).map(([base]) => base);
}

/** The last release before this one, other than the one just before, at which the path held the text. */
function lastHeld(path: PathEvents | undefined, text: number, release: number): number | null {
  if (!path) return null;
  for (let at = placeAt(path, release - 1) - 1; at >= 0; at--)
    if (path.texts[at] === text) return (path.releases[at + 1] ?? 0) - 1;
  return null;
}

/**
 * What a base leaves to be told: the paths that it does not hold as they are now. That some are gone tells little, and a
 * small tree would be near to everything otherwise.
 */
function weightOf({ changes }: TreeStep): number {
  return changes.filter(({ text }) => text > 0).length;
}

/** What differs from a base, or null as soon as its weight is no less than the limit. */
function between(
  paths: readonly PathEvents[],
  { held, since }: Here,
  { base, limit }: { base: number; limit: number },
): TreeChange[] | null {
  const changes: TreeChange[] = [];
  let left = limit;
  for (let number = 0; number < paths.length; number++) {
    if ((since[number] ?? 0) <= base) continue;
    const text = held[number] ?? 0;
    const before = textAt(paths[number] as PathEvents, base);
    if (text === before) continue;
    if (text > 0 && --left === 0) return null;
    changes.push({ path: number, text, before });
  }
  return changes;
}

function textAt(path: PathEvents, release: number): number {
  return path.texts[placeAt(path, release)] ?? 0;
}

/** Place of the last event at or before a release, or -1. */
function placeAt({ releases }: PathEvents, release: number): number {
  let [low, high] = [0, releases.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((releases[middle] ?? 0) <= release) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
