import { describe, expect, it } from 'vitest';
import type { Channel, ReleaseEvent } from '#domain/channel.ts';
import { type ChannelHistory, channelOn } from '#domain/channel-history.ts';
import { channelHistory } from '#domain/channel-timeline.ts';
import { madeRelease } from '../support/made-portal.ts';

let ids = 0;
function event(action: ReleaseEvent['action'], version: string, day: string, more: Partial<ReleaseEvent> = {}) {
  ids++;
  return { id: ids, at: `${day}T10:00:00Z`, by: 'mara', action, channel: 'stable', version, ...more };
}

const LOG = [
  event('published', '1.0.0', '2026-01-10'),
  event('published', '1.1.0', '2026-02-10'),
  event('published', 'cli@9.0.0', '2026-02-11'),
  event('yanked', '1.1.0', '2026-02-20', { reason: 'Crashes.' }),
  event('approved', '1.2.0', '2026-03-01'),
  event('restored', '1.1.0', '2026-03-10'),
  event('rolled-back', '1.1.0', '2026-04-01'),
];

const HISTORY: ChannelHistory = {
  timeline: [
    { release: '1.2.0', name: '1.2.0', since: null },
    { release: '1.1.0', name: '1.1.0', since: null },
    { release: '1.0.0', name: '1.0.0', since: null },
    { release: '0.9.0', name: '0.9.0', since: '2025-12-01T10:00:00Z' },
    { release: 'cli/9.0.0', name: 'cli@9.0.0', since: null },
  ],
  events: LOG,
};

function on(day: string): string {
  const { current, releases } = channelOn(HISTORY, `${day}T23:59:59Z`);
  return `${current?.release ?? 'nothing'}: ${releases.map(({ release, status }) => `${release} ${status}`).join(', ')}`;
}

function madeChannel(id: string, releases: string[], more: Partial<Channel> = {}): Channel {
  const words = { name: id, description: '', cadence: '', support: '', audience: '' };
  const facts = { order: 1, fromManifests: true, offered: releases, releases, current: null, head: null };
  return { id, ...words, ...facts, ...more };
}

describe('the state of a channel on a date', () => {
  it.each([
    ['2025-11-30', 'nothing: '],
    ['2025-12-01', '0.9.0: 0.9.0 offered'],
    ['2026-01-10', '1.0.0: 1.0.0 offered, 0.9.0 offered'],
    ['2026-02-19', '1.1.0: 1.1.0 offered, 1.0.0 offered, 0.9.0 offered, cli/9.0.0 offered'],
    ['2026-02-20', '1.0.0: 1.1.0 yanked, 1.0.0 offered, 0.9.0 offered, cli/9.0.0 offered'],
    ['2026-03-09', '1.0.0: 1.2.0 prepared, 1.1.0 yanked, 1.0.0 offered, 0.9.0 offered, cli/9.0.0 offered'],
    ['2026-03-10', '1.1.0: 1.2.0 prepared, 1.1.0 offered, 1.0.0 offered, 0.9.0 offered, cli/9.0.0 offered'],
    ['2026-04-01', '1.0.0: 1.2.0 prepared, 1.1.0 rolled-back, 1.0.0 offered, 0.9.0 offered, cli/9.0.0 offered'],
  ])('%s', (day, expected) => {
    expect(on(day)).toBe(expected);
  });

  it('recommends no prerelease that was overtaken, and the newest component where there is no product', () => {
    const timeline = [
      {
        release: 'cli/2.0.0-beta.1',
        name: 'cli@2.0.0-beta.1',
        since: '2026-01-01T00:00:00Z',
        until: '2026-02-01T00:00:00Z',
      },
      { release: 'web/1.0.0-beta.1', name: 'web@1.0.0-beta.1', since: '2025-06-01T00:00:00Z' },
    ];
    const current = (at: string) => channelOn({ timeline, events: [] }, at).current?.release;
    expect(current('2026-01-15T00:00:00Z')).toBe('cli/2.0.0-beta.1');
    expect(current('2026-02-01T00:00:00Z')).toBe('web/1.0.0-beta.1');
  });
});

describe('the history of a channel', () => {
  const releases = [
    madeRelease('2.0.0', { date: '2026-05-01T10:00:00Z' }),
    madeRelease('2.0.0-beta.1', { date: '2026-04-01T10:00:00Z' }),
    madeRelease('1.1.0', { date: '2026-02-09T10:00:00Z', events: [LOG[1] as ReleaseEvent] }),
    madeRelease('1.0.0', { date: '2026-01-09T10:00:00Z' }),
  ];

  it('dates what no event speaks of by its tag, and leaves out what was never offered', () => {
    const stable = madeChannel('stable', ['1.1.0', '1.0.0', '2.0.0'], { offered: ['1.1.0', '1.0.0'] });
    expect(channelHistory(stable, releases)).toEqual({
      timeline: [
        { release: '1.1.0', name: '1.1.0', since: null },
        { release: '1.0.0', name: '1.0.0', since: '2026-01-09T10:00:00Z' },
      ],
      events: [LOG[1]],
    });
  });

  it('has what is only prepared, which the channel does not list', () => {
    const approved = madeRelease('2.1.0', { events: [event('approved', '2.1.0', '2026-03-01')] });
    const history = channelHistory(madeChannel('stable', ['1.0.0']), [approved, ...releases]);
    expect(history.timeline.map(({ release }) => release)).toEqual(['2.1.0', '1.1.0', '1.0.0']);
    const { current, releases: on } = channelOn(history, '2026-03-01T10:00:00Z');
    expect([current?.release, on[0]?.status]).toEqual(['1.1.0', 'prepared']);
  });

  it('says when a prerelease was overtaken, on channels that nobody described', () => {
    const beta = madeChannel('beta', ['2.0.0-beta.1'], { fromManifests: false });
    const entry = { release: '2.0.0-beta.1', name: '2.0.0-beta.1', since: '2026-04-01T10:00:00Z' };
    expect(channelHistory(beta, releases).timeline).toEqual([{ ...entry, until: '2026-05-01T10:00:00Z' }]);
    expect(channelHistory({ ...beta, described: true }, releases).timeline).toEqual([entry]);
  });
});
