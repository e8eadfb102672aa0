import type { CurrentFile } from './browser-files.ts';
import { isEnded } from './lane.ts';
import type { Badge } from './standing.ts';

/** A badge that may lead to another release. */
export interface StandingBadge extends Badge {
  release: string | null;
}

/**
 * The badges of one release from what holds today.
 *
 * @param release the release, as its page knows it; yanked ones and prereleases are not stable
 * @param current `/data/current.json`
 * @param today `YYYY-MM-DD`
 */
export function releaseStanding(
  release: { id: string; component: string; line: string; isStable: boolean },
  current: CurrentFile,
  today: string,
): StandingBadge[] {
  const line = current.lines[`${release.component}/${release.line}`];
  const latest = current.latest[release.component] === release.id;
  const badges: StandingBadge[] = [];
  if (latest) badges.push({ text: 'latest', tone: 'good', release: null });
  if (!line) return badges;
  if (release.isStable && line.lts) badges.push({ text: 'LTS', tone: 'signal', release: null });
  if (release.isStable && !latest) badges.push(placeInLine(release, line.latest));
  if (isEnded(line, today)) badges.push({ text: `${release.line} has ended`, tone: 'bad', release: null });
  return badges;
}

function placeInLine(release: { id: string; line: string }, latest: string | null): StandingBadge {
  if (latest === null || latest === release.id) return { text: `${release.line} current`, tone: 'edge', release: null };
  return { text: `superseded by ${latest.slice(latest.lastIndexOf('/') + 1)}`, tone: 'edge', release: latest };
}
