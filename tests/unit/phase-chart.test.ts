import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PhaseSource, phaseChart } from '../../src/domain/calendar/phase-chart.ts';
import { placeOn } from '../../src/domain/calendar/phase-scale.ts';
import type { Line } from '../../src/domain/line.ts';
import { lineChart } from '../../src/domain/line-chart.ts';
import { rhythmOf } from '../../src/domain/rhythm.ts';
import { smallPortal } from '../support/small-portal.ts';

const line = (track: number, dates: Partial<Line>): Line => ({
  ...{ id: `${track}.x`, component: 'lantern', slug: `${track}.x`, lts: false, codename: null, branchedFrom: null },
  ...{ released: null, support: null, security: null, releases: [], latest: `${track}.0.0`, track },
  ...dates,
});
const source = (lines: Line[], over: Partial<PhaseSource> = {}): PhaseSource => ({
  ...{ lines, newest: lines.length - 1, hueOf: () => 't0', lastOf: () => '2026-02-01', plan: [], freezes: [] },
  today: '2026-11-20',
  ...over,
});
const OLD = line(0, { released: '2025-01-01', support: '2026-01-31', security: '2027-01-31' });

describe('the chart of phases', () => {
  test('has the newest line on top, the phases of each one after the other, and its end', () => {
    const chart = phaseChart(source([OLD, line(1, { released: '2026-01-01' })]));
    expect(chart?.rows.map((row) => row.line.id)).toEqual(['1.x', '0.x']);
    const [newest, oldest] = chart?.rows ?? [];
    expect(newest?.bars.map(({ kind }) => kind)).toEqual(['current', 'open']);
    expect([newest?.bars.at(-1)?.to, newest?.end]).toEqual([100, null]);
    expect(oldest?.bars.map(({ kind }) => kind)).toEqual(['fixes', 'security']);
    expect(oldest?.bars[0]?.to).toBe(oldest?.bars[1]?.at);
    expect(oldest?.end).toBe(oldest?.bars[1]?.to);
  });

  test('leaves out what ended long ago, and is none without any day', () => {
    const gone = line(0, { released: '2010-01-01', security: '2012-01-01' });
    expect(phaseChart(source([gone, line(1, { released: '2026-01-01' })]))?.rows).toHaveLength(1);
    expect(phaseChart(source([line(0, {})]))).toBeNull();
  });

  test('a line that nobody dated runs to its last release, and promises nothing', () => {
    const chart = phaseChart(source([line(0, { released: '2025-01-01' }), line(1, { released: '2026-01-01' })]));
    const [, old] = chart?.rows ?? [];
    expect(old?.bars.map(({ kind }) => kind)).toEqual(['unknown']);
    expect(old?.bars[0]?.to).toBe(placeOn({ from: chart?.from ?? '', to: chart?.to ?? '' }, '2026-02-01'));
    expect(old?.end).toBeNull();
  });

  test('a line for ever leaves room for the others', () => {
    const chart = phaseChart(source([OLD, line(1, { released: '2026-01-01', security: '9999-12-31' })]));
    expect(chart?.to.slice(0, 4)).toBe('2033');
    expect(chart?.rows[0]?.bars.at(-1)?.to).toBe(100);
  });

  test('freezes are drawn as long as a line can be frozen', () => {
    const freezes = [{ id: 'x', from: '2027-06-01', to: '2027-06-10', channels: [], reason: '' }];
    const ended = phaseChart(source([OLD], { newest: 1, freezes }));
    expect([ended?.freezes, ended && ended.to < '2027-06-10']).toEqual([[], true]);
    expect(phaseChart(source([OLD, line(1, { released: '2026-01-01' })], { freezes }))?.freezes).toHaveLength(1);
  });

  test('whatever the days are, everything stands within it, in order', () => {
    const day = fc.integer({ min: 3000, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    const dates = fc.tuple(day, day, day).map((days) => {
      const [released = '', support = '', security = ''] = days.toSorted();
      return { released, support, security };
    });
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1, maxLength: 12 }), day, (all, today) => {
        const chart = phaseChart(
          source(
            all.map((each, track) => line(track, each)),
            { today },
          ),
        );
        const places = chart?.rows.flatMap(({ bars }) => bars.flatMap(({ at, to }) => [at, to])) ?? [];
        expect(places.every((place) => place >= 0 && place <= 100)).toBe(true);
        expect(chart?.rows.every(({ bars }) => bars.every(({ at, to }) => at <= to)) ?? true).toBe(true);
        if (chart) expect(placeOn(chart, today)).toBeLessThan(100);
      }),
    );
  });

  test('has the colours that lines have elsewhere, however many are drawn', () => {
    const portal = smallPortal(['1.0.0', '2.0.0', '3.0.0']);
    const all = lineChart(portal, portal.lines);
    const one = lineChart(portal, portal.lines.slice(0, 1));
    expect(one?.rows[0]?.hue).toBe(all?.rows.at(-1)?.hue);
  });
});

describe('the rhythm of releases', () => {
  test('is the usual gap between days; two tags of one day are one occasion', () => {
    const portal = smallPortal(['1.0.0', '1.0.1', '1.0.2', '1.1.0-rc.1', '1.1.0']);
    expect(rhythmOf(portal.releases, 'lantern')).toMatchObject({ days: 1 });
    expect(rhythmOf(portal.releases.slice(0, 2), 'lantern')).toBeNull();
    const doubled = portal.releases.flatMap((row) => [row, { ...row, id: `${row.id}-twin` }]);
    expect(rhythmOf(doubled, 'lantern')?.days).toBe(1);
  });
});
