import { describe, expect, test } from 'vitest';
import { composeCalendars } from '../../scripts/steps/compose-calendars.ts';
import { readIcs, textOf } from '../support/ics.ts';
import { mineStory } from '../support/mined.ts';

const CONTENT = {
  'portal.yaml': 'lines: [{ id: 1.x, support: 2026-08-31 }]\n',
  'plan/1.1.yaml': 'version: 1.1.0\nday: 2026-02-01\n',
  'plan/2.0.0.yaml': 'version: 2.0.0\nday: 2026-09-01\ncomponent: core\n',
  'plan/next.yaml': 'line: 1.x\nday: 2099-01-01\nstatus: done\nchannel: stabel\n',
};

describe('a plan beside a repository', () => {
  test('is held against its tags, told of where it does not fit, and stands in its calendars', async () => {
    const story = mineStory(
      (history) => {
        history.tag('v1.0.0', history.commit({ message: 'feat: base', files: { a: '0' } }));
        history.tag('v1.1.0', history.commit({ message: 'feat: more', files: { a: '1' } }));
      },
      { content: CONTENT },
    );
    const { portal, problems } = await story;
    expect(portal.plan.map(({ id, line, release }) => [id, line, release])).toEqual([
      ['1.1', '1.x', '1.1.0'],
      ['next', '1.x', null],
    ]);
    const told = problems.filter(({ code }) => code.startsWith('plan-'));
    expect(told.map(({ code, where }) => `${where?.file}:${where?.line}:${where?.column} ${code}`)).toEqual([
      'plan/2.0.0.yaml:3:12 plan-component',
      'plan/next.yaml:4:10 plan-channel',
      'plan/next.yaml:3:9 plan-without-tag',
    ]);
    const files = await composeCalendars(portal, { site: null, base: '/' });
    expect(files.map(({ path }) => path)).toEqual(['static/calendar/all.ics', 'static/calendar/line-1.x.ics']);
    const titles = readIcs(files[1]?.text ?? '').parts.map((event) => textOf(event, 'SUMMARY'));
    expect(titles.map((title) => title.replace(portal.product.name, 'It'))).toEqual(
      expect.arrayContaining(['It 1.0.0 released', 'It 1.1.0 released', 'It 1.x: last day with fixes']),
    );
  });
});
