import { isEnded, laneKey } from './lane.ts';
import type { Line } from './line.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/** A word beside a version; the tone only repeats what the word says. */
export interface Badge {
  text: string;
  tone: 'good' | 'warning' | 'bad' | 'signal' | 'edge';
}

/** The day a portal is read on, as far as a build may know it. */
export function dayOf(portal: Portal): string {
  return portal.product.today ?? portal.facts.newest.slice(0, 10);
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

/**
 * How releases stand today, for pages that are drawn anew with every tag. Looks everything up once.
 *
 * @returns a function from a release to the badges beside its version
 */
export function badgesOf(portal: Portal): (row: ReleaseRow) => Badge[] {
  const lines = new Map(portal.lines.map((line) => [laneKey({ component: line.component, line: line.id }), line]));
  const latest = new Set(portal.components.map((component) => latestOf(portal, component.id)));
  const today = dayOf(portal);
  return (row) => {
    if (row.yanked) return [{ text: 'yanked', tone: 'bad' }];
    if (row.kind !== 'stable') return [{ text: row.channel, tone: row.kind === 'stream' ? 'edge' : 'warning' }];
    const line = lines.get(laneKey(row));
    const marks: Badge[] = latest.has(row.id) ? [{ text: 'latest', tone: 'good' }] : [];
    return line ? [...marks, ...lineBadges(row, line, { today, latest: latest.has(row.id) })] : marks;
  };
}

function lineBadges(row: ReleaseRow, line: Line, known: { today: string; latest: boolean }): Badge[] {
  if (isEnded(line, known.today)) return line.latest === row.id ? [{ text: `${line.id} ended`, tone: 'edge' }] : [];
  if (line.lts) return [{ text: 'LTS', tone: 'signal' }];
  return line.latest === row.id && !known.latest ? [{ text: `${line.id} current`, tone: 'edge' }] : [];
}
