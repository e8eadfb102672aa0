import type { AddressOf } from '#domain/addresses.ts';
import { comingTo } from '#domain/board/waiting-list.ts';
import { tellWaiting } from '#domain/board/waiting-told.ts';
import type { Channel } from '#domain/channel.ts';
import type { ChannelHistory } from '#domain/channel-history.ts';
import { channelHistory } from '#domain/channel-timeline.ts';
import type { TextFile } from '#domain/generated-file.ts';
import { newestMoment } from '#domain/newest-moment.ts';
import type { ComposeInput } from './compose.ts';

/**
 * `/api/v1/channels/<id>.json`: what a channel is, what it offers and recommends, what waits at the end of the day that
 * the portal is written for, and from what its state on any date is computed.
 *
 * @param rows of releases as the API has them, as JSON, by id
 */
export function composeChannels(
  { portal, releases }: ComposeInput,
  rows: ReadonlyMap<string, string>,
  addressOf: AddressOf,
): TextFile[] {
  const histories = new Map(portal.channels.map((channel) => [channel, channelHistory(channel, releases)]));
  const historyOf = (channel: Channel): ChannelHistory => histories.get(channel) ?? { timeline: [], events: [] };
  const at = newestMoment(
    portal,
    releases.flatMap(({ events }) => events),
  );
  const coming = comingTo(portal, historyOf, at);
  return portal.channels.map((channel) => {
    const { offered, ...rest } = channel;
    const waiting = tellWaiting(coming(channel).waiting, portal.channels, at);
    const url = addressOf(`channels/${channel.id}/`);
    const head = JSON.stringify({ schemaVersion: 1, url, ...rest, ...historyOf(channel), waiting });
    const listed = offered.map((id) => rows.get(id)).filter((row) => row !== undefined);
    const text = `${head.slice(0, -1)},"offered":[\n${listed.join(',\n')}\n]}\n`;
    return { path: `static/api/v1/channels/${channel.id}.json`, text };
  });
}
