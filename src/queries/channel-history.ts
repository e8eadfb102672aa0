import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelHistory } from '#domain/channel-history.ts';
import { generatedFolder } from '../adapters/generated-folder.ts';

/** What happened on a channel, as the API has it. */
export function getChannelHistory(channel: string): ChannelHistory {
  const path = join(generatedFolder(), 'static', 'api', 'v1', 'channels', `${channel}.json`);
  if (!existsSync(path)) return { timeline: [], events: [] };
  const { timeline, events } = JSON.parse(readFileSync(path, 'utf8')) as ChannelHistory;
  return { timeline, events };
}

/** The histories of every channel, each read once. */
export function channelHistories(): (channel: { id: string }) => ChannelHistory {
  const known = new Map<string, ChannelHistory>();
  return ({ id }) => {
    const history = known.get(id) ?? getChannelHistory(id);
    known.set(id, history);
    return history;
  };
}
