import type { ReleaseEvent } from '../channel.ts';

/** What is known of where the releases of a channel come from. */
interface PathSource {
  id: string;
  /** As its file says. */
  from?: string | undefined;
  events: readonly Pick<ReleaseEvent, 'promotedFrom'>[];
}

/**
 * Which channel each is fed by: what its file says, else where its last promotion came from. A channel that does not
 * exist feeds nothing, and what would lead in a circle is left out, what files say being believed first.
 *
 * @returns ids by id, only of channels that are fed
 */
export function feedersOf(channels: readonly PathSource[]): Map<string, string> {
  const known = new Set(channels.map(({ id }) => id));
  const feeders = new Map<string, string>();
  const add = (id: string, from: string | undefined) => {
    if (from === undefined || feeders.has(id) || !known.has(from)) return;
    if (!pathTo(from, feeders).includes(id)) feeders.set(id, from);
  };
  for (const { id, from } of channels) add(id, from);
  for (const { id, from, events } of channels) {
    if (from === undefined) add(id, events.findLast(({ promotedFrom }) => promotedFrom !== undefined)?.promotedFrom);
  }
  return feeders;
}

/** Channels as releases pass them: what feeds before what is fed, beside each other the earliest builds first. */
export function inPathOrder<Each extends { id: string; from?: string; order: number }>(
  channels: readonly Each[],
): Each[] {
  const feeders = new Map(channels.flatMap(({ id, from }) => (from === undefined ? [] : [[id, from] as const])));
  const depth = ({ id }: Each) => pathTo(id, feeders).length;
  return channels.toSorted((a, b) => depth(a) - depth(b) || b.order - a.order || (a.id < b.id ? -1 : 1));
}

/** The channel and those before it, itself first. */
function pathTo(id: string, feeders: ReadonlyMap<string, string>): string[] {
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !path.includes(at); at = feeders.get(at)) path.push(at);
  return path;
}
