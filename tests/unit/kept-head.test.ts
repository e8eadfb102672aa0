import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReleaseEvent } from '#domain/channel.ts';
import { canonicalEvent } from '#domain/event-chain.ts';
import { findKeptHead, isSound, type KeptHead, type PublishedLog } from '#domain/kept-head.ts';

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const hashLater = async (text: string) => hash(text);

function madeLog(count: number, by = 'mara'): PublishedLog {
  const events: ReleaseEvent[] = [];
  let previous: string | null = null;
  for (let id = 1; id <= count; id += 1) {
    const at = `2026-05-0${id}T10:00:00Z`;
    const own = { id, at, by, action: 'approved' as const, version: `1.0.${id}`, checked: ['Read.'], previous };
    events.push({ ...own, channel: 'stable' });
    previous = hash(canonicalEvent(own));
  }
  return { id: 'stable', name: 'Stable', head: previous, events };
}

describe('a head that somebody kept', () => {
  const log = madeLog(5);
  const kept = log.events[3]?.previous ?? '';

  it('is found after the event that it was the hash of, with what came since', async () => {
    const found = findKeptHead(kept, [madeLog(2, 'jun'), log]) as KeptHead;
    expect([found.event.id, found.since]).toEqual([3, 2]);
    expect(await isSound(found, hashLater)).toBe(true);
    expect(findKeptHead(log.head ?? '', [log])).toMatchObject({ event: { id: 5 }, since: 0 });
  });

  it('is in no log that was cut before it or rewritten', () => {
    const cut = madeLog(2);
    expect(findKeptHead(kept, [cut])).toBeNull();
    expect(findKeptHead(kept, [madeLog(5, 'eve')])).toBeNull();
  });

  it('does not hide an event that was changed while its hash was left', async () => {
    const forged = { ...log, events: log.events.map((event) => (event.id === 2 ? { ...event, by: 'eve' } : event)) };
    const found = findKeptHead(kept, [forged]) as KeptHead;
    expect(await isSound(found, hashLater)).toBe(false);
  });
});
