import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChannelDefinition } from '#domain/portal-folder.ts';
import { type LogState, withEvent } from '../../scripts/steps/append-event.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content');
const EVENT = { at: '2030-01-01T10:00:00Z', by: 'mara', action: 'published', version: '1.10' } as const;
const EMPTY: LogState = { channel: 'stable', text: null, events: [], head: null };

let channels: ChannelDefinition[];

beforeAll(async () => {
  channels = (await readPortalFolder(CONTENT)).channels;
});

describe('an event at the end of a log', () => {
  it('adds lines and changes none, and names the hash of the last', () => {
    expect(channels.length).toBeGreaterThan(2);
    for (const { id, events, head } of channels) {
      const text = readFileSync(join(CONTENT, 'channels', id, 'log.yaml'), 'utf8');
      const longer = withEvent({ channel: id, text, events, head }, EVENT);
      expect(longer.text.startsWith(text)).toBe(true);
      expect(longer.event).toEqual({ id: events.length + 1, ...EVENT, previous: head });
    }
  });

  it('begins a log, and goes on in one that is written between brackets', () => {
    const first = withEvent(EMPTY, EVENT);
    expect(first.text).toMatch(/^# Append-only.*\n- id: 1\n {2}at: '2030/);
    const { text } = withEvent({ ...EMPTY, text: '# ours\n[]\n' }, EVENT);
    expect(text).toContain("version: '1.10'");
    expect(text).toContain('# ours');
  });

  it('is refused where the log would not be sound with it', () => {
    expect(() => withEvent(EMPTY, { ...EVENT, by: 'x'.repeat(2000) })).toThrow('by is more than 1000 characters');
    expect(() => withEvent({ ...EMPTY, text: '- id: 1\n', events: [], head: 'f'.repeat(64) }, EVENT)).toThrow();
  });
});
