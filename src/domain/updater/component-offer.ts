import type { Artifact } from '../artifact.ts';
import type { Channel } from '../channel.ts';
import type { Component } from '../component.ts';
import type { Portal } from '../portal.ts';
import type { Release } from '../release.ts';
import { safeUrl } from '../safe-url.ts';
import type { UpdateTerms } from './update-terms.ts';

/** What one component offers on one channel today. */
export interface ComponentOffer {
  channel: Channel;
  component: Component;
  /** Highest version first, yanked ones left out; never empty. */
  releases: Release[];
}

/** A file that stands beside the pages: its path without leading slash, `update/latest.yml`. */
export interface UpdateFile {
  path: string;
  text: string;
}

/** An artifact that updaters can fetch. */
export type Fetched = Artifact & { url: string };

/** Every component on every channel that offers something of it, in the order of channels, then of components. */
export function componentOffers(
  portal: Pick<Portal, 'channels' | 'components'>,
  releases: readonly Release[],
): ComponentOffer[] {
  const byId = new Map(releases.map((release) => [release.id, release]));
  const components = new Map(portal.components.map((component) => [component.id, component]));
  return portal.channels.flatMap((channel) => {
    const offered = channel.offered.flatMap((id) => byId.get(id) ?? []).filter(({ yanked }) => yanked === null);
    return [...Map.groupBy(offered, (release) => release.component)].flatMap(([id, list]) => {
      const component = components.get(id);
      return component ? [{ channel, component, releases: list }] : [];
    });
  });
}

/** Id of the channel that updaters take where none is named: `stable`, else the first. */
export function defaultChannel({ channels }: Pick<Portal, 'channels'>): string | null {
  return (channels.find(({ id }) => id === 'stable') ?? channels[0])?.id ?? null;
}

/** `update/latest.yml` of the root product, `update/cli/latest.yml` of a component beside it. */
export function updatePath({ id, root }: Component, file: string): string {
  return root ? `update/${file}` : `update/${id}/${file}`;
}

/** The files of a release that have a safe https address; looked through once, however many sorts of updaters ask. */
export function fetchedFiles({ artifacts }: Pick<Release, 'artifacts'>): readonly Fetched[] {
  const known = FETCHED.get(artifacts);
  if (known) return known;
  const files = artifacts.flatMap((artifact) => {
    const url = artifact.url === null ? null : safeUrl(artifact.url);
    return url?.startsWith('https:') ? [{ ...artifact, url }] : [];
  });
  FETCHED.set(artifacts, files);
  return files;
}

/** Since when a channel offers a release, RFC 3339 in UTC. */
export function offeredSince(channel: Channel, { events, date }: Pick<Release, 'events' | 'date'>): string {
  const own = events.filter((event) => event.channel === channel.id && OFFERS.includes(event.action));
  return own[0]?.at ?? date;
}

/** What updaters are told of a release on a channel. */
export function termsOf({ updates }: Channel, { id }: Pick<Release, 'id'>): UpdateTerms {
  return (updates && Object.hasOwn(updates, id) ? updates[id] : undefined) ?? {};
}

const FETCHED = new WeakMap<readonly Artifact[], readonly Fetched[]>();
const OFFERS = ['published', 'promoted', 'rolled-out'];
