import { describe, expect, test } from 'vitest';
import type { BrowserDataInput } from '#domain/browser-data.ts';
import type { Bucket, StepsFile } from '#domain/bucket.ts';
import { comparable } from '#domain/comparable.ts';
import { allOf } from '#domain/compared/lists.ts';
import { type Comparison, composeComparison } from '#domain/comparison.ts';
import { lostChanges } from '#domain/comparison-record.ts';
import { type TinyCommit, type TinyKin, type TinyRelease, tinyHistory } from '../support/tiny-history.ts';

/** 1.0.0 at a; main goes on to 2.0.0 at b and to x; the branch 1.x goes from a to t. */
const FORK: TinyCommit[] = [
  ['a', [], { subject: 'begin' }],
  ['b', ['a'], { subject: 'two' }],
  ['c', ['b'], { subject: 'stop the leak' }],
  ['d', ['a'], { subject: 'stop the leak, for 1.x' }],
];
const FORKED: TinyRelease[] = [
  { version: '1.0.0', at: 'a', notes: ['a'] },
  { version: '2.0.0', at: 'b', notes: ['b'] },
  { version: '2.1.0', at: 'c', notes: ['c'] },
  { version: '1.0.1', at: 'd', notes: ['d'] },
];

interface Story {
  commits?: TinyCommit[];
  releases?: TinyRelease[];
  /** All releases, where the usual ones would be in the way. */
  all?: TinyRelease[];
  kin?: TinyKin;
  steps?: Partial<StepsFile>;
  change?: (input: BrowserDataInput) => void;
}

/** Tells of each bucket its changes, with the release that brings each and what is known of the other side. */
function compare(from: string, to: string, story: Story = {}) {
  const comparison = whole(from, to, story);
  const { fresh, already, missing, carried } = comparison.buckets;
  return { fresh: told(fresh), already: told(already), missing: told(missing), carried: told(carried) };
}

function whole(from: string, to: string, { commits = [], releases = [], all, kin, steps, change }: Story): Comparison {
  const input = tinyHistory([...FORK, ...commits], all ?? [...FORKED, ...releases], kin);
  change?.(input);
  const data = comparable(input);
  const entry = (id: string) => {
    const found = data.releases.find((each) => each.id === id);
    if (!found) throw new Error(`no release ${id}`);
    return found;
  };
  return composeComparison({ ...data, steps: { ...data.steps, ...steps }, from: entry(from), to: entry(to) });
}

function told(bucket: Bucket): string[] {
  return allOf(bucket)
    .map(({ change, release, found, lack }) => {
      const where = found && ` = ${found.commit.charAt(0)} in ${found.release?.version}, ${found.evidence}`;
      const why = lack && lack.reason !== 'not-found' ? ` (${lack.reason})` : '';
      return `${release?.version}: ${change.subject}${where ?? ''}${why}`;
    })
    .sort();
}

const EMPTY = { fresh: [], already: [], missing: [], carried: [] };

describe('by identity (rule 13)', () => {
  test('what is in B and not in A is new, and what is in A and not in B is not found', () => {
    expect(compare('1.0.1', '2.1.0')).toEqual({
      ...EMPTY,
      fresh: ['2.0.0: two', '2.1.0: stop the leak'],
      missing: ['1.0.1: stop the leak, for 1.x'],
    });
  });

  test('what A has through a backport it already had, with where, and B does not lack it', () => {
    const kin: TinyKin = { twins: [['c', 'd', 'cherry-pick']] };
    expect(compare('1.0.1', '2.1.0', { kin })).toEqual({
      ...EMPTY,
      fresh: ['2.0.0: two'],
      already: ['2.1.0: stop the leak = d in 1.0.1, cherry-pick'],
      carried: ['1.0.1: stop the leak, for 1.x = c in 2.1.0, cherry-pick'],
    });
    // Where A does not have the backport, or B not the change, it is as if there were none.
    expect(compare('1.0.0', '2.1.0', { kin }).fresh).toContain('2.1.0: stop the leak');
    expect(compare('1.0.1', '2.0.0', { kin }).missing).toEqual(['1.0.1: stop the leak, for 1.x']);
  });

  test('subject evidence is unverified, and never stated as a loss', () => {
    const comparison = whole('1.0.1', '2.1.0', { kin: { twins: [['c', 'd', 'subject']] } });
    expect(comparison.buckets.missing.changes).toBe(0);
    expect(comparison.buckets.already).toMatchObject({ changes: 1, unverified: 1 });
    expect(comparison.buckets.carried).toMatchObject({ changes: 1, unverified: 1 });
    expect(allOf(comparison.buckets.already)[0]?.found).toMatchObject({ unverified: true });
  });

  test('the strongest of several evidences counts', () => {
    const commits: TinyCommit[] = [['e', ['d'], { subject: 'again' }]];
    const releases: TinyRelease[] = [{ version: '1.0.2', at: 'e', notes: ['e'] }];
    const kin: TinyKin = {
      twins: [
        ['c', 'd', 'subject'],
        ['c', 'e', 'patch'],
      ],
    };
    expect(compare('1.0.2', '2.1.0', { commits, releases, kin }).already).toEqual([
      '2.1.0: stop the leak = e in 1.0.2, patch',
    ]);
  });

  test('a backport that was merged back is had, and its twin is no loss', () => {
    const commits: TinyCommit[] = [['e', ['c', 'd']]];
    const releases: TinyRelease[] = [{ version: '2.2.0', at: 'e', notes: [] }];
    const kin: TinyKin = { twins: [['c', 'd', 'cherry-pick']] };
    expect(compare('1.0.1', '2.2.0', { commits, releases, kin })).toEqual({
      ...EMPTY,
      fresh: ['2.0.0: two'],
      already: ['2.1.0: stop the leak = d in 1.0.1, cherry-pick'],
    });
  });

  test('a twin that no notes show counts all the same', () => {
    const kin: TinyKin = { twins: [['c', 'd', 'backport']] };
    const change = (input: BrowserDataInput) => {
      for (const release of input.releases)
        release.changes = release.changes.filter(({ subject }) => !subject.endsWith('1.x'));
    };
    expect(compare('1.0.1', '2.1.0', { kin, change })).toMatchObject({
      already: ['2.1.0: stop the leak = d in 1.0.1, backport'],
      missing: [],
    });
  });

  test('of a change of several commits all must be there, else it is there in part', () => {
    const commits: TinyCommit[] = [['e', ['c'], { subject: 'stop it for good' }]];
    const all: TinyRelease[] = [
      ...FORKED.filter(({ version }) => version !== '2.1.0'),
      { version: '2.2.0', at: 'e', notes: ['e'] },
    ];
    const change = (input: BrowserDataInput) => {
      input.releases.find(({ version }) => version === '2.2.0')?.changes[0]?.commits.push('c'.repeat(40));
    };
    const kin: TinyKin = { twins: [['c', 'd', 'cherry-pick']] };
    const up = compare('1.0.1', '2.2.0', { commits, all, kin, change });
    expect(up).toMatchObject({ fresh: ['2.0.0: two', '2.2.0: stop it for good (in-part)'], already: [] });
    const down = whole('2.2.0', '1.0.1', { commits, all, kin, change });
    expect(allOf(down.buckets.missing)[0]?.lack).toEqual({ reason: 'in-part', had: 1, of: 2 });
  });

  test('what was written by hand is no loss, since no commit could be missing', () => {
    const change = (input: BrowserDataInput) => {
      const release = input.releases.find(({ version }) => version === '1.0.1');
      const [first] = release?.changes ?? [];
      if (first) release?.changes.push({ ...first, id: '1.0.1-by-hand-1', subject: 'signed again', commits: [] });
    };
    const comparison = whole('1.0.1', '2.1.0', { change });
    expect(told(comparison.buckets.missing)).toEqual([
      '1.0.1: signed again (by-hand)',
      '1.0.1: stop the leak, for 1.x',
    ]);
    expect(lostChanges(comparison).map(({ change: { subject } }) => subject)).toEqual(['stop the leak, for 1.x']);
  });

  test('breaking changes stand first, in the order of the versions that bring them', () => {
    const commits: TinyCommit[] = [
      ['e', ['c'], { subject: 'drop it', breaking: true }],
      ['f', ['e'], { subject: 'drop that', breaking: true }],
    ];
    const releases: TinyRelease[] = [
      { version: '3.0.0', at: 'e', notes: ['e'] },
      { version: '4.0.0', at: 'f', notes: ['f'] },
    ];
    const { fresh } = whole('1.0.0', '4.0.0', { commits, releases }).buckets;
    expect(fresh.breaking.map(({ change }) => change.subject)).toEqual(['drop it', 'drop that']);
    expect(fresh.sections.flatMap(({ changes }) => changes.map(({ release }) => release?.version))).toEqual([
      '2.1.0',
      '2.0.0',
    ]);
  });
});

describe('reverts (rule 7) count by their effect', () => {
  const revert = (id: string, parent: string, target: string): TinyCommit => [
    id,
    [parent],
    { subject: `${target} taken back`, reverts: { commit: target.repeat(40), release: null } },
  ];
  const kin: TinyKin = { twins: [['c', 'd', 'cherry-pick']] };

  test('a change and its revert in the range vanish, and the original stands where the revert was taken back', () => {
    const commits: TinyCommit[] = [revert('e', 'c', 'c'), ['f', ['e'], { subject: 'stop the leak' }]];
    const releases: TinyRelease[] = [
      { version: '2.2.0', at: 'e', notes: ['e'] },
      { version: '2.3.0', at: 'f', notes: ['f'] },
    ];
    const story = { commits, releases, kin: { reverts: [['f', 'e']] } satisfies TinyKin };
    expect(compare('2.0.0', '2.2.0', story)).toEqual(EMPTY);
    expect(compare('2.1.0', '2.2.0', story).fresh).toEqual(['2.2.0: c taken back']);
    expect(compare('2.1.0', '2.3.0', story)).toEqual(EMPTY);
    expect(compare('2.2.0', '2.3.0', story).fresh).toEqual(['2.3.0: stop the leak']);
    expect(compare('2.0.0', '2.3.0', story).fresh).toEqual(['2.1.0: stop the leak']);
    expect(whole('2.0.0', '2.2.0', story).fresh).toMatchObject({ commits: 2, changes: 0, cancelled: 2 });
  });

  test('a backport that was taken back is not had', () => {
    const commits = [revert('e', 'd', 'd')];
    const releases: TinyRelease[] = [{ version: '1.0.2', at: 'e', notes: ['e'] }];
    expect(compare('1.0.2', '2.1.0', { commits, releases, kin })).toEqual({
      ...EMPTY,
      fresh: ['2.0.0: two', '2.1.0: stop the leak (taken-back)'],
    });
    expect(compare('1.0.1', '2.1.0', { commits, releases, kin }).already).toHaveLength(1);
  });

  test('what the target took back, and the start still has by a backport, is told on both sides', () => {
    const commits = [revert('e', 'c', 'c')];
    const releases: TinyRelease[] = [{ version: '2.2.0', at: 'e', notes: ['e'] }];
    expect(compare('1.0.1', '2.2.0', { commits, releases, kin })).toEqual({
      ...EMPTY,
      fresh: ['2.0.0: two', '2.2.0: c taken back'],
      missing: ['1.0.1: stop the leak, for 1.x (taken-back)'],
    });
  });

  test('what only the start took back comes back with the target', () => {
    const commits = [revert('e', 'd', 'a')];
    const releases: TinyRelease[] = [{ version: '1.0.2', at: 'e', notes: ['e'] }];
    expect(compare('1.0.2', '2.1.0', { commits, releases, kin }).missing).toEqual(['1.0.2: a taken back']);
    const up = whole('2.1.0', '1.0.2', { commits, releases, kin });
    expect(told(up.buckets.fresh)).toEqual(['1.0.2: a taken back']);
  });

  test('what both took back is no news and no loss', () => {
    const commits = [revert('e', 'd', 'a'), revert('f', 'c', 'a')];
    const releases: TinyRelease[] = [
      { version: '1.0.2', at: 'e', notes: ['e'] },
      { version: '2.2.0', at: 'f', notes: ['f'] },
    ];
    expect(compare('1.0.2', '2.2.0', { commits, releases, kin })).toMatchObject({ fresh: ['2.0.0: two'], missing: [] });
  });

  test('what was landed again after a revert is had', () => {
    const commits: TinyCommit[] = [revert('e', 'c', 'c'), ['f', ['e'], { subject: 'stop the leak again' }]];
    const releases: TinyRelease[] = [{ version: '2.2.0', at: 'f', notes: ['f'] }];
    const landed: TinyKin = { twins: [...(kin.twins ?? []), ['c', 'f', 'cherry-pick']] };
    expect(compare('1.0.1', '2.2.0', { commits, releases, kin: landed })).toMatchObject({
      already: ['2.2.0: stop the leak again = d in 1.0.1, cherry-pick'],
      missing: [],
    });
    expect(compare('2.1.0', '2.2.0', { commits, releases, kin: landed }).fresh).toEqual([]);
  });
});

describe('a step down', () => {
  test('says what goes away, what comes back, and whether one can go back at all', () => {
    const commits: TinyCommit[] = [
      ['e', ['c'], { subject: 'a taken back', reverts: { commit: 'a'.repeat(40), release: '1.0.0' } }],
    ];
    const releases: TinyRelease[] = [{ version: '2.2.0', at: 'e', notes: ['e'] }];
    const rollback: StepsFile['rollback'] = {
      '1.0.0': { level: 'impossible', text: 'never asked' },
      '2.0.0': { level: 'with-care', text: 'Settings stay.' },
      '2.1.0': { level: 'safe', text: '' },
    };
    const { down, steps } = whole('2.2.0', '1.0.1', {
      commits,
      releases,
      steps: { rollback, upgrade: { '2.0.0': ['x'] } },
    });
    expect(steps).toEqual([]);
    expect(told(down?.goesAway as Bucket)).toEqual(['2.0.0: two', '2.1.0: stop the leak']);
    expect(told(down?.comesBack as Bucket)).toEqual(['2.2.0: a taken back']);
    expect(down?.rollback).toMatchObject({
      level: 'with-care',
      notes: [{ level: 'safe' }, { text: 'Settings stay.' }],
    });
    expect(whole('2.2.0', '2.1.0', { commits, releases }).down?.rollback).toBeNull();
  });

  test('an upgrade asks for the steps of the releases that it crosses, in their order', () => {
    const upgrade = { '2.1.0': ['b', 'c'], '2.0.0': ['a'], '1.0.0': ['no'] };
    const { steps, down } = whole('1.0.0', '2.1.0', { steps: { upgrade } });
    expect(steps.map(({ release, steps: list }) => [release.version, ...list])).toEqual([
      ['2.0.0', 'a'],
      ['2.1.0', 'b', 'c'],
    ]);
    expect(down).toBeNull();
  });
});
