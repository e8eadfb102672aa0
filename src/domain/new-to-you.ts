import type { CurrentFile, GraphFile, ReleaseEntry } from './browser-files.ts';
import { includes, newSegments, type SideCounts, sideCounts } from './compare-graph.ts';
import { compareVersions } from './version-fields.ts';

/** What the browser knows when a reader says which version they run. */
export interface ReaderState {
  graph: GraphFile;
  releases: readonly ReleaseEntry[];
  current: CurrentFile;
  /** The version the reader runs. */
  mine: ReleaseEntry;
}

/** The answer to "I'm on 2.3.1". */
export interface NewToYou {
  /** The highest stable release of the component, else what the reader's own channel offers; null where neither is above. */
  latest: ReleaseEntry | null;
  /** True where no release of the component is above the reader's, of whatever channel. */
  newest: boolean;
  counts: SideCounts;
  /** The smallest step that brings every security fix there is for the reader's line, or for the latest; null: none is missing. */
  nearestSafe: ReleaseEntry | null;
}

/** Where a release stands for the reader: run by them, contained in it, new, or of another line that is not above theirs. */
export type Standing = 'mine' | 'have' | 'new' | 'other';

/** Counts what the latest release for the reader brings over theirs, and finds the nearest safe one. */
export function newToYou(state: ReaderState): NewToYou {
  const { graph, current, mine } = state;
  const newest = !state.releases.some((entry) => !entry.yanked && isAbove(entry, mine));
  const offered = [current.latest[mine.component], current.channels[mine.channel]?.current];
  const latest = offered.map((id) => entryOf(state, id ?? null)).find((entry) => entry && isAbove(entry, mine));
  if (!latest) {
    return { latest: null, newest, counts: sideCounts(graph, mine.component, []), nearestSafe: replacementOf(state) };
  }
  const counts = sideCounts(graph, mine.component, newSegments(graph, numberOf(state, mine), numberOf(state, latest)));
  return { latest, newest, counts, nearestSafe: replacementOf(state) ?? nearestSafe(state, latest) };
}

/** Says of any release how it stands to the reader's; `other` also for releases of other components. */
export function standingsFor({ graph, releases, mine }: ReaderState): (id: string) => Standing {
  const entries = new Map(releases.map((entry) => [entry.id, entry]));
  const numbers = new Map(graph.releases.map((id, number) => [id, number]));
  const own = numbers.get(mine.id) ?? -1;
  return (id) => {
    const entry = entries.get(id);
    if (!entry || entry.component !== mine.component) return 'other';
    if (id === mine.id) return 'mine';
    if (includes(graph, own, numbers.get(id) ?? -1)) return 'have';
    return compareVersions(entry.version, mine.version) > 0 ? 'new' : 'other';
  };
}

/** On the reader's line where it has what is missing, else the latest. */
function nearestSafe(state: ReaderState, latest: ReleaseEntry): ReleaseEntry | null {
  const { current, mine } = state;
  const onLine = entryOf(state, current.lines[`${mine.component}/${mine.line}`]?.latest ?? null);
  for (const goal of [onLine, latest]) {
    if (!goal || compareVersions(goal.version, mine.version) <= 0) continue;
    const wanted = securitySegments(state, goal);
    if (wanted.length > 0) return lowestWith(state, wanted, goal);
  }
  return null;
}

/** Segments with a security change that `goal` has and the reader lacks. */
function securitySegments(state: ReaderState, goal: ReleaseEntry): number[] {
  const { graph, mine } = state;
  const missing = newSegments(graph, numberOf(state, mine), numberOf(state, goal));
  return missing.filter((segment) => sideCounts(graph, mine.component, [segment]).security > 0);
}

/** The lowest release proper between the reader's and `goal` that has all these segments. */
function lowestWith(state: ReaderState, segments: readonly number[], goal: ReleaseEntry): ReleaseEntry {
  const { graph, mine } = state;
  const has = (entry: ReleaseEntry) => {
    const fresh = new Set(newSegments(graph, numberOf(state, mine), numberOf(state, entry)));
    return segments.every((segment) => fresh.has(segment));
  };
  const between = state.releases.filter(
    (entry) =>
      entry.component === mine.component &&
      !entry.prerelease &&
      !entry.yanked &&
      compareVersions(entry.version, mine.version) > 0 &&
      compareVersions(entry.version, goal.version) <= 0,
  );
  return between.sort((a, b) => compareVersions(a.version, b.version)).find(has) ?? goal;
}

/** The release that takes the place of the reader's own where that was yanked. */
function replacementOf(state: ReaderState): ReleaseEntry | null {
  return entryOf(state, state.current.yanked[state.mine.id] ?? null);
}

/** Of the same component, since a channel may offer several. */
function isAbove(entry: ReleaseEntry, mine: ReleaseEntry): boolean {
  return entry.component === mine.component && compareVersions(entry.version, mine.version) > 0;
}

function entryOf({ releases }: ReaderState, id: string | null): ReleaseEntry | null {
  return releases.find((entry) => entry.id === id) ?? null;
}

function numberOf({ graph }: ReaderState, entry: ReleaseEntry): number {
  return graph.releases.indexOf(entry.id);
}
