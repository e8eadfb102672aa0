import { type ChainedEvent, canonicalEvent } from './event-chain.ts';
import type { Fault } from './schemas/fault.ts';
import { instantOf } from './schemas/time.ts';

/**
 * Checks that a log was only ever appended to: ids from 1 without gaps, times that do not go back, and in each event
 * the hash of the one before.
 *
 * @param events as they stand in the file
 * @param hash lower-case hexadecimal SHA-256 of a text in UTF-8
 * @returns the faults, with paths from the list; empty for a sound log
 */
export function checkChain(events: readonly ChainedEvent[], hash: (text: string) => string): Fault[] {
  return events.flatMap((event, index) => {
    const before = events[index - 1];
    const faults = [checkId(event, index), checkTime(event, before, index), checkLink({ event, before, index, hash })];
    return faults.filter((fault) => fault !== null);
  });
}

function checkId(event: ChainedEvent, index: number): Fault | null {
  if (event.id === index + 1) return null;
  const message = `is ${event.id}, but this is event ${index + 1} of the log.`;
  return fault([index, 'id'], 'log-id', {
    message,
    hint: `Write ${index + 1}; events are only ever appended. ${MERGE}`,
  });
}

function checkTime(event: ChainedEvent, before: ChainedEvent | undefined, index: number): Fault | null {
  const [earlier, later] = [instantOf(before?.at ?? ''), instantOf(event.at)];
  if (!earlier || !later || earlier <= later) return null;
  const message = `is ${later}, before the event above it, which is of ${earlier}.`;
  return fault([index, 'at'], 'log-time', { message, hint: MERGE });
}

interface Link {
  event: ChainedEvent;
  before: ChainedEvent | undefined;
  index: number;
  hash: (text: string) => string;
}

function checkLink({ event, before, index, hash }: Link): Fault | null {
  const expected = before ? hash(canonicalEvent(before)) : null;
  const stated = event.previous?.toLowerCase() ?? null;
  if (stated === expected) return null;
  const message = before
    ? `is ${stated}, but the event above it has the hash ${expected}: one of the two was changed after it was written.`
    : `is ${stated}, but the first event has none before it.`;
  const hint = before ? `Restore the log from its history in git. ${MERGE}` : 'Write previous: null.';
  return fault([index, 'previous'], 'log-chain', { message, hint });
}

const MERGE = 'If two branches both appended, run: tagline log merge';

function fault(path: (string | number)[], code: string, wording: { message: string; hint: string }): Fault {
  return { code, path, part: 'value', ...wording };
}
