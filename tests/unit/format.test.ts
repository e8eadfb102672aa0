import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatCount,
  formatDate,
  formatMany,
  formatMonth,
  formatShortDate,
  formatSize,
} from '#domain/format.ts';

describe('formats', () => {
  test('write dates in one English form, whatever the machine', () => {
    expect(formatDate('2026-10-29T23:59:59Z')).toBe('29 October 2026');
    expect(formatShortDate('2026-01-05')).toBe('5 Jan 2026');
    expect(formatMonth('2028-03-01')).toBe('March 2028');
    expect(formatDate('soon')).toBe('soon');
    expect(formatDate('2026-13-01')).toBe('2026-13-01');
  });

  test('write numbers with their noun', () => {
    expect(formatCount(1182)).toBe('1,182');
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatMany(1, 'fix', 'fixes')).toBe('1 fix');
    expect(formatMany(0, 'release')).toBe('0 releases');
  });

  test.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [8123456, '8.1 MB'],
    [999_600, '1.0 MB'],
    [42_000_000_000, '42 GB'],
  ])('write %i bytes as %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });

  test.each([
    ['2026-11-20', 'today'],
    ['2026-11-19T23:00:00Z', 'yesterday'],
    ['2026-11-21', 'tomorrow'],
    ['2026-11-12', '8 days ago'],
    ['2026-12-31', 'in 5 weeks'],
    ['2026-03-01', '8 months ago'],
    ['2023-11-01', '3 years ago'],
    ['never', ''],
  ])('tell how far %s lies from the day of reading: %s', (day, text) => {
    expect(formatAge(day, '2026-11-20')).toBe(text);
  });
});
