import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkChain } from '#domain/chain-check.ts';
import type { ReleaseEvent } from '#domain/channel.ts';
import { foldChannel, readReleaseKey, releaseKey } from '#domain/channel-state.ts';
import { type ChainedEvent, canonicalEvent } from '#domain/event-chain.ts';
import type { Manifest } from '#domain/portal-folder.ts';

function manifest(version: string, more: Partial<Manifest> = {}): Manifest {
  return {
    file: `channels/stable/${version}.yaml`,
    channel: 'stable',
    component: null,
    version,
    commit: null,
    date: null,
    artifacts: [],
    ...more,
  };
}

let ids = 0;
function event(action: ReleaseEvent['action'], version: string, more: Partial<ReleaseEvent> = {}): ReleaseEvent {
  ids++;
  return { id: ids, at: '2026-05-01T10:00:00Z', by: 'mara', action, channel: 'stable', version, ...more };
}

function statuses(manifests: Manifest[], events: ReleaseEvent[], at?: string): string[] {
  return foldChannel(manifests, events, at).releases.map((release) => `${releaseKey(release)} ${release.status}`);
}

describe('foldChannel', () => {
  it('offers what has a manifest and no event, from the date of its tag on', () => {
    const { releases } = foldChannel(
      [manifest('2.4.1'), manifest('1.10', { component: 'cli', date: '2026-05-02T00:00:00Z' })],
      [],
    );
    expect(releases.map(({ status, since }) => ({ status, since }))).toEqual([
      { status: 'offered', since: null },
      { status: 'offered', since: '2026-05-02T00:00:00Z' },
    ]);
  });

  it('follows a release from approval to yank and back', () => {
    const life = [
      event('approved', '2.4.1', { at: '2026-05-01T10:00:00Z' }),
      event('promoted', '2.4.1', { at: '2026-05-02T10:00:00Z', promotedFrom: 'beta' }),
      event('yanked', '2.4.1', { at: '2026-05-03T10:00:00Z', by: 'eve', reason: 'Crashes.', replacement: '2.4.2' }),
      event('restored', '2.4.1', { at: '2026-05-04T10:00:00Z' }),
      event('rolled-back', '2.4.1', { at: '2026-05-05T10:00:00Z' }),
    ];
    const on = (day: string) => foldChannel([manifest('2.4.1')], life, `2026-05-${day}T12:00:00Z`).releases[0];
    expect(on('01')?.status).toBe('prepared');
    expect(on('02')).toMatchObject({
      status: 'offered',
      since: '2026-05-02T10:00:00Z',
      promotedFrom: 'beta',
      yanked: null,
    });
    expect(on('03')).toMatchObject({
      status: 'yanked',
      yanked: { at: '2026-05-03T10:00:00Z', by: 'eve', reason: 'Crashes.', replacement: '2.4.2' },
    });
    expect(on('04')).toMatchObject({ status: 'offered', yanked: null, since: '2026-05-02T10:00:00Z' });
    expect(on('05')?.status).toBe('rolled-back');
  });

  it('keeps components of one version apart', () => {
    const manifests = [manifest('1.0.0'), manifest('1.0.0', { component: 'cli' })];
    const events = [event('published', '1.0.0'), event('yanked', 'cli@1.0.0', { reason: 'Crashes.' })];
    expect(statuses(manifests, events)).toEqual(['1.0.0 offered', 'cli@1.0.0 yanked']);
    expect(readReleaseKey('cli@1.0.0')).toEqual({ component: 'cli', version: '1.0.0' });
  });

  it('remembers a release whose manifest is gone', () => {
    const { releases } = foldChannel([], [event('published', '1.0.0')]);
    expect(releases).toEqual([expect.objectContaining({ version: '1.0.0', hasManifest: false, status: 'offered' })]);
  });

  it('offers what has no event only from before the log of the channel began', () => {
    const old = manifest('1.0.0', { date: '2026-04-01T00:00:00Z' });
    const fresh = manifest('1.2.0', { date: '2026-05-02T00:00:00Z' });
    const events = [event('published', '1.1.0', { at: '2026-05-01T10:00:00Z' })];
    expect(statuses([old, manifest('1.1.0'), fresh], events)).toEqual([
      '1.0.0 offered',
      '1.1.0 offered',
      '1.2.0 prepared',
    ]);
    expect(statuses([old, fresh], [])).toEqual(['1.0.0 offered', '1.2.0 offered']);
  });

  it('does not offer a release before the date that its manifest states', () => {
    expect(statuses([manifest('2.0.0', { date: '2026-06-01T00:00:00Z' })], [], '2026-05-01T00:00:00Z')).toEqual([
      '2.0.0 prepared',
    ]);
  });
});

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Events as a log holds them, each with the hash of the one before. */
function chained(texts: readonly string[]): ChainedEvent[] {
  const events: ChainedEvent[] = [];
  for (const [index, text] of texts.entries()) {
    const before = events.at(-1);
    const at = `2026-05-01T10:${String(index).padStart(2, '0')}:00Z`;
    events.push({
      id: index + 1,
      at,
      by: 'mara',
      action: 'yanked',
      version: '2.4.1',
      reason: text,
      previous: before ? hash(canonicalEvent(before)) : null,
    });
  }
  return events;
}

describe('checkChain', () => {
  const logs = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 8 }).map(chained);

  it('finds nothing in a log that was only appended to', () => {
    fc.assert(
      fc.property(logs, (events) => {
        expect(checkChain(events, hash)).toEqual([]);
      }),
    );
  });

  it('finds every change, cut and swap before the last event', () => {
    fc.assert(
      fc.property(
        logs.filter((events) => events.length > 1),
        fc.nat(),
        fc.constantFrom('by', 'reason', 'version', 'cut', 'swap'),
        (events, seed, how) => {
          const at = seed % (events.length - 1);
          const forged = events.map((one) => ({ ...one }));
          const [here, next] = [forged[at], forged[at + 1]];
          if (!here || !next) return;
          if (how === 'cut') forged.splice(at, 1);
          else if (how === 'swap') forged.splice(at, 2, next, here);
          else here[how as 'by'] = `${here[how as 'by']}!`;
          expect(checkChain(forged, hash)).not.toEqual([]);
        },
      ),
    );
  });
});
