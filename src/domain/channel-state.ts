import type { ReleaseEvent } from './channel.ts';
import type { Manifest } from './portal-folder.ts';

/** What a channel is on a moment: its manifests with every event up to then. */
export interface ChannelState {
  /** In the order of the manifests, then of the first event of releases that have none. */
  releases: ChannelRelease[];
}

/** One release on a channel. */
export interface ChannelRelease {
  /** Component id, or null for the root product. */
  component: string | null;
  version: string;
  /** False where only events speak of it, for instance because its manifest was removed. */
  hasManifest: boolean;
  /**
   * `offered`; `yanked` with a reason; `rolled-back` when the channel went back to another release; `prepared` when it
   * was not published yet.
   */
  status: 'offered' | 'yanked' | 'rolled-back' | 'prepared';
  /** When it was first published there, RFC 3339 in UTC; null: on the date of its tag. */
  since: string | null;
  /** Channel it was promoted from, or null. */
  promotedFrom: string | null;
  /** Why and by whom it was yanked; null while it is offered. */
  yanked: { at: string; by: string; reason: string; replacement: string | null } | null;
}

/** What the fold asks of a manifest. */
export type OfferedManifest = Pick<Manifest, 'component' | 'version' | 'date'>;

/**
 * Folds the events of one channel over its manifests.
 *
 * A release without any event counts as published on its date, unless the channel had a log by then: from its first
 * event on, a channel offers what its log says, and other manifests are prepared.
 *
 * @param manifests those of this channel, each with the date of its tag where it states none
 * @param events its log, in the order of the file
 * @param at RFC 3339 in UTC: only events up to it count; without it, all
 */
export function foldChannel(
  manifests: readonly OfferedManifest[],
  events: readonly ReleaseEvent[],
  at?: string,
): ChannelState {
  const releases = new Map<string, ChannelRelease>();
  const known = new Set(events.map((event) => event.version));
  const logged = events[0]?.at;
  for (const manifest of manifests) {
    const key = releaseKey(manifest);
    const isLate = logged !== undefined && manifest.date !== null && manifest.date > logged;
    releases.set(key, fromManifest(manifest, known.has(key) || isLate, at));
  }
  for (const event of events) {
    if (at !== undefined && event.at > at) continue;
    const before = releases.get(event.version) ?? fromEvent(event.version);
    releases.set(event.version, applyEvent(before, event));
  }
  return { releases: [...releases.values()] };
}

/** How events name a release: `2.4.1`, or `component@2.4.1` beside the root product. */
export function releaseKey({ component, version }: { component: string | null; version: string }): string {
  return component === null ? version : `${component}@${version}`;
}

/** A name in an event as component and version; null stands for the root product. */
export function readReleaseKey(key: string): { component: string | null; version: string } {
  const at = key.lastIndexOf('@');
  return at < 0 ? { component: null, version: key } : { component: key.slice(0, at), version: key.slice(at + 1) };
}

/** @param waits whether only an event publishes it */
function fromManifest(manifest: OfferedManifest, waits: boolean, at: string | undefined): ChannelRelease {
  const early = at !== undefined && manifest.date !== null && manifest.date > at;
  return {
    component: manifest.component,
    version: manifest.version,
    hasManifest: true,
    status: waits || early ? 'prepared' : 'offered',
    since: waits ? null : manifest.date,
    promotedFrom: null,
    yanked: null,
  };
}

function fromEvent(key: string): ChannelRelease {
  const base = { hasManifest: false, status: 'prepared', since: null, promotedFrom: null, yanked: null } as const;
  return { ...readReleaseKey(key), ...base };
}

function applyEvent(release: ChannelRelease, event: ReleaseEvent): ChannelRelease {
  switch (event.action) {
    case 'published':
    case 'promoted':
    case 'rolled-out': {
      const promotedFrom = event.promotedFrom ?? release.promotedFrom;
      return { ...release, status: 'offered', since: release.since ?? event.at, promotedFrom, yanked: null };
    }
    case 'restored':
      return { ...release, status: 'offered', yanked: null };
    case 'yanked':
      return { ...release, status: 'yanked', yanked: yank(event) };
    case 'rolled-back':
      return { ...release, status: 'rolled-back' };
    case 'approved':
      return release;
  }
}

function yank(event: ReleaseEvent): NonNullable<ChannelRelease['yanked']> {
  return { at: event.at, by: event.by, reason: event.reason ?? '', replacement: event.replacement ?? null };
}
