import { expect, test } from 'vitest';
import type { Change } from '#domain/change.ts';
import { summarize } from '#domain/release-summary.ts';

const change = (subject: string, more: Partial<Change> = {}): Change => ({
  id: subject,
  type: null,
  scope: null,
  subject,
  section: 'changes',
  breaking: false,
  breakingText: null,
  security: false,
  advisories: [],
  commits: [],
  references: [],
  authors: [],
  alsoIn: [],
  ...more,
});
const pull = { references: [{ text: '#7', url: null }] };
const typed = (type: string, section: string) => ({ type, section });

test('begins with what matters most', () => {
  expect(
    summarize([
      change('fix typo', typed('fix', 'fixes')),
      change('dim the light', typed('feat', 'features')),
      change('check the host', { ...typed('fix', 'security'), security: true }),
    ]),
  ).toBe('Check the host; dim the light');
});

test('puts the product before what it is made of, and people’s titles before bare commits', () => {
  expect(
    summarize([
      change('router@^2.0.0', { ...typed('feat', 'features'), scope: 'deps' }),
      change('warn of old wicks', typed('feat', 'features')),
    ]),
  ).toBe('Warn of old wicks');
  expect(
    summarize([
      change('Update docs of the wick'),
      change('typo'),
      change('Lantern burns longer'),
      change('Fix the smoke', pull),
      change('Add a second wick', pull),
    ]),
  ).toBe('Add a second wick; fix the smoke');
});

test('routine is told where there is nothing else', () => {
  expect(summarize([change('Update docs of the wick'), change('bump wick to 2.0')])).toBe(
    'Update docs of the wick; bump wick to 2.0',
  );
});

test('what is taken back is not what the release brings', () => {
  expect(summarize([change('security patch', { type: 'revert', section: 'reverts' })])).toBe(
    'Takes back: security patch',
  );
});

test('names keep their spelling, a lone id gets a verb, and nothing is said twice', () => {
  expect(summarize([change('cookie@0.7.0 is needed', typed('fix', 'fixes'))])).toBe('cookie@0.7.0 is needed');
  expect(summarize([change('CVE-2026-12345', { security: true })])).toBe('Fixes CVE-2026-12345');
  expect(summarize([change('some typos everywhere'), change('typos everywhere')])).toBe('Some typos everywhere');
});
