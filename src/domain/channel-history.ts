import type { ReleaseEvent } from './channel.ts';
import { type ChannelRelease, foldChannel, readReleaseKey, releaseKey } from './channel-state.ts';

/** What the state of a channel on any date is computed from; `/api/v1/channels/<id>.json` holds it. */
export interface ChannelHistory {
  /** Every release that was ever offered there or is spoken of in the log, highest version first. */
  timeline: TimelineEntry[];
  /** Its log, oldest first. */
  events: ReleaseEvent[];
}

/** A release on a channel, and what no event says of it. */
export interface TimelineEntry {
  /** Id of the release. */
  release: string;
  /** How events name it: `2.4.1`, or `component@2.4.1`. */
  name: string;
  /** Since when it is offered, RFC 3339 in UTC; null where events say it. */
  since: string | null;
  /** When a stable release overtook it, so that nobody is told to take it any more. */
  until?: string;
}

/** A channel on a date. */
export interface ChannelOn {
  /** What it recommended, or null. */
  current: ReleaseOn | null;
  /** What was offered, yanked or left behind by then, highest version first; what was prepared comes as well. */
  releases: ReleaseOn[];
}

/** A release as it stood on a channel on a date. */
export interface ReleaseOn extends Pick<ChannelRelease, 'version' | 'status' | 'since' | 'promotedFrom' | 'yanked'> {
  /** Id of the release. */
  release: string;
}

/**
 * The state of a channel on a date, the same in Node and in the browser.
 *
 * @param at RFC 3339 in UTC
 */
export function channelOn({ timeline, events }: ChannelHistory, at: string): ChannelOn {
  const manifests = timeline.map(({ name, since }) => ({ ...readReleaseKey(name), date: since }));
  const states = new Map(foldChannel(manifests, events, at).releases.map((state) => [releaseKey(state), state]));
  const spoken = new Set(events.filter((event) => event.at <= at).map(({ version }) => version));
  const known = timeline.flatMap(({ release, name }): ReleaseOn[] => {
    const state = states.get(name);
    // What only later events speak of is not there yet.
    if (!state || (state.status === 'prepared' && !spoken.has(name))) return [];
    const { version, status, promotedFrom, yanked } = state;
    return [{ release, version, status, since: state.since, promotedFrom, yanked }];
  });
  return { current: currentOf(known, timeline, at), releases: known };
}

/**
 * The root product's highest, or where it offers none the newest among the highest of each component; what a stable
 * release overtook is recommended to nobody.
 */
function currentOf(known: readonly ReleaseOn[], timeline: readonly TimelineEntry[], at: string): ReleaseOn | null {
  const overtaken = new Set(timeline.flatMap(({ release, until }) => (until && until <= at ? [release] : [])));
  const heads = headsOf(known.filter(({ status }) => status === 'offered'));
  const root = heads.find(({ release }) => !release.includes('/'));
  const candidates = (root ? [root] : heads).filter(({ release }) => !overtaken.has(release));
  return candidates.reduce<ReleaseOn | null>((best, each) => (isNewer(each, best) ? each : best), null);
}

/** The first of each component. */
function headsOf(offered: readonly ReleaseOn[]): ReleaseOn[] {
  const componentOf = ({ release }: ReleaseOn) => release.slice(0, release.lastIndexOf('/') + 1);
  return [...Map.groupBy(offered, componentOf).values()].flatMap(([first]) => first ?? []);
}

function isNewer(each: ReleaseOn, best: ReleaseOn | null): boolean {
  return best === null || (each.since ?? '') > (best.since ?? '');
}
