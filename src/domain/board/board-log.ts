import type { Channel, ReleaseEvent } from '../channel.ts';
import type { ChannelHistory } from '../channel-history.ts';
import { formatMonth, yearOf } from '../format.ts';
import type { ManagePages } from '../portal.ts';
import type { PortalFolder } from '../portal-folder.ts';

/** An event of the log over all channels. */
export interface LogEntry {
  event: ReleaseEvent;
  channel: Channel;
  /** Id of the release, and of what to take instead; null where no tag is known. */
  release: string | null;
  replacement: string | null;
}

/** So many of the newest stand on the first page. */
export const NEWEST = 100;

/** Every event of every channel, newest first. */
export function composeLog(channels: readonly Channel[], historyOf: (channel: Channel) => ChannelHistory): LogEntry[] {
  const entries = channels.flatMap((channel) => {
    const { timeline, events } = historyOf(channel);
    const ids = new Map(timeline.map(({ name, release }) => [name, release]));
    return events.map((event) => ({
      ...{ event, channel },
      release: ids.get(event.version) ?? null,
      replacement: ids.get(event.replacement ?? '') ?? null,
    }));
  });
  return entries.sort((a, b) =>
    a.event.at === b.event.at ? b.event.id - a.event.id : a.event.at < b.event.at ? 1 : -1,
  );
}

/**
 * Which pages of the board there are; none where channels are read from versions alone, since then there is nothing to
 * manage.
 */
export function managePages(
  { settings, channels: files }: Pick<PortalFolder, 'settings' | 'channels'>,
  channels: readonly Channel[],
): ManagePages | null {
  const managed = channels.some(({ fromManifests, prepared }) => fromManifests || prepared !== undefined);
  if (!settings.manage || !managed) return null;
  const moments = files
    .flatMap(({ events }) => events.map(({ at }) => at))
    .sort()
    .reverse();
  if (moments.length <= NEWEST) return { periods: [] };
  const years = [...Map.groupBy(moments, yearOf)];
  const periods = years.flatMap(([year, own]) => (own.length > LARGE ? [...new Set(own.map(monthOf))] : [year]));
  return { periods };
}

/** A year with more events has a page for each month. */
const LARGE = 1000;

function monthOf(at: string): string {
  return at.slice(0, 7);
}

/** `2026` as it is, `2026-11` as `November 2026`. */
export function periodName(period: string): string {
  return period.length > 4 ? formatMonth(`${period}-01`) : period;
}
