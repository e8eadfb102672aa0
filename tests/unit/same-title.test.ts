import { expect, test } from 'vitest';
import type { Change } from '#domain/change.ts';
import { mergeSameTitles } from '#domain/same-title.ts';

const change = (id: string, more: Partial<Change> = {}): Change => ({
  id,
  type: 'feat',
  scope: null,
  subject: 'trim the wick',
  section: 'features',
  breaking: false,
  breakingText: null,
  security: false,
  advisories: [],
  commits: [id],
  references: [{ text: `#${id}`, url: null }],
  authors: ['Mara'],
  alsoIn: [],
  ...more,
});

test('changes of one title are one entry with everything that belongs to them', () => {
  const merged = mergeSameTitles([
    change('1'),
    change('2', { subject: 'Trim the wick', authors: ['Nils', 'Mara'] }),
    change('3', { subject: 'dim it' }),
  ]);
  expect(merged.map(({ id }) => id)).toEqual(['1', '3']);
  expect(merged[0]).toMatchObject({ commits: ['1', '2'], authors: ['Mara', 'Nils'] });
  expect(merged[0]?.references.map(({ text }) => text)).toEqual(['#1', '#2']);
});

test.each([
  ['another scope', change('2', { scope: 'wick' })],
  ['one that breaks', change('2', { breaking: true })],
  ['one that closes a weakness', change('2', { security: true })],
  ['one that takes back', change('2', { reverts: { commit: '1', release: null } })],
  ['an entry of a squashed body', change('2.1')],
])('%s stays apart', (_what, other) => {
  expect(mergeSameTitles([change('1'), other])).toHaveLength(2);
});
