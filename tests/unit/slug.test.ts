import { join, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slugOf } from '../../src/domain/slug.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';

/** What Windows opens as a device whatever stands behind the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

function expectPart(name: string): void {
  const slug = slugOf(name);
  expect(slug).toMatch(/^[a-z0-9][a-z0-9._-]{0,120}$/);
  expect(slug).not.toMatch(/\.$/);
  expect(slug).not.toMatch(DEVICE);
  expect(['all', 'index']).not.toContain(slug);
  expect(join('releases', slug)).toBe(`releases${sep}${slug}`);
  if (slug.length < 120) expect(slugOf(slug)).toBe(slug);
}

describe('slugOf', () => {
  test('makes one safe part of an address of any name', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 150 }), expectPart));
    const pieces = fc.constantFrom('con', 'aux', 'lpt1', '.', '-', '_', '+', '1', 'all', 'index', '/', '\\', 'É', ' ');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => expectPart(parts.join(''))));
    for (const name of ALL_NAUGHTY) expectPart(name);
  });

  test('does not depend on how accents are composed or letters are cased', () => {
    expect(slugOf('Caf\u00e9')).toBe(slugOf('cafe\u0301'));
    expect(slugOf('V2.0.0-RC.1')).toBe(slugOf('v2.0.0-rc.1'));
  });

  test.each([
    ['2.4.1', '2.4.1'],
    ['3.0.0-beta.2', '3.0.0-beta.2'],
    ['1.0.0+build.5', '1.0.0_build.5'],
    ['@scope/name', 'scope-name'],
    ['plugin-react', 'plugin-react'],
    ['release/2024 spring', 'release-2024-spring'],
    ['../../etc/passwd', 'etc-passwd'],
    ['aux', 'aux-'],
    ['NUL.1.2', 'nul-.1.2'],
    ['all', 'all-'],
    ['allspice', 'allspice'],
    ['__proto__', 'proto__'],
    [`${'a'.repeat(119)}.b`, 'a'.repeat(119)],
    ['灯', 'x'],
    ['', 'x'],
  ])('%j gives %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
