import { expect, test } from 'vitest';
import { gitCommands, taglineCommand, verdict, wayFacts } from '#domain/comparison-words.ts';
import { shellTag } from '#domain/git-words.ts';
import { entry, madeComparison } from '../support/made-comparison.ts';

test('facts of the way name the support of the target', () => {
  const line = { latest: '3.1.0', lts: false, support: '2027-03-31', security: '2027-09-30' };
  const current = {
    schemaVersion: 1,
    today: null,
    latest: {},
    lines: { 'lantern/3.x': line },
    channels: {},
    yanked: {},
    unreleased: [],
  } as const;
  expect(wayFacts(madeComparison(), current)).toEqual([
    ['Majors crossed', '1'],
    ['Releases', '2'],
    ['Commits only in 3.1.0', '114'],
    ['Commits only in 2.8.2', '12'],
    ['Yanked on the way', 'none'],
    ['Fixes for 3.x until', '31 Mar 2027', '2027-03-31'],
    ['Security fixes until', '30 Sep 2027', '2027-09-30'],
  ]);
});

test('commands for git can be pasted into a shell, whatever the tags', () => {
  expect(gitCommands(madeComparison())).toEqual(['git log --oneline v2.8.2..v3.1.0', 'git diff v2.8.2 v3.1.0']);
  const odd = madeComparison({ from: entry('1.0.0', "a'b$(x)"), to: entry('2.0.0', '--output=x') });
  expect(gitCommands(odd)).toEqual([
    `git log --oneline refs/tags/--output=x --not 'a'\\''b$(x)'`,
    `git diff 'a'\\''b$(x)' refs/tags/--output=x`,
  ]);
  expect(shellTag('@scope/pkg@1.0.0+build')).toBe('@scope/pkg@1.0.0+build');
});

test('the command of a pair names components where there are several', () => {
  expect(taglineCommand(madeComparison())).toBe('tagline compare 2.8.2 3.1.0');
  const from = { ...entry('1.0.0'), id: 'cli/1.0.0' };
  expect(taglineCommand(madeComparison({ from }))).toBe('tagline compare cli@1.0.0 3.1.0');
});

test('unusual pairs have a sentence', () => {
  expect(verdict(madeComparison())).toBeNull();
  expect(verdict(madeComparison({ direction: 'same' }))).toContain('nothing differs');
  expect(verdict(madeComparison({ direction: 'components' }))).toContain('two components');
});
