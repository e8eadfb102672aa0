import { isEnded, laneKey } from './lane.ts';
import type { ReleaseKind } from './release.ts';
import type { StandingContext, StatusFacts } from './release-status.ts';
import type { Badge } from './standing.ts';
import { compareVersions } from './version-fields.ts';

/** Everything that can be said of how a release stands, what is urgent first. */
export type StateKind =
  | 'yanked'
  | 'moved'
  | 'affected'
  | 'unreleased'
  | 'prerelease'
  | 'latest'
  | 'ended'
  | 'lts'
  | 'current'
  | 'superseded';

/** One thing that holds of a release on a day. */
export interface State {
  kind: StateKind;
  /** A word or two for lists: `tag moved`. */
  word: string;
  /** The same where it stands alone: `superseded by 2.4.1`. */
  says: string;
  tone: Badge['tone'];
  /** The day since which it holds, `YYYY-MM-DD`, or null where that is not known. */
  since: string | null;
  /** Id of the release to look at instead, or null. */
  release: string | null;
}

/** A release as far as its states need it; rows of the build and entries of the browser both have this. */
export interface StatesFacts extends StatusFacts {
  version: string;
  kind: ReleaseKind;
  channel: string;
  /** True where its tag names another commit than the one that was recorded. */
  moved: boolean;
  /** True where somebody accepted that: it is said, but is no alarm any more. */
  moveAccepted: boolean;
  /** How many advisories in force affect it. */
  affected: number;
}

/** What decides what is wrong with a release itself. */
type AlarmFacts = Pick<StatesFacts, 'yanked' | 'moved' | 'moveAccepted' | 'affected'>;

/** What a yank says of itself, where that is known. */
interface Yank {
  at?: string;
  /** Id of the release that takes its place. */
  replacement?: string | null;
}

/**
 * How a release stands: one list for pages, for the browser and for the command line.
 *
 * @param context what holds on the day
 * @param yank of a yanked release, as far as it is known
 */
export function statesOf(release: StatesFacts, context: StandingContext, yank: Yank = {}): State[] {
  const alarms = alarmsOf(release, yank);
  const places = placesOf(release, context);
  // What was yanked has no place any more; that its line has ended is one more reason to leave it.
  return [...alarms, ...(release.yanked ? places.filter(({ kind }) => kind === 'ended') : places)];
}

/** What is wrong with a release whatever the day, in a word or two each: `tag moved`. */
export function alarmBadges(release: AlarmFacts): Badge[] {
  return alarmsOf(release, {}).map(({ word, tone }) => ({ text: word, tone }));
}

/** What is wrong with the release itself, whatever its line does. */
function alarmsOf({ yanked, moved, moveAccepted, affected }: AlarmFacts, { at, replacement = null }: Yank): State[] {
  const states: State[] = [];
  const since = at?.slice(0, 10) ?? null;
  if (yanked) states.push({ kind: 'yanked', word: 'yanked', says: 'yanked', tone: 'bad', since, release: replacement });
  if (moved) states.push(said('moved', 'tag moved', moveAccepted ? 'warning' : 'bad'));
  if (affected > 0) states.push(said('affected', affected === 1 ? '1 advisory' : `${affected} advisories`, 'warning'));
  return states;
}

/** Its place among the releases of its component. */
function placesOf(release: StatesFacts, context: StandingContext): State[] {
  const line = context.lines.get(laneKey(release));
  const states: State[] = [];
  if (context.unreleased.has(release.id))
    states.push({ ...said('unreleased', 'unreleased', 'warning'), says: 'not released yet' });
  if (release.kind !== 'stable')
    states.push(said('prerelease', release.channel, release.kind === 'stream' ? 'edge' : 'warning'));
  if (context.latest.has(release.id)) states.push(said('latest', 'latest', 'good'));
  if (!line) return states;
  const end = isEnded(line, context.today) ? (line.security ?? line.support) : null;
  if (end !== null) states.push({ ...said('ended', 'ended', 'edge'), says: `${release.line} has ended`, since: end });
  if (line.lts && release.kind === 'stable') states.push(said('lts', 'LTS', 'signal'));
  if (line.latest === release.id) {
    if (!context.latest.has(release.id)) states.push(said('current', `${release.line} current`, 'edge'));
  } else if (
    line.latest !== null &&
    !context.unreleased.has(release.id) &&
    (release.kind === 'stable' || isBelow(release.version, line.latest))
  ) {
    const says = `superseded by ${versionOf(line.latest)}`;
    states.push({ ...said('superseded', 'superseded', 'edge'), says, release: line.latest });
  }
  return states;
}

/** A prerelease has had its time once its line has a stable release above it. */
function isBelow(version: string, id: string): boolean {
  return compareVersions(version, versionOf(id)) < 0;
}

function said(kind: StateKind, word: string, tone: Badge['tone']): State {
  return { kind, word, says: word, tone, since: null, release: null };
}

/** `2.4.1` of `cli/2.4.1`: close enough to a version to compare and to show. */
function versionOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
