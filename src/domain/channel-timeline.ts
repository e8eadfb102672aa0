import type { Channel } from './channel.ts';
import type { ChannelHistory, TimelineEntry } from './channel-history.ts';
import { releaseKey } from './channel-state.ts';
import type { Release } from './release.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

type KnownRelease = Pick<Release, 'id' | 'component' | 'version' | 'date' | 'kind' | 'events'>;

/**
 * What the state of a channel on any date is computed from.
 *
 * @param releases of the whole portal
 */
export function channelHistory(channel: Channel, releases: readonly KnownRelease[]): ChannelHistory {
  const byId = new Map(releases.map((release) => [release.id, release]));
  const listed = new Set(channel.releases);
  const isSpokenOf = ({ events }: KnownRelease) => events.some((event) => event.channel === channel.id);
  const waiting = releases.filter((release) => !listed.has(release.id) && isSpokenOf(release));
  const own = [...waiting, ...channel.releases.flatMap((id) => byId.get(id) ?? [])];
  const offered = new Set(channel.offered);
  const ends = channel.described ? new Map<string, string>() : overtakings(own, releases);
  const timeline = own.flatMap((release): TimelineEntry[] => {
    const hasEvents = isSpokenOf(release);
    if (!hasEvents && !offered.has(release.id)) return [];
    const until = ends.get(release.id);
    const entry = { release: release.id, name: nameOf(release), since: hasEvents ? null : release.date };
    return [until === undefined ? entry : { ...entry, until }];
  });
  const events = own.flatMap((release) => release.events.filter((event) => event.channel === channel.id));
  return { timeline, events: events.sort((a, b) => a.id - b.id) };
}

/** How events name a release. */
export function nameOf({ id, component, version }: Pick<Release, 'id' | 'component' | 'version'>): string {
  return releaseKey({ component: id.includes('/') ? component : null, version });
}

/** When the first stable release above each prerelease came out: from the highest version down, the earliest date. */
function overtakings(own: readonly KnownRelease[], releases: readonly KnownRelease[]): Map<string, string> {
  const ends = new Map<string, string>();
  const waiting = own.filter(({ kind }) => kind !== 'stable');
  const components = new Set(waiting.map(({ component }) => component));
  const wanted = new Set(waiting.map(({ id }) => id));
  const all = releases.filter(
    ({ component, kind, id }) => components.has(component) && (kind === 'stable' || wanted.has(id)),
  );
  const earliest = new Map<string, string>();
  for (const release of all.flatMap(withVersion).sort((a, b) => compareVersions(b.parsed, a.parsed))) {
    const before = earliest.get(release.component);
    if (release.kind !== 'stable') {
      if (before !== undefined) ends.set(release.id, before);
    } else if (before === undefined || release.date < before) earliest.set(release.component, release.date);
  }
  return ends;
}

function withVersion(release: KnownRelease): (KnownRelease & { parsed: Version })[] {
  const parsed = parseVersion(release.version);
  return parsed ? [{ ...release, parsed }] : [];
}
