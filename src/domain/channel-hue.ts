import type { Channel } from './channel.ts';
import { laneKey, lanesOf, OLDER } from './lane.ts';
import type { Portal } from './portal.ts';
import { mainComponent } from './standing.ts';

const HUES = 8;

/**
 * The colour of each channel: that of the line it offers, where it offers stable releases and no channel before it has
 * it; a further hue for candidates; grey for builds that come and go, and for channels that offer nothing.
 *
 * @param channels those that are shown, in their order
 * @returns class names by channel id
 */
export function channelHues(portal: Portal, channels: readonly Channel[]): Map<string, string> {
  const rows = new Map(portal.releases.map((row) => [row.id, row]));
  const lanes = new Map(lanesOf(portal).map((lane) => [lane.key, lane.hue]));
  const used = new Set<string>();
  let next = Math.min(lanesOf(portal, mainComponent(portal)).length, HUES - 2);
  const entries = channels.map((channel): [string, string] => {
    const current = channel.current ? rows.get(channel.current) : undefined;
    if (!current || current.kind === 'stream') return [channel.id, OLDER];
    const own = current.kind === 'stable' ? lanes.get(laneKey(current)) : undefined;
    const hue = own && !used.has(own) ? own : `t${next++ % HUES}`;
    used.add(hue);
    return [channel.id, hue];
  });
  return new Map(entries);
}
