import { describe, expect, test } from 'vitest';
import type { PlanFile } from '../../src/domain/calendar/plan.ts';
import { judgePlan } from '../../src/domain/calendar/plan-judge.ts';
import type { Channel } from '../../src/domain/channel.ts';
import { smallPortal } from '../support/small-portal.ts';

const place = { file: 'plan/x.yaml', line: 1, column: 1 };
const plan = (over: Partial<PlanFile>): PlanFile => ({
  ...{ file: 'plan/x.yaml', id: 'x', component: null, version: null, line: null, channel: null },
  ...{
    from: '2026-01-01',
    to: '2026-01-01',
    status: 'planned',
    note: '',
    milestones: [],
    announced: null,
    changes: [],
  },
  where: { component: place, channel: place, target: place, status: place },
  ...over,
});
const channel = {
  ...{ id: 'stable', name: 'Stable', description: '', cadence: '', support: '', audience: '', order: 1 },
  ...{ fromManifests: false, offered: [], releases: [], current: null, head: null },
} as unknown as Channel;
/* Each a day after the one before, from 1 January 2026 on. */
const portal = smallPortal(['1.0.0', '1.0.1', '2.0.0-rc.1', '2.0.0', '1.0.2', '2.1.0'], (made) => {
  made.channels = [channel];
});
const judged = (...files: Partial<PlanFile>[]) =>
  judgePlan(
    files.map((file) => plan(file)),
    portal,
  );

describe('what came of a plan', () => {
  test('a version is found in any spelling, with the line that it stands on', () => {
    const { plan: found, problems } = judged({ version: '2.1' }, { id: 'y', version: '3.0.0', from: '2026-12-01' });
    expect(found.map(({ release, line }) => [release, line])).toEqual([
      ['2.1.0', '2.x'],
      [null, '3.x'],
    ]);
    expect(problems).toEqual([]);
  });

  test('of a line it is the first stable release from its day on, until the next plan begins', () => {
    const { plan: found } = judged(
      { id: 'a', line: '1.x', from: '2026-01-01' },
      { id: 'b', line: '1.x', from: '2026-01-03' },
      { id: 'c', line: '1.x', from: '2026-01-04', status: 'cancelled' },
      { id: 'd', line: '2.x', from: '2026-01-02' },
      { id: 'e', line: '1.x', from: '2026-02-01' },
    );
    expect(found.map(({ id, release }) => [id, release])).toEqual([
      ['a', '1.0.0'],
      ['d', '2.0.0'],
      ['b', '1.0.2'],
      ['c', null],
      ['e', null],
    ]);
  });

  test('a day within a freeze of its channel is told with the first day after', () => {
    const frozen = {
      ...portal,
      freezes: [{ id: 'year-end', from: '2026-12-18', to: '2026-12-31', channels: ['stable'], reason: '' }],
    };
    const ask = (over: Partial<PlanFile>) =>
      judgePlan([plan({ version: '9.0.0', channel: 'stable', from: '2026-12-20', to: '2026-12-21', ...over })], frozen)
        .problems;
    expect(ask({})[0]).toMatchObject({ code: 'plan-in-freeze', severity: 'warning' });
    expect(ask({})[0]?.hint).toContain('from 2027-01-01 on');
    expect([ask({ to: '2027-01-01' }), ask({ channel: null }), ask({ status: 'cancelled' })]).toEqual([[], [], []]);
  });

  test('what does not fit the portal is told with what was meant', () => {
    const { plan: found, problems } = judged(
      { version: '9.9.9', component: 'lantren' },
      { version: '9.9.8', status: 'done', channel: 'stabel' },
    );
    expect(found.map(({ version }) => version)).toEqual(['9.9.8']);
    expect(problems.map(({ code, hint }) => `${code}: ${hint}`)).toMatchInlineSnapshot(`
      [
        "plan-component: Did you mean 'lantern'? Components: lantern.",
        "plan-channel: Did you mean 'stable'? Channels: stable.",
        "plan-without-tag: Fetch the tags (git fetch --tags), or correct the status.",
      ]
    `);
  });
});
