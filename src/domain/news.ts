import type { ReleaseEvent } from './channel.ts';
import type { Release } from './release.ts';

/** What happened to a release after it came out, as far as its readers have to know. */
export interface News {
  kind: 'yanked' | 'restored' | 'promoted' | 'rolled-back';
  /** Id of the release. */
  release: string;
  /** RFC 3339: when it first happened on that day. */
  at: string;
  /** Channels on which it happened that day, in the order of the events. */
  channels: string[];
  /** `''` where nobody said why. */
  reason: string;
  /** Version to take instead, or null. */
  replacement: string | null;
  /** Channel that it was promoted from, or null. */
  from: string | null;
}

/**
 * The news of releases; what happens to one release on several channels on one day is told once.
 *
 * @returns in the order of the releases, and of their events
 */
export function findNews(releases: readonly Pick<Release, 'id' | 'events'>[]): News[] {
  return releases.flatMap(({ id, events }) => {
    const told = new Map<string, News>();
    for (const event of events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
      const kind = kindOf(event);
      if (kind === null) continue;
      const key = `${kind} ${event.at.slice(0, 10)}`;
      const known = told.get(key);
      if (!known) told.set(key, newsOf(event, kind, id));
      else if (!known.channels.includes(event.channel)) known.channels.push(event.channel);
    }
    return [...told.values()];
  });
}

function kindOf({ action }: ReleaseEvent): News['kind'] | null {
  switch (action) {
    case 'yanked':
    case 'restored':
    case 'promoted':
    case 'rolled-back':
      return action;
    default:
      return null;
  }
}

function newsOf(event: ReleaseEvent, kind: News['kind'], release: string): News {
  const { at, channel, reason = '', replacement = null, promotedFrom = null } = event;
  return { kind, release, at, channels: [channel], reason, replacement, from: promotedFrom };
}
