import type { Channel, ReleaseEvent } from './channel.ts';
import { type ChainedEvent, canonicalEvent } from './event-chain.ts';

/** A log as `/api/v1/channels/<id>.json` has it. */
export type PublishedLog = Pick<Channel, 'id' | 'name' | 'head'> & { events: readonly ReleaseEvent[] };

/** Where a head that somebody kept stands in a log. */
export interface KeptHead {
  log: PublishedLog;
  /** The event that it is the hash of. */
  event: ReleaseEvent;
  /** Events that were added since. */
  since: number;
}

/** Finds the event whose hash a head is; null where no log ever had it, so that one was cut, rewritten, or is another's. */
export function findKeptHead(head: string, logs: readonly PublishedLog[]): KeptHead | null {
  for (const log of logs) {
    const at = log.events.findIndex((_, index) => hashAfter(log, index) === head);
    const event = log.events[at];
    if (event) return { log, event, since: log.events.length - 1 - at };
  }
  return null;
}

/**
 * Computes the hashes again up to an event.
 *
 * @param sha256 lower-case hexadecimal, of a text in UTF-8
 * @returns whether each is the one that the log states
 */
export async function isSound({ log, event }: KeptHead, sha256: (text: string) => Promise<string>): Promise<boolean> {
  const past = log.events.slice(0, log.events.indexOf(event) + 1);
  const hashes = await Promise.all(past.map((each) => sha256(canonicalEvent(chained(each)))));
  return hashes.every((hash, index) => hash === hashAfter(log, index));
}

/** What the log states to be the hash of an event: the next one names it, or it is the head. */
function hashAfter({ events, head }: PublishedLog, index: number): string | null {
  const next = events[index + 1];
  return (next ? next.previous : head) ?? null;
}

function chained({ channel: _, previous = null, ...event }: ReleaseEvent): ChainedEvent {
  return { ...event, previous };
}
