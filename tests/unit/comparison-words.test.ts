import { expect, test } from 'vitest';
import type { ReleaseEntry } from '#domain/browser-files.ts';
import type { ComparedSide, Comparison } from '#domain/comparison.ts';
import { gitCommands, headlines, verdict, wayFacts } from '#domain/comparison-words.ts';
import { shellTag } from '#domain/git-words.ts';

function side(commits: number, changes: number): ComparedSide {
  return { commits, changes, breaking: [], sections: [], security: 0, cancelled: 0 };
}

function entry(version: string, tag = `v${version}`): ReleaseEntry {
  const line = `${version.split('.')[0]}.x`;
  const rest = { channel: 'stable', kind: 'stable', level: 'minor', prerelease: false, yanked: false } as const;
  return { id: version, component: 'lantern', version, date: '2026-05-01', line, tag, commit: 'a'.repeat(12), ...rest };
}

function comparison(over: Partial<Comparison> = {}): Comparison {
  const way = { crossed: [entry('3.0.0'), entry('3.1.0')], majors: 1, yanked: [] };
  const pair = { from: entry('2.8.2'), to: entry('3.1.0') };
  return { ...pair, direction: 'upgrade', fresh: side(114, 89), lost: side(12, 9), way, ...over };
}

test('the figures of an upgrade begin with what is new', () => {
  const security = { ...side(114, 89), security: 1, breaking: [{ change: breaking(), release: null }] };
  expect(
    headlines(comparison({ fresh: security })).map(({ figure, words, tone }) => `${tone}: ${figure} ${words}`),
  ).toEqual([
    'signal: 89 changes new to you, 1 of them breaking, 1 security fix',
    'ink: 114 commits in 3.1.0 that 2.8.2 lacks',
    'warning: 12 commits in 2.8.2 that 3.1.0 lacks',
  ]);
});

test('the figures of a step down begin with what is lost', () => {
  const down = comparison({ direction: 'downgrade', from: entry('3.1.0'), to: entry('2.8.2'), fresh: side(1, 1) });
  expect(headlines(down).map(({ figure, words }) => `${figure} ${words}`)).toEqual([
    '9 changes you would lose',
    '12 commits in 3.1.0 that 2.8.2 lacks',
    '1 commit in 2.8.2 that 3.1.0 lacks',
  ]);
  expect(verdict(down)).toContain('step down');
});

test('facts of the way name the support of the target', () => {
  const line = { latest: '3.1.0', lts: false, support: '2027-03-31', security: '2027-09-30' };
  const current = {
    schemaVersion: 1,
    today: null,
    latest: {},
    lines: { 'lantern/3.x': line },
    channels: {},
    yanked: {},
  } as const;
  expect(wayFacts(comparison(), current)).toEqual([
    ['Majors crossed', '1'],
    ['Releases', '2'],
    ['Withdrawn on the way', 'none'],
    ['Fixes for 3.x until', '31 Mar 2027', '2027-03-31'],
    ['Security fixes until', '30 Sep 2027', '2027-09-30'],
  ]);
});

test('commands for git can be pasted into a shell, whatever the tags', () => {
  expect(gitCommands(comparison())).toEqual(['git log --oneline v2.8.2..v3.1.0', 'git diff v2.8.2 v3.1.0']);
  const odd = comparison({ from: entry('1.0.0', "a'b$(x)"), to: entry('2.0.0', '--output=x') });
  expect(gitCommands(odd)).toEqual([
    `git log --oneline refs/tags/--output=x --not 'a'\\''b$(x)'`,
    `git diff 'a'\\''b$(x)' refs/tags/--output=x`,
  ]);
  expect(shellTag('@scope/pkg@1.0.0+build')).toBe('@scope/pkg@1.0.0+build');
});

function breaking() {
  return { id: 'a'.repeat(12), subject: 'drop it', section: 'features', breaking: 1 } as const;
}
