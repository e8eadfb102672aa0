import { describe, expect, test } from 'vitest';
import type { FactDifference } from '#domain/compare-facts.ts';
import { drawnFacts } from '#domain/compared/facts.ts';
import { figuresOf, notesCount } from '#domain/compared/figures.ts';
import { drawnNotes, drawnNotice } from '#domain/compared/notes.ts';
import type { Comparison } from '#domain/comparison.ts';
import { comparisonMarkdown } from '#domain/comparison-markdown.ts';
import { bucket, compared, entry, madeComparison, textOf } from '../support/made-comparison.ts';

const addressOf = (path: string) => `/base/${path}`;
const notesOf = (comparison: Comparison) => textOf(drawnNotes(comparison, addressOf));
const figuresAs = (comparison: Comparison) =>
  figuresOf(comparison).map(({ count, words, tone }) => `${tone}: ${count} ${words}`);

const found = (version: string, over = {}) => ({
  found: {
    commit: '4f2c00000000',
    release: entry(version),
    evidence: 'cherry-pick' as const,
    unverified: false,
    ...over,
  },
});

describe('an upgrade', () => {
  const buckets = {
    fresh: bucket(
      compared('3.0.0', { subject: 'drop it', scope: 'tls', breaking: 1, breakingText: 'Move\nto 1.2' }),
      compared('3.1.0', { subject: 'tag `Cache-Tag`', references: [['#12', 'https://example.com/12']], security: 1 }),
    ),
    already: bucket(
      compared('3.0.0', { subject: 'a fix' }, found('2.8.1')),
      compared('3.0.0', { subject: 'a guess' }, found('2.8.2', { evidence: 'subject', unverified: true })),
    ),
    missing: bucket(compared('2.8.2', { subject: 'left behind' }, { lack: { reason: 'not-found' } })),
    carried: bucket(),
  };
  const upgrade = madeComparison({ buckets });

  test('has a figure for each bucket', () => {
    expect(figuresAs(upgrade)).toEqual([
      'signal: 2 new to you, 1 of them breaking, 1 security fix',
      'ink: 2 you already have, through 2.8.1 and 2.8.2',
      'warning: 1 in 2.8.2 but not found in 3.1.0',
    ]);
    expect(notesCount(upgrade)).toBe(5);
  });

  test('tells what to do first, then what is new, what is not found and what is had already, each with its evidence', () => {
    expect(notesOf(upgrade).split('\n')).toEqual([
      'Before you upgrade 1 breaking',
      'tls: drop it',
      'Move to 1.2',
      '3.0.0',
      'New to you 1 more',
      'Features 1',
      'tag Cache-Tag #12 security',
      '3.1.0',
      'In 2.8.2, not found in 3.1.0 1',
      'left behind',
      'No commit of 3.1.0 carries this change: no cherry-pick note, no pull request, no equal patch. Ask before you upgrade.',
      '2.8.2',
      'You already have these 2 1 of them is unverified',
      'a fix',
      'In 2.8.1 as 4f2c00000000: cherry-picked',
      '3.0.0',
      'a guess',
      'In 2.8.2 as 4f2c00000000: same title and author: unverified',
      '3.0.0',
    ]);
  });

  test('keeps code of the message as code', () => {
    const breakingText = 'Send it\nas a token:\n\n    authorization:\n      file: /run/x\n\n- one\n- two';
    const fresh = bucket(compared('3.0.0', { subject: 'drop it', breaking: 1, breakingText }));
    const text = notesOf(madeComparison({ buckets: { ...buckets, fresh } }));
    expect(text).toContain('Send it as a token:\nauthorization:\n  file: /run/x\n- one\n- two\n3.0.0');
  });

  test('says once what holds for many', () => {
    const lack = { lack: { reason: 'not-found' } } as const;
    const many = [1, 2, 3, 4].map((n) => compared('2.8.2', { subject: `fix ${n}` }, lack));
    const back = compared('2.8.2', { subject: 'fix 5' }, { lack: { reason: 'taken-back', release: entry('3.0.1') } });
    const text = notesOf(madeComparison({ buckets: { ...buckets, missing: bucket(...many, back) } }));
    expect(text.match(/Ask before you upgrade/g)).toHaveLength(1);
    expect(text).toContain('3.1.0 had this change and took it back in 3.0.1.');
  });

  test('merges steps by hand, and folds those that a later step on the same key replaces', () => {
    const fresh = bucket(
      compared('3.0.0', { subject: '`purge.prefix` is new', scope: 'purge', breaking: 1, id: '1' }),
      compared('3.1.0', { subject: '`purge.prefix` needs a slash', scope: 'purge', breaking: 1, id: '2' }),
      compared('3.1.0', { subject: '`purge.prefix` in the client', scope: 'client', breaking: 1, id: '3' }),
    );
    const steps = [
      { release: entry('3.0.0'), steps: ['Open UDP.', 'Set `listen.http3` to false.'] },
      { release: entry('3.1.0'), steps: ['Append a slash to `purge.prefix`.', 'Remove `listen.http3`.'] },
    ];
    const text = notesOf(madeComparison({ buckets: { ...buckets, fresh }, steps }));
    expect(text.split('\nIn 2.8.2, not')[0]?.split('\n')).toEqual([
      'Before you upgrade 2 breaking, 2 steps, in order',
      'Open UDP.',
      '3.0.0',
      'purge: purge.prefix needs a slash',
      'Append a slash to purge.prefix.',
      'Replaces the step of 3.0.0 on the same key',
      'purge: purge.prefix is new',
      '3.1.0',
      'client: purge.prefix in the client',
      '3.1.0',
      'Remove listen.http3.',
      'Replaces the step of 3.0.0 on the same key',
      'Set listen.http3 to false.',
      '3.1.0',
    ]);
  });

  test('is taken along with the steps that are done', () => {
    const record = { comparison: upgrade, ahead: [], behind: [], facts: [], files: null };
    const done = new Set(['c'.repeat(12)]);
    expect(comparisonMarkdown({ ...record, done })).toMatch(/^- \[x\] .*drop it/m);
    expect(comparisonMarkdown({ ...record, done: new Set() })).toMatch(/^- \[ \] .*drop it/m);
    expect(comparisonMarkdown(record)).toMatch(/^- \*\*3.*drop it/m);
  });

  test('without any change says so', () => {
    const none = { fresh: bucket(), already: bucket(), missing: bucket(), carried: bucket() };
    expect(notesOf(madeComparison({ buckets: none }))).toBe('3.1.0 brings nothing that is new to you.');
  });
});

describe('a step down', () => {
  const down = {
    goesAway: bucket(compared('3.1.0', { subject: 'a feature' })),
    comesBack: bucket(compared('3.1.0', { subject: 'drop the old page', reverts: 'f'.repeat(12) })),
    rollback: {
      level: 'impossible' as const,
      notes: [{ release: entry('3.0.0'), level: 'impossible' as const, text: 'Data is rewritten.' }],
    },
  };
  const comparison = madeComparison({
    from: entry('3.1.0'),
    to: entry('2.8.2'),
    direction: 'downgrade',
    buckets: {
      fresh: bucket(),
      already: bucket(),
      missing: bucket(),
      carried: bucket(compared('3.0.0', { subject: 'a fix' }, found('2.8.1'))),
    },
    down,
  });

  test('says first whether there is a way back', () => {
    const said = drawnNotice(comparison);
    expect(said?.attributes.class).toBe('box bad');
    expect(said && textOf([said])).toBe(
      'There is no way back to 2.8.2.\n3.1.0 is the higher version: this is a step down.\n3.0.0: Data is rewritten.',
    );
    const silent = drawnNotice({ ...comparison, down: { ...down, rollback: null } });
    expect(silent && textOf([silent])).toContain('No notes say whether one can go back');
  });

  test('tells what goes away, what comes back and what stays, and nothing is new', () => {
    expect(figuresAs(comparison)).toEqual([
      'warning: 1 would go away',
      'ink: 1 would stay, as 2.8.2 has them too',
      'ink: 1 only in 2.8.2',
    ]);
    const text = notesOf(comparison);
    expect(text.split('\n').filter((line) => /\d$/.test(line) && !/^\d/.test(line))).toEqual([
      'Goes away 1',
      'Features 1',
      'Comes back 1',
      'Features 1',
      'Stays, as 2.8.2 has it too 1',
    ]);
    expect(text).not.toMatch(/new to you/i);
  });
});

describe('facts', () => {
  const fact = (over: Partial<FactDifference>): FactDifference => {
    return { group: 'engines', name: 'node', before: '>=18', after: '>=20', kind: 'changed', ...over };
  };

  test('stand by group with how far they moved, those of development folded', () => {
    const parts = drawnFacts([
      fact({ step: 'major' }),
      fact({ group: 'dependencies', name: 'left-pad', after: null, kind: 'removed' }),
      fact({ group: 'dev', name: 'vitest', before: null, after: '^3', kind: 'added' }),
    ]);
    expect(parts.map(({ tag }) => tag)).toEqual(['section', 'section', 'details']);
    expect(textOf(parts).split('\n')).toEqual([
      'Engines 1',
      'node >=18 → >=20 major',
      'Dependencies 1',
      'left-pad >=18 removed',
      'Development dependencies 1',
      'vitest ^3 added',
    ]);
  });

  test('sizes are told in bytes, with how much they grew', () => {
    const sizes = { group: 'sizes', name: 'lantern.zip', before: '7.7 MB (7,683,477 bytes)' } as const;
    const parts = drawnFacts([fact({ ...sizes, after: '7.7 MB (7,708,121 bytes)' })]);
    expect(textOf(parts)).toContain('lantern.zip 7,683,477 bytes → 7,708,121 bytes +0.3 %');
  });

  test('that are equal, or were not read, have a sentence', () => {
    expect(textOf(drawnFacts([]))).toContain('Nothing differs');
    expect(textOf(drawnFacts(null))).toContain('none were read');
  });
});
