import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ChainedEvent, canonicalEvent } from '#domain/event-chain.ts';

const FIRST: ChainedEvent = {
  version: '2.4.1',
  id: 1,
  by: 'mara',
  at: '2026-05-01T10:00:00Z',
  action: 'published',
  previous: null,
};

describe('canonicalEvent', () => {
  it('sorts keys, leaves out spaces and what is absent', () => {
    expect(canonicalEvent(FIRST)).toBe(
      '{"action":"published","at":"2026-05-01T10:00:00Z","by":"mara","id":1,"version":"2.4.1"}',
    );
  });

  it('holds the link to the event before and every reason as it was written', () => {
    const previous = createHash('sha256').update(canonicalEvent(FIRST)).digest('hex');
    const text = canonicalEvent({ ...FIRST, id: 2, reason: ' "quoted"\n', previous });
    expect(text).toContain(`"previous":"${previous}"`);
    expect(text).toContain('"reason":" \\"quoted\\"\\n"');
  });

  it('is the same with and without the channel that the folder names', () => {
    const withChannel = { ...FIRST, channel: 'stable' };
    expect(canonicalEvent(withChannel)).toBe(canonicalEvent(FIRST));
  });
});
