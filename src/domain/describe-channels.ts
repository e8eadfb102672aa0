import { feedersOf } from './board/board-path.ts';
import type { Channel } from './channel.ts';
import type { ChannelDefinition } from './portal-folder.ts';
import type { PlacedRelease } from './release-stub.ts';
import { slugOf } from './slug.ts';
import type { UpdateTerms } from './updater/update-terms.ts';
import { compareVersions, identifierOf } from './version.ts';

/** What is known of one release on channels: the ids, first the one it is known by. */
export type ChannelsOf = (release: PlacedRelease) => readonly string[];

/** What manifests and logs say of one channel. */
export interface ChannelOffers {
  /** Ids of releases offered now. */
  offered: ReadonlySet<string>;
  /** Ids of releases that were offered at some time. */
  ever: ReadonlySet<string>;
  /** Ids of releases that wait for somebody to publish them. */
  prepared: ReadonlySet<string>;
  /** What updaters are told of releases, by id. */
  updates?: Record<string, UpdateTerms> | undefined;
}

const WORDS: Record<string, { name: string; description: string; order: number }> = {
  stable: { name: 'Stable', description: 'For production.', order: 10 },
  lts: { name: 'Long-term support', description: 'Fixes for a line that stays.', order: 20 },
  rc: { name: 'Release candidate', description: 'Meant to become the next stable release.', order: 30 },
  next: { name: 'Next', description: 'What the next release will bring.', order: 35 },
  beta: { name: 'Beta', description: 'What comes next, for those who try it early.', order: 40 },
  preview: { name: 'Preview', description: 'A look at what comes next.', order: 45 },
  milestone: { name: 'Milestone', description: 'A stage on the way to what comes next.', order: 48 },
  alpha: { name: 'Alpha', description: 'First builds of what comes next.', order: 50 },
  canary: { name: 'Canary', description: 'The newest work. No promises.', order: 60 },
  nightly: { name: 'Nightly', description: 'Built from the newest work. No promises.', order: 70 },
};

/** What is said of a channel that nobody described: words that readers know, and its place among others. */
export function usualWords(id: string): { name: string; description: string; order: number } {
  const words = Object.hasOwn(WORDS, id) ? WORDS[id] : undefined;
  return words ?? { name: id.charAt(0).toUpperCase() + id.slice(1), description: '', order: USUAL_ORDER };
}

/** Between what comes next and what is built every night. */
const USUAL_ORDER = 55;

/** The channel a version alone tells: `stable`, or the first word of its prerelease. */
export function detectedChannel(release: PlacedRelease): string {
  if (release.kind === 'stable') return 'stable';
  const word = identifierOf(release.version);
  // It becomes part of addresses and file names: no device of Windows, and no longer than a word is.
  return SHORT.get(word) ?? slugOf(word.slice(0, WORD_LIMIT));
}

const SHORT = new Map([
  ['a', 'alpha'],
  ['m', 'milestone'],
  ['b', 'beta'],
  ['c', 'rc'],
  ['', 'prerelease'],
]);
const WORD_LIMIT = 40;

/**
 * Describes every channel that has a definition or a release, in order.
 *
 * @param releases of the whole portal
 * @param withheld ids of releases that were yanked or are not released yet, `unreleased` of the latter alone
 */
export function describeChannels(
  releases: readonly PlacedRelease[],
  context: {
    definitions: readonly ChannelDefinition[];
    offers: ReadonlyMap<string, ChannelOffers>;
    channelsOf: ChannelsOf;
    withheld: ReadonlySet<string>;
    unreleased: ReadonlySet<string>;
    /** What branches tell of channels that nothing else tells, see `branch-channels.ts`. */
    fromBranches: (taken: ReadonlySet<string>) => ReadonlyMap<string, PlacedRelease>;
  },
): Channel[] {
  const members = new Map<string, PlacedRelease[]>();
  for (const { id } of context.definitions) members.set(id, []);
  for (const release of [...releases].sort(highestFirst)) {
    for (const channel of context.channelsOf(release)) {
      const group = members.get(channel);
      if (group) group.push(release);
      else members.set(channel, [release]);
    }
  }
  for (const [id, release] of context.fromBranches(new Set(members.keys()))) members.set(id, [release]);
  const released = releases.filter(({ id, kind }) => kind === 'stable' && !context.unreleased.has(id));
  const latestStable = headsOf(released.sort(highestFirst));
  const feeders = feedersOf(context.definitions);
  const channels = [...members].map(([id, group]) => ({
    ...describe(id, group, { ...context, latestStable }),
    ...waitingThere(releases, context.offers.get(id)),
    ...fedBy(feeders.get(id)),
  }));
  return channels.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

function describe(
  id: string,
  members: readonly PlacedRelease[],
  context: {
    definitions: readonly ChannelDefinition[];
    offers: ReadonlyMap<string, ChannelOffers>;
    withheld: ReadonlySet<string>;
    latestStable: Heads;
  },
): Channel {
  const definition = context.definitions.find((own) => own.id === id);
  const words = usualWords(id);
  const offers = context.offers.get(id);
  const offered = members.filter(
    (release) => !context.withheld.has(release.id) && (offers ? offers.offered.has(release.id) : true),
  );
  return {
    id,
    name: definition?.name ?? words.name,
    description: definition?.description ?? words.description,
    cadence: definition?.cadence ?? '',
    support: definition?.support ?? '',
    audience: definition?.audience ?? '',
    ...(definition?.switching ? { switching: definition.switching } : {}),
    ...(definition?.goingBack ? { goingBack: definition.goingBack } : {}),
    ...(definition?.install?.length ? { install: definition.install } : {}),
    order: definition?.order ?? words.order,
    fromManifests: offers !== undefined && offers.ever.size > 0,
    ...(definition ? { described: true } : {}),
    offered: offered.map((release) => release.id),
    releases: members.filter((release) => !offers?.prepared.has(release.id)).map((release) => release.id),
    current: currentOf(offered, context.latestStable, definition !== undefined),
    head: definition?.head ?? null,
    ...(offers?.updates ? { updates: offers.updates } : {}),
  };
}

function waitingThere(
  releases: readonly PlacedRelease[],
  offers: ChannelOffers | undefined,
): Pick<Channel, 'prepared'> {
  if (!offers || offers.prepared.size === 0) return {};
  const prepared = releases.filter(({ id }) => offers.prepared.has(id)).sort(highestFirst);
  return { prepared: prepared.map(({ id }) => id) };
}

function fedBy(from: string | undefined): Pick<Channel, 'from'> {
  return from === undefined ? {} : { from };
}

/** The highest release of each component. */
type Heads = ReadonlyMap<PlacedRelease['component'], PlacedRelease>;

/** @param releases highest first */
function headsOf(releases: readonly PlacedRelease[]): Heads {
  const heads = new Map<PlacedRelease['component'], PlacedRelease>();
  for (const release of releases) if (!heads.has(release.component)) heads.set(release.component, release);
  return heads;
}

/**
 * The root product's highest, or where it offers none the newest of the components; a prerelease that a stable release
 * has overtaken is recommended to nobody.
 */
function currentOf(offered: readonly PlacedRelease[], latestStable: Heads, defined: boolean): string | null {
  const heads = [...headsOf(offered).values()];
  const overtaken = ({ kind, version, component }: PlacedRelease) => {
    const stable = latestStable.get(component);
    return kind !== 'stable' && stable !== undefined && compareVersions(version, stable.version) < 0;
  };
  const ownOnly = heads.some(({ component }) => component.root);
  const current = heads.filter((head) => (defined || !overtaken(head)) && (!ownOnly || head.component.root));
  return current.sort((a, b) => b.tag.date - a.tag.date || highestFirst(a, b))[0]?.id ?? null;
}

/** The root product before other components, then the highest version, of two tags the one that keeps its address. */
export function highestFirst(a: PlacedRelease, b: PlacedRelease): number {
  if (a.component !== b.component)
    return Number(b.component.root) - Number(a.component.root) || (a.component.id < b.component.id ? -1 : 1);
  return compareVersions(b.version, a.version) || a.spelling - b.spelling;
}
