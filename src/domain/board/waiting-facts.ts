import type { ReleaseEvent } from '../channel.ts';
import {
  type ChannelRelease,
  foldChannel,
  type OfferedManifest,
  readReleaseKey,
  releaseKey,
} from '../channel-state.ts';
import type { Settings } from '../settings.ts';
import { compareVersions, parseVersion, type Version } from '../version.ts';
import { holdsFor, type Move, type Vote, type Yank } from './waiting.ts';

/** What is known of one channel, as files or the API tell it. */
export interface ChannelFacts {
  id: string;
  /** Id of the channel that its releases come from, or null. */
  from: string | null;
  /** Each with the date of its tag where it states none. */
  manifests: readonly OfferedManifest[];
  /** Its log, in the order of the file. */
  events: readonly ReleaseEvent[];
}

/** What a move is judged by, each channel folded once. */
export interface Rules {
  settings: Pick<Settings, 'policy' | 'freezes'>;
  channels: ReadonlyMap<string, FoldedChannel>;
}

/** A channel on a moment. */
export interface FoldedChannel {
  from: string | null;
  events: readonly ReleaseEvent[];
  /** By name, as events have it. */
  states: ReadonlyMap<string, ChannelRelease>;
  /** The highest that it offers of each minor version of each component. */
  highest: ReadonlyMap<string, Version>;
}

/** What git says of the tag of a release. */
export type TagFacts = Move['tag'];

/**
 * Folds every channel up to a moment.
 *
 * @param at RFC 3339 in UTC
 */
export function rulesAt(
  channels: readonly ChannelFacts[],
  settings: Pick<Settings, 'policy' | 'freezes'>,
  at: string,
): Rules {
  return { settings, channels: new Map(channels.map((channel) => [channel.id, fold(channel, at)])) };
}

/** Gathers all that decides whether a release may be offered on a channel; `obstaclesOf` judges it. */
export function moveOf(
  { channel, version, tag }: { channel: string; version: string; tag: TagFacts },
  { settings, channels }: Rules,
): Move {
  const policy = Object.hasOwn(settings.policy, channel) ? settings.policy[channel] : undefined;
  const own = channels.get(channel);
  const votes = own?.events.filter((event) => event.action === 'approved' && event.version === version) ?? [];
  const state = own?.states.get(version);
  return {
    channel,
    version,
    offered: state?.status === 'offered' ? (state.since ?? '') : null,
    approvals: { needed: policy?.approvals ?? 0, given: onePerPerson(votes) },
    checklist: (policy?.checklist ?? []).map((text) => ({ text, done: whoChecked(text, votes) })),
    stay: policy && policy.minDaysOnPrevious > 0 ? stayOf(version, policy.minDaysOnPrevious, own, channels) : null,
    freezes: settings.freezes.filter((freeze) => holdsFor(freeze, channel)),
    yanked: yanks(version, channels),
    tag,
    higher: higherThan(version, own),
  };
}

function fold({ from, manifests, events }: ChannelFacts, at: string): FoldedChannel {
  const past = events.filter((event) => event.at <= at);
  // The log's first event decides what is prepared, even where it lies ahead.
  const { releases } = foldChannel(manifests, events, at);
  const offered = releases.filter(({ status }) => status === 'offered');
  return {
    from,
    events: past,
    states: new Map(releases.map((each) => [releaseKey(each), each])),
    highest: tops(offered),
  };
}

function tops(offered: readonly ChannelRelease[]): Map<string, Version> {
  const highest = new Map<string, Version>();
  for (const { component, version } of offered) {
    const parsed = parseVersion(version);
    if (!parsed) continue;
    const key = minorKey(component, parsed);
    const best = highest.get(key);
    if (!best || compareVersions(parsed, best) > 0) highest.set(key, parsed);
  }
  return highest;
}

function minorKey(component: string | null, { numbers: [major, minor] }: Version): string {
  return `${component ?? ''}@${major}.${minor}`;
}

/** A fix of an older minor version is no step back; a lower version of the same one is. */
function higherThan(name: string, own: FoldedChannel | undefined): string | null {
  const { component, version } = readReleaseKey(name);
  const parsed = parseVersion(version);
  const best = parsed && own?.highest.get(minorKey(component, parsed));
  return parsed && best && compareVersions(best, parsed) > 0 ? best.text : null;
}

function voteOf({ by, at, reason }: ReleaseEvent): Vote {
  return reason ? { by, at, reason } : { by, at };
}

/** Two spellings of one name are one person. */
function onePerPerson(votes: readonly ReleaseEvent[]): Vote[] {
  const people = new Map<string, Vote>();
  for (const vote of votes) {
    const key = vote.by.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
    if (!people.has(key)) people.set(key, voteOf(vote));
  }
  return [...people.values()];
}

function whoChecked(text: string, votes: readonly ReleaseEvent[]): Vote | null {
  const vote = votes.find(({ checked }) => checked?.includes(text));
  return vote ? voteOf(vote) : null;
}

function stayOf(
  version: string,
  days: number,
  own: FoldedChannel | undefined,
  channels: Rules['channels'],
): Move['stay'] {
  const before = own?.from ?? null;
  const state = before === null ? undefined : channels.get(before)?.states.get(version);
  return { channel: before, days, since: state?.status === 'offered' ? state.since : null };
}

function yanks(version: string, channels: Rules['channels']): Yank[] {
  return [...channels].flatMap(([channel, { states }]) => {
    const state = states.get(version);
    return state?.status === 'yanked' && state.yanked ? [{ channel, ...state.yanked }] : [];
  });
}
