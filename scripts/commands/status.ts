import { comingTo } from '#domain/board/waiting-list.ts';
import { tellWaiting, type WaitingTold } from '#domain/board/waiting-told.ts';
import type { Channel } from '#domain/channel.ts';
import { type ChannelOn, channelOn, type ReleaseOn } from '#domain/channel-history.ts';
import { channelHistory } from '#domain/channel-timeline.ts';
import { formatMany } from '#domain/format.ts';
import { nearest } from '#domain/nearest.ts';
import { newestMoment } from '#domain/newest-moment.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { cleanForTerminal } from '#domain/text.ts';
import { InputError } from '../input-error.ts';

export interface StatusOptions {
  /** RFC 3339 in UTC; default: see `newestMoment`. */
  at?: string | undefined;
  /** Id of the only channel to tell of. */
  channel?: string | undefined;
}

/** The state of channels on a date. */
export interface Status {
  at: string;
  channels: ({ id: string; name: string; waiting: WaitingTold[] } & ChannelOn)[];
}

/**
 * `tagline status [--at DATE] [--channel C]`: what each channel offered on a date, as the fold of its events.
 *
 * @throws InputError `unknown-channel`
 */
export function status(
  { portal, releases }: { portal: Portal; releases: readonly Release[] },
  { at: asked, channel }: StatusOptions,
): Status {
  const events = releases.flatMap((release) => release.events);
  const at = asked ?? newestMoment(portal, events);
  const wanted = portal.channels.filter(({ id }) => channel === undefined || id === channel);
  if (channel !== undefined && wanted.length === 0) throw unknownChannel(channel, portal);
  const histories = new Map(portal.channels.map((each) => [each, channelHistory(each, releases)]));
  const historyOf = (each: Channel) => histories.get(each) ?? { timeline: [], events: [] };
  const coming = comingTo(portal, historyOf, at);
  const channels = wanted.map((each) => ({
    ...{ id: each.id, name: each.name },
    ...channelOn(historyOf(each), at),
    waiting: tellWaiting(coming(each).waiting, portal.channels, at),
  }));
  return { at, channels };
}

/** A line a channel, and one for each release that is yanked or waits, for people. */
export function describeStatus({ at, channels }: Status): string {
  const width = Math.max(0, ...channels.map(({ id }) => id.length));
  const lines = channels.flatMap(({ id, current, releases, waiting }) => {
    const offered = releases.filter((release) => release.status === 'offered').length;
    const says = current ? `${current.release} since ${dayOf(current)}, ${formatMany(offered, 'release')}` : 'nothing';
    return [
      `${id.padEnd(width)}  ${says}`,
      ...[...releases.flatMap(wordsOf), ...waiting.flatMap(waitWords)].map((words) => `${' '.repeat(width)}  ${words}`),
    ];
  });
  return [`State on ${at}`, ...lines].map((line) => `${cleanForTerminal(line)}\n`).join('');
}

function dayOf({ since }: ReleaseOn): string {
  return since?.slice(0, 10) ?? 'its tag';
}

/** What is not simply offered. */
function wordsOf({ release, status: state, yanked }: ReleaseOn): string[] {
  switch (state) {
    case 'offered':
      return [];
    // What waits is told with what it waits for.
    case 'prepared':
      return [];
    case 'rolled-back':
      return [`${release} was rolled back`];
    case 'yanked':
      return [`${release} was yanked on ${yanked?.at.slice(0, 10)} by ${yanked?.by}: ${yanked?.reason}`];
  }
}

/** What comes, then what it waits for, a line each; what is stopped waits for nothing. */
function waitWords({ release, how, state, text, obstacles }: WaitingTold): string[] {
  const what = how === 'prepared' ? `${release} is prepared` : `${release} would be next`;
  const details = state === 'stopped' ? [] : obstacles.map((each) => `  - ${each.text}`);
  return [`${what}: ${text}`, ...details];
}

function unknownChannel(channel: string, { channels }: Portal): InputError {
  const known = channels.map(({ id }) => id);
  const meant = nearest(channel, known);
  return new InputError({
    code: 'unknown-channel',
    message: `There is no channel '${channel}'.`,
    hint: `${meant ? `Did you mean '${meant}'? ` : ''}Channels: ${known.join(', ')}.`,
  });
}
