import { describe, expect, test } from 'vitest';
import { dayAfter, type Moving, phasesOf, successorOf } from '../../src/domain/calendar/phase.ts';

const dates = (released: string | null, support: string | null, security: string | null) => ({
  released,
  support,
  security,
});

describe('phases of a line', () => {
  test('fixes end on their last day and security fixes begin on the next', () => {
    expect(phasesOf(dates('2025-01-09', '2026-08-31', '2028-03-31'))).toEqual([
      { kind: 'fixes', from: '2025-01-09', to: '2026-08-31' },
      { kind: 'security', from: '2026-09-01', to: '2028-03-31' },
    ]);
    expect(phasesOf(dates('2025-01-09', '2026-08-31', '2026-08-31'))).toHaveLength(1);
  });

  test('what nobody said is not guessed', () => {
    expect(phasesOf(dates(null, '2026-08-31', null))).toEqual([]);
    expect(phasesOf(dates('2025-01-09', null, null))).toEqual([{ kind: 'unknown', from: '2025-01-09', to: null }]);
    expect(phasesOf(dates('2025-01-09', null, '2026-01-01'))).toEqual([
      { kind: 'security', from: '2025-01-09', to: '2026-01-01' },
    ]);
  });

  test('for ever has no day after it', () => {
    expect(dayAfter('9999-12-31')).toBe('9999-12-31');
    expect(phasesOf(dates('2025-01-09', '2026-01-01', '9999-12-31')).at(-1)?.to).toBe('9999-12-31');
  });

  test('the day after the last of a year or of February is found', () => {
    expect(['2026-12-31', '2028-02-28', '2027-02-28'].map(dayAfter)).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2027-03-01',
    ]);
  });
});

describe('where to move to', () => {
  const line = (track: number, more: Partial<Moving> = {}): Moving => ({
    ...{ component: 'lantern', track, lts: false, latest: `${track}.0.0`, support: null, security: null },
    ...more,
  });
  const today = '2026-11-20';
  const from = (track: number, lines: Moving[]) => successorOf(lines[track] as Moving, lines, today)?.track ?? null;

  test('the next line with long-term support is nearer than the newest', () => {
    const lines = [line(0), line(1), line(2, { lts: true }), line(3, { lts: true }), line(4)];
    expect(lines.map(({ track }) => from(track, lines))).toEqual([2, 2, 3, 4, null]);
  });

  test('a line that has ended, has no release or is of another component is no place to go', () => {
    const gone = { lts: true, security: '2026-11-19' };
    expect(from(0, [line(0), line(1, gone), line(2), line(3, { latest: null })])).toBe(2);
    expect(from(0, [line(0), line(1, { lts: true, component: 'other' })])).toBeNull();
    expect(from(0, [line(0), line(1, { ...gone, security: today }), line(2)])).toBe(1);
  });
});
