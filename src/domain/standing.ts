import { laneKey } from './lane.ts';
import type { Line } from './line.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';
import type { StandingContext } from './release-status.ts';
import { type State, type StateKind, type StatesFacts, statesOf } from './states.ts';

/** A word beside a version; the tone only repeats what the word says. */
export interface Badge {
  text: string;
  tone: 'good' | 'warning' | 'bad' | 'signal' | 'edge';
}

/** The day for which a build writes: the one it was told, that of the settings, else that of the newest commit. */
export function dayOf(portal: Portal): string {
  return portal.facts.day ?? portal.product.today ?? portal.facts.newest.slice(0, 10);
}

/** The root product, else the first component. */
export function mainComponent(portal: Portal): string {
  return (portal.components.find((each) => each.root) ?? portal.components[0])?.id ?? '';
}

/** Id of the highest stable release of a component, or null. */
export function latestOf(portal: Portal, component: string): string | null {
  const lines = portal.lines.filter((line) => line.component === component && line.latest !== null);
  return (
    lines.reduce<Line | null>((best, line) => (!best || line.track > best.track ? line : best), null)?.latest ?? null
  );
}

/** What decides how releases stand on the day for which the portal is built. */
export function standingOn(portal: Portal): StandingContext {
  const latest = portal.components.flatMap(({ id }) => latestOf(portal, id) ?? []);
  return {
    today: dayOf(portal),
    lines: new Map(portal.lines.map((line) => [laneKey({ component: line.component, line: line.id }), line])),
    recommended: new Set(portal.channels.flatMap(({ current }) => current ?? [])),
    latest: new Set(latest),
    unreleased: new Set(portal.releases.flatMap(({ id, status }) => (status === 'unreleased' ? [id] : []))),
  };
}

/**
 * How releases stand, for pages that are drawn anew with every tag. Looks everything up once.
 *
 * @returns a function from a release to the badges beside its version in a list
 */
export function badgesOf(portal: Portal): (row: ReleaseRow) => Badge[] {
  const context = standingOn(portal);
  const affected = affectedCounts(portal);
  return (row) => listBadges(statesOf(rowFacts(row, affected), context));
}

/**
 * In a list most rows are superseded, which their place says, and old ones have advisories, so that only the word tells:
 * colour is left to what stands out.
 */
export function listBadges(states: readonly State[]): Badge[] {
  const kinds = new Set(states.map(({ kind }) => kind));
  return states
    .filter(({ kind }) => kind !== 'superseded' && !OVERRULED[kind]?.some((other) => kinds.has(other)))
    .map(({ kind, word, tone }) => ({ text: word, tone: kind === 'affected' ? 'edge' : tone }));
}

const OVERRULED: Partial<Record<StateKind, StateKind[]>> = {
  affected: ['yanked'],
  lts: ['ended', 'superseded'],
  current: ['ended', 'lts'],
  ended: ['prerelease', 'yanked'],
};

/** A row of the build as the rules of states read it. */
export function rowFacts(row: ReleaseRow, affected: ReadonlyMap<string, number>): StatesFacts {
  const { movedFrom, moveAccepted = false } = row;
  return { ...row, moved: movedFrom !== null, moveAccepted, affected: affected.get(row.id) ?? 0 };
}

const counted = new WeakMap<readonly object[], ReadonlyMap<string, number>>();

/** How many advisories in force affect each release; those that none affects are left out. */
export function affectedCounts({ advisories }: Pick<Portal, 'advisories'>): ReadonlyMap<string, number> {
  const known = counted.get(advisories);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const id of advisories.flatMap(({ affects }) => affects)) counts.set(id, (counts.get(id) ?? 0) + 1);
  counted.set(advisories, counts);
  return counts;
}
