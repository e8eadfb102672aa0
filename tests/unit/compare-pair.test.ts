import { expect, test } from 'vitest';
import type { ReleaseEntry } from '#domain/browser-files.ts';
import { completePair, meantRelease } from '#domain/compare-pair.ts';
import { presetsFor } from '#domain/compare-presets.ts';

const RELEASES = ['1.9.0', '2.0.0', '2.1.0-beta.1', '2.1.0', '2.1.1', '3.0.0-rc.1'].map((version) => entry(version));

function entry(version: string): ReleaseEntry {
  const prerelease = version.includes('-');
  const kinds = { kind: prerelease ? 'candidate' : 'stable', level: 'minor', channel: 'stable' } as const;
  const line = `${version.charAt(0)}.x`;
  const rest = { component: 'lantern', date: '2026-05-01', yanked: version === '2.1.1', tag: `v${version}` };
  return {
    id: version,
    version,
    line,
    prerelease,
    commit: '',
    moved: false,
    moveAccepted: false,
    affected: 0,
    ...kinds,
    ...rest,
  };
}

function completed(from: string, to: string, mine: string | null): (string | undefined)[] {
  const said = { from: meantRelease(from, RELEASES), to: meantRelease(to, RELEASES) };
  const pair = completePair(said, RELEASES, mine === null ? null : meantRelease(mine, RELEASES));
  return [pair.from?.id, pair.to?.id];
}

test.each([
  ['', '', null, ['2.0.0', '2.1.0']],
  ['1.9.0', '', null, ['1.9.0', '2.1.0']],
  ['', '2.0.0', null, ['1.9.0', '2.0.0']],
  ['', '', '1.9.0', ['1.9.0', '2.1.0']],
  ['', '', '2.1.0', ['2.0.0', '2.1.0']],
  ['2.0', '3.0.0-rc.1', '1.9.0', ['2.0.0', '3.0.0-rc.1']],
])('from "%s" to "%s" for a reader of %s', (from, to, mine, expected) => {
  expect(completed(from, to, mine)).toEqual(expected);
});

test('presets name what is not shown already', () => {
  const [from, to] = [RELEASES[0] as ReleaseEntry, RELEASES[1] as ReleaseEntry];
  const line = (latest: string, lts: boolean) => ({ latest, lts, support: null, security: null });
  const lines = { 'lantern/1.x': line('1.9.0', true), 'lantern/2.x': line('2.1.0', false) };
  const latest = { lantern: '2.1.0' };
  const current = { schemaVersion: 1, today: null, latest, lines, channels: {}, yanked: {}, unreleased: [] } as const;
  expect(
    presetsFor({ releases: RELEASES, current, from, to, today: '2026-06-01' }).map((preset) => preset.label),
  ).toEqual(['To latest, 2.1.0']);
});

test('presets name no yanked release, and what has ended as such', () => {
  const entries = ['1.8.0', '1.9.0', '2.0.0', '2.1.0', '2.1.1', '2.2.0'].map(entry);
  const [from, to] = [entries[0] as ReleaseEntry, entries[5] as ReleaseEntry];
  const line = (latest: string, lts: boolean, security: string) => ({ latest, lts, support: null, security });
  const lines = {
    'lantern/1.x': line('1.9.0', true, '2026-05-31'),
    'lantern/2.x': line('2.2.0', false, '2028-05-31'),
  };
  const latest = { lantern: '2.2.0' };
  const rest = { channels: {}, yanked: { '2.1.1': null }, unreleased: [] };
  const current = { schemaVersion: 1, today: null, latest, lines, ...rest } as const;
  const labels = (today: string) =>
    presetsFor({ releases: entries, current, from, to, today }).map(({ label }) => label);
  expect(labels('2026-05-31')).toEqual(['To latest of 1.x, 1.9.0', 'From 2.1.0, the one before']);
  expect(labels('2026-06-01')).toEqual(['To latest of 1.x (ended), 1.9.0', 'From 2.1.0, the one before']);
});
