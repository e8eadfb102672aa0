import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPublication } from '#domain/board/publish-gate.ts';
import { clearFrom, type Move, obstaclesOf } from '#domain/board/waiting.ts';
import { type ChannelFacts, moveOf, rulesAt } from '#domain/board/waiting-facts.ts';
import type { ReleaseEvent } from '#domain/channel.ts';
import type { Settings } from '#domain/settings.ts';

const YEAR_END = { id: 'year-end', from: '2026-12-18', to: '2027-01-04', channels: ['stable'], reason: '' };
const NOON = '2026-11-20T12:00:00Z';

let ids = 0;
function event(action: ReleaseEvent['action'], day: string, more: Partial<ReleaseEvent> = {}): ReleaseEvent {
  ids += 1;
  const base = { channel: 'stable', version: '3.1.1', by: 'mara', at: `2026-${day}T10:00:00Z` };
  return { id: ids, action, ...base, ...more };
}

function approvedBy(...people: string[]): ReleaseEvent[] {
  return people.map((by) => event('approved', '11-01', { by }));
}

interface Case {
  policy?: Partial<Settings['policy'][string]>;
  freezes?: Settings['freezes'];
  stable?: ReleaseEvent[];
  beta?: ReleaseEvent[];
  from?: string | null;
  version?: string;
  tag?: Move['tag'];
}

function move({ policy = {}, freezes = [], stable = [], beta = [], from = 'beta', ...named }: Case, at = NOON): Move {
  const channels: ChannelFacts[] = [
    { id: 'stable', from, manifests: [], events: stable },
    { id: 'beta', from: null, manifests: [], events: beta.map((each) => ({ ...each, channel: 'beta' })) },
  ];
  const settings = { policy: { stable: { approvals: 0, checklist: [], minDaysOnPrevious: 0, ...policy } }, freezes };
  const release = { channel: 'stable', version: named.version ?? '3.1.1', tag: named.tag ?? null };
  return moveOf(release, rulesAt(channels, settings, at));
}

function codes(given: Case, at = NOON): string[] {
  return checkPublication(move(given, at), at, given.stable?.at(-1)?.at ?? null).map(({ code }) => code);
}

describe('publishing on a channel', () => {
  it('needs as many people as its policy says, each counted once however the name is spelled', () => {
    const needs = (...people: string[]) => codes({ policy: { approvals: 2 }, stable: approvedBy(...people) });
    expect(needs('mara', 'oskar')).toEqual([]);
    expect(needs('mara', 'mara')).toEqual(['needs-approval']);
    expect(needs('mara', 'Mara', 'ｍara')).toEqual(['needs-approval']);
    expect(codes({})).toEqual([]);
  });

  it('counts no approval that is of another release, or later than the moment', () => {
    const policy = { approvals: 1 };
    expect(codes({ policy, stable: [event('approved', '11-01', { version: '3.1.0' })] })).toEqual(['needs-approval']);
    const later = move({ policy, stable: [event('approved', '11-21')] });
    expect(later.approvals.given).toEqual([]);
  });

  it('needs each check of the list, vouched for word for word by somebody who approved', () => {
    const policy = { checklist: ['Notes are read.', 'It ran for three days.'] };
    const checked = (...texts: string[]) => event('approved', '11-01', { checked: texts });
    expect(codes({ policy })).toEqual(['open-checklist']);
    expect(codes({ policy, stable: [checked('Notes are read.')] })).toEqual(['open-checklist']);
    expect(codes({ policy, stable: [checked('notes are read.'), checked('It ran for three days.')] })).toHaveLength(1);
    expect(codes({ policy, stable: [checked('Notes are read.'), checked('It ran for three days.')] })).toEqual([]);
  });

  it('waits until the release was long enough on the channel before', () => {
    const policy = { minDaysOnPrevious: 3 };
    const at = (hour: string) => codes({ policy, beta: [event('published', '11-17')] }, `2026-11-20T${hour}Z`);
    expect([at('09:59:59'), at('10:00:00')]).toEqual([['too-few-days'], []]);
    expect(codes({ policy })).toEqual(['not-on-previous']);
    expect(codes({ policy, from: null, beta: [event('published', '11-01')] })).toEqual(['not-on-previous']);
  });

  it('waits for the end of a freeze, which holds for every channel where it names none', () => {
    const days = ['2026-12-17', '2026-12-18', '2027-01-04', '2027-01-05'];
    const frozen = (channels: string[]) =>
      days.map((day) => codes({ freezes: [{ ...YEAR_END, channels }] }, `${day}T23:59:59Z`));
    const inside = [[], ['frozen'], ['frozen'], []];
    expect(frozen(['stable'])).toEqual(inside);
    expect(frozen([])).toEqual(inside);
    expect(frozen(['lts'])).toEqual([[], [], [], []]);
  });

  it('never offers again what was yanked anywhere', () => {
    const yanked = [event('published', '11-01'), event('yanked', '11-02', { reason: 'Crashes.' })];
    expect(codes({ stable: yanked })).toEqual(['was-yanked']);
    expect(codes({ beta: yanked })).toEqual(['was-yanked']);
    expect(codes({ beta: [...yanked, event('restored', '11-03')] })).toEqual([]);
  });

  it('never goes back below what the channel offers of the same minor version', () => {
    const stable = ['3.1.2', '3.2.0', 'cli@3.1.9'].map((version) => event('published', '11-01', { version }));
    expect(codes({ stable })).toEqual(['lower-version']);
    expect(codes({ stable, version: '3.1.2' })).toEqual([]);
    expect(codes({ stable, version: '3.0.9' })).toEqual([]);
    expect(codes({ stable, version: '3.2.0-beta.1' })).toEqual(['lower-version']);
    const gone = event('yanked', '11-02', { version: '3.1.2', reason: 'Crashes.' });
    expect(codes({ stable: [...stable, gone] })).toEqual([]);
  });

  it('trusts no tag that was moved and none that is missing', () => {
    expect(codes({ tag: 'missing' })).toEqual(['version-without-tag']);
    expect(codes({ tag: { movedFrom: 'a'.repeat(40), commit: 'b'.repeat(40) } })).toEqual(['moved-tag']);
  });

  it('never happens before what happened last', () => {
    expect(codes({ stable: approvedBy('mara') }, '2026-10-31T10:00:00Z')).toEqual(['log-time']);
  });

  it('is told of everything at once, each with its remedy', () => {
    const given = { policy: { approvals: 1, checklist: ['Read.'], minDaysOnPrevious: 1 }, freezes: [YEAR_END] };
    const problems = checkPublication(move(given), '2026-12-20T10:00:00Z', null);
    expect(problems.map(({ code }) => code)).toEqual(['needs-approval', 'open-checklist', 'not-on-previous', 'frozen']);
    for (const { message, hint } of problems) expect(`${message} ${hint}`).toMatch(/^3\.1\.1 cannot .+\. .+ .+/);
  });
});

describe('what falls away by itself', () => {
  const beta = [event('published', '12-16')];
  const freezes = [YEAR_END, { ...YEAR_END, id: 'thaw', from: '2027-01-06', to: '2027-01-09' }];

  it('is over at a moment that is known before: after the days, and after each freeze that they end in', () => {
    const waiting = move({ policy: { minDaysOnPrevious: 3 }, freezes, beta }, '2026-12-17T10:00:00Z');
    expect(clearFrom(waiting, '2026-12-17T10:00:00Z')).toBe('2027-01-05T00:00:00Z');
    expect(obstaclesOf(waiting, '2027-01-04T23:59:59Z').map(({ kind }) => kind)).toEqual(['freeze']);
    expect(obstaclesOf(waiting, '2027-01-05T00:00:00Z')).toEqual([]);
    const joined = { ...waiting, freezes: [YEAR_END, { ...YEAR_END, from: '2027-01-05', to: '2027-01-09' }] };
    expect(clearFrom(joined, '2026-12-17T10:00:00Z')).toBe('2027-01-10T00:00:00Z');
  });

  it('is over at that moment and not a second before, whatever freezes there are', () => {
    const start = Date.parse('2026-11-20T12:00:00Z');
    const dayAt = (days: number) => new Date(start + days * 86_400_000).toISOString().slice(0, 10);
    const span = fc.tuple(fc.integer({ min: -20, max: 40 }), fc.integer({ min: 0, max: 12 }));
    const given = fc.record({ spans: fc.array(span, { maxLength: 6 }), days: fc.integer({ min: 0, max: 30 }) });
    const published = [event('published', '11-15')];
    fc.assert(
      fc.property(given, ({ spans, days }) => {
        const some = spans.map(([from, length], index) => ({
          ...{ id: `f${index}`, reason: '', channels: index % 2 === 0 ? [] : ['stable'] },
          ...{ from: dayAt(from), to: dayAt(from + length) },
        }));
        const waiting = move({ policy: { minDaysOnPrevious: days }, freezes: some, beta: published });
        const clear = clearFrom(waiting, NOON) ?? '';
        expect(obstaclesOf(waiting, clear)).toEqual([]);
        if (clear === NOON) return;
        const before = new Date(Date.parse(clear) - 1000).toISOString().replace('.000Z', 'Z');
        expect(obstaclesOf(waiting, before).length).toBeGreaterThan(0);
      }),
    );
  });

  it('is nothing while somebody has to decide, and now where nothing is in the way', () => {
    expect(clearFrom(move({ policy: { approvals: 1 }, freezes }), '2026-12-20T10:00:00Z')).toBeNull();
    expect(clearFrom(move({ freezes }), NOON)).toBe(NOON);
  });
});
