import { describe, expect, test } from 'vitest';
import type { ReleaseEntry } from '#domain/browser-files.ts';
import { nearestReleases } from '#domain/nearest-release.ts';
import { compareVersions } from '#domain/version-fields.ts';
import { versionJump } from '#domain/version-jump.ts';

const VERSIONS = [
  '1.1.9',
  '1.2.0',
  '1.9.12',
  '2.0.0-rc.1',
  '2.0.0',
  '5.4.0',
  '5.4.11',
  '5.4.9',
  '5.5.0-beta.2',
  '5.5.0-beta.10',
];
const RELEASES: ReleaseEntry[] = [
  ...VERSIONS.map((version, i) => entry(version, i)),
  { ...entry('4.1.0', 20), id: 'plugin-react/4.1.0', component: 'plugin-react', tag: 'plugin-react@4.1.0' },
];

function entry(version: string, i: number): ReleaseEntry {
  const prerelease = version.includes('-');
  const channel = prerelease ? 'beta' : 'stable';
  const kind = prerelease ? 'candidate' : 'stable';
  const level = prerelease ? 'prerelease' : 'minor';
  const commit = (0xabc000000000 + i).toString(16);
  const date = `2026-01-${String(i + 1).padStart(2, '0')}`;
  const states = { yanked: version === '5.4.9', moved: false, moveAccepted: false, affected: 0 };
  const rest = { channel, kind, level, prerelease, ...states, tag: `v${version}`, commit } as const;
  return { id: version, component: 'lantern', version, date, line: `${version.split('.')[0]}.x`, ...rest };
}

function found(query: string): string[] {
  const jump = versionJump(query, RELEASES);
  return jump.kind === 'releases' || jump.kind === 'commit' ? jump.matches.map((match) => match.id) : [jump.kind];
}

describe('the version jump understands', () => {
  test.each([
    ['5.4.11', ['5.4.11']],
    ['v5.4.11', ['5.4.11']],
    ['v5.4', ['5.4.11', '5.4.0', '5.4.9']],
    ['5.4.x', ['5.4.11', '5.4.0', '5.4.9']],
    ['^1.2', ['1.9.12', '1.2.0']],
    ['~1.1.3', ['1.1.9']],
    ['>=5.4.10', ['5.4.11', '5.5.0-beta.10', '5.5.0-beta.2']],
    ['2.0.0-rc', ['2.0.0-rc.1']],
    ['beta', ['5.5.0-beta.10', '5.5.0-beta.2', '2.0.0-rc.1']],
    ['latest', ['5.4.11', 'plugin-react/4.1.0']],
    ['plugin-react@4', ['plugin-react/4.1.0']],
    ['plugin-react@4.1.0', ['plugin-react/4.1.0']],
    ['plugin-react', ['plugin-react/4.1.0']],
    ['abc000000001', ['1.2.0']],
    ['#123', ['reference']],
    ['1228', ['reference']],
    ['54', ['reference']],
    ['5', ['5.4.11', '5.4.0', '5.5.0-beta.10', '5.5.0-beta.2', '5.4.9']],
    ['7', ['none']],
    ['0000000000', []],
    ['how to purge', ['none']],
    ['', ['none']],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});

test('an unknown version has neighbours, a misspelt one its likeness', () => {
  expect(nearestReleases('5.4.10', RELEASES).map((e) => e.id)).toEqual(['5.4.9', '5.4.11']);
  expect(nearestReleases('6.0.0', RELEASES).map((e) => e.id)).toEqual(['5.4.11']);
  expect(nearestReleases('plugn-react@4.1.0', RELEASES, 1).map((e) => e.id)).toEqual(['plugin-react/4.1.0']);
});

test('order is that of people: rc10 after rc9, prereleases before the release', () => {
  const sorted = ['2.0.0', '2.0.0-rc10', '2.0.0-rc9', '2.0.0-beta.1', '2025.02.0', '1.10', '1.9.9'].sort(
    compareVersions,
  );
  expect(sorted).toEqual(['1.9.9', '1.10', '2.0.0-beta.1', '2.0.0-rc9', '2.0.0-rc10', '2.0.0', '2025.02.0']);
});
