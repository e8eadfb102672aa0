import type { Artifact } from './artifact.ts';
import type { ReleaseEvent } from './channel.ts';
import { type ChannelRelease, foldChannel, readReleaseKey, releaseKey } from './channel-state.ts';
import type { ChannelOffers } from './describe-channels.ts';
import type { Manifest, NotesFile, PortalFolder } from './portal-folder.ts';
import type { ReleaseRow } from './release.ts';
import type { PlacedRelease } from './release-stub.ts';
import { mergeTerms, type UpdateTerms } from './updater/update-terms.ts';

/** What manifests, logs and notes say of each release; releases they do not know get empty answers. */
export interface ChannelStates {
  offers: ReadonlyMap<string, ChannelOffers>;
  /** Channels that offer it or did, the first in order of channels first; not those where it is only prepared. */
  channelsOf(release: PlacedRelease): readonly string[];
  artifactsOf(release: PlacedRelease): readonly Artifact[];
  /** Those that readers see. */
  manifestsOf(release: PlacedRelease): readonly Manifest[];
  eventsOf(release: PlacedRelease): readonly ReleaseEvent[];
  notesOf(release: PlacedRelease): NotesFile | undefined;
  /** The date that a manifest states, RFC 3339, or null. */
  dateOf(release: PlacedRelease): string | null;
  /** Yanked on every channel it was on: when, by whom and why; else null. */
  yanked(release: PlacedRelease): ReleaseRow['yanked'];
  /** Prepared on one channel or several and published on none yet; false for what no manifest names. */
  isUnreleased(release: PlacedRelease): boolean;
}

interface Known {
  channels: string[];
  manifests: Manifest[];
  events: ReleaseEvent[];
  standing: ChannelRelease[];
  notes?: NotesFile;
}

/** Folds every channel and sorts what is known by release. */
export function readChannelStates(folder: PortalFolder, releases: readonly PlacedRelease[]): ChannelStates {
  const byKey = new Map<string, Known>();
  const idOf = releaseIds(releases);
  const dates = new Map(releases.map(({ id, tag }) => [id, instantOfSeconds(tag.date)]));
  const dateOf = (component: string | null, version: string) => dates.get(idOf(component, version)) ?? null;
  const knownOf = (component: string | null, version: string): Known => {
    const key = idOf(component, version);
    const known = byKey.get(key) ?? { channels: [], manifests: [], events: [], standing: [] };
    byKey.set(key, known);
    return known;
  };
  const offers = new Map<string, ChannelOffers>();
  for (const channel of [...folder.channels].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))) {
    const manifests = folder.manifests.filter((manifest) => manifest.channel === channel.id);
    const dated = manifests.map((own) => ({ ...own, date: own.date ?? dateOf(own.component, own.version) }));
    const standing = foldChannel(dated, channel.events).releases;
    const updates = updatesOf(manifests, channel.update, idOf);
    offers.set(channel.id, { ...offersOf(standing, idOf), updates });
    for (const own of standing) {
      const known = knownOf(own.component, own.version);
      if (own.status !== 'prepared') known.channels.push(channel.id);
      known.standing.push(own);
    }
    // What is prepared is nobody's yet: its files are not shown, and the channel is not the release's.
    const prepared = new Set(standing.flatMap((own) => (own.status === 'prepared' ? [releaseKey(own)] : [])));
    for (const manifest of manifests)
      if (!prepared.has(releaseKey(manifest))) knownOf(manifest.component, manifest.version).manifests.push(manifest);
    for (const event of channel.events) {
      const { component, version } = readReleaseKey(event.version);
      knownOf(component, version).events.push(event);
    }
  }
  for (const notes of folder.notes) knownOf(notes.component, notes.version).notes = notes;
  return answersFrom(byKey, offers);
}

function instantOfSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** A component id or null for the root product, and a version as written, to the release's id. */
function releaseIds(releases: readonly PlacedRelease[]): (component: string | null, version: string) => string {
  const ids = new Map<string, string>();
  for (const { id, component, version, twin, slug } of releases) {
    const key = `${component.root ? '' : component.id}@${version.text}`;
    if (twin === null || !ids.has(key) || slug === version.text) ids.set(key, id);
    if (component.root) ids.set(`${component.id}@${version.text}`, ids.get(key) ?? id);
  }
  return (component, version) => ids.get(`${component ?? ''}@${version}`) ?? `unknown ${component ?? ''}@${version}`;
}

function offersOf(
  standing: readonly ChannelRelease[],
  idOf: (component: string | null, version: string) => string,
): ChannelOffers {
  const ids = (of: readonly ChannelRelease[]) => new Set(of.map(({ component, version }) => idOf(component, version)));
  return {
    offered: ids(standing.filter(({ status }) => status === 'offered')),
    ever: ids(standing.filter(({ status }) => status !== 'prepared')),
    prepared: ids(standing.filter(({ status }) => status === 'prepared')),
  };
}

/** What updaters are told of each release of a channel, or undefined where nobody says anything. */
function updatesOf(
  manifests: readonly Manifest[],
  common: UpdateTerms | undefined,
  idOf: (component: string | null, version: string) => string,
): Record<string, UpdateTerms> | undefined {
  const told = manifests.flatMap(({ component, version, update }) => {
    const terms = mergeTerms(common, update);
    return Object.keys(terms).length === 0 ? [] : [[idOf(component, version), terms] as const];
  });
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function answersFrom(byKey: ReadonlyMap<string, Known>, offers: ReadonlyMap<string, ChannelOffers>): ChannelStates {
  const of = ({ id }: PlacedRelease) => byKey.get(id);
  return {
    offers,
    channelsOf: (release) => of(release)?.channels ?? [],
    manifestsOf: (release) => of(release)?.manifests ?? [],
    artifactsOf: (release) => uniqueArtifacts(of(release)?.manifests ?? []),
    eventsOf: (release) => of(release)?.events ?? [],
    notesOf: (release) => of(release)?.notes,
    dateOf: (release) => of(release)?.manifests.find(({ date }) => date !== null)?.date ?? null,
    yanked: (release) => yankedEverywhere(of(release)?.standing ?? []),
    isUnreleased: (release) => {
      const standing = of(release)?.standing ?? [];
      return standing.length > 0 && standing.every(({ status }) => status === 'prepared');
    },
  };
}

/** A release on two channels has one set of files; what only one manifest says of a file holds. */
function uniqueArtifacts(manifests: readonly Manifest[]): Artifact[] {
  const byName = new Map<string, Artifact>();
  for (const artifact of manifests.flatMap(({ artifacts }) => artifacts)) {
    const known = byName.get(artifact.file);
    byName.set(artifact.file, known ? { ...known, ...stated(artifact) } : artifact);
  }
  return [...byName.values()];
}

function stated(artifact: Artifact): Partial<Artifact> {
  return Object.fromEntries(Object.entries(artifact).filter(([, value]) => value !== null && value !== undefined));
}

function yankedEverywhere(standing: readonly ChannelRelease[]): ReleaseRow['yanked'] {
  const published = standing.filter(({ status }) => status !== 'prepared');
  if (published.length === 0 || published.some(({ status }) => status !== 'yanked')) return null;
  return published[0]?.yanked ?? null;
}
