import { expect, test } from 'vitest';
import { composeBrowserData } from '#domain/browser-data.ts';
import { releaseEntries } from '#domain/browser-files.ts';
import { newToYou, type ReaderState, standingsFor } from '#domain/new-to-you.ts';
import { type TinyCommit, type TinyRelease, tinyHistory } from '../support/tiny-history.ts';

const COMMITS: TinyCommit[] = [
  ['a', [], { subject: 'begin' }],
  ['b', ['a'], { subject: 'hole', security: true }],
  ['c', ['b'], { subject: 'tidy' }],
  ['d', ['a'], { subject: 'drop it', breaking: true }],
  ['e', ['d'], { subject: 'another hole', security: true }],
];
const RELEASES: TinyRelease[] = [
  { version: '1.0.0', at: 'a', notes: ['a'] },
  { version: '1.0.1', at: 'b', notes: ['b'] },
  { version: '1.0.2', at: 'c', notes: ['c'] },
  { version: '2.0.0', at: 'd', notes: ['d'] },
  { version: '2.0.1', at: 'e', notes: ['e'] },
];

function stateOf(mine: string): ReaderState {
  const files = composeBrowserData(tinyHistory(COMMITS, RELEASES));
  const read = (name: string) => JSON.parse(files.find((file) => file.path === `data/${name}.json`)?.text ?? 'null');
  const releases = releaseEntries(read('releases'));
  const entry = releases.find((candidate) => candidate.id === mine);
  if (!entry) throw new Error(mine);
  return { graph: read('graph'), current: read('current'), releases, mine: entry };
}

test('counts what the latest brings, and finds the smallest safe step on the own line', () => {
  const { latest, counts, nearestSafe } = newToYou(stateOf('1.0.0'));
  expect(latest?.id).toBe('2.0.1');
  expect(counts).toMatchObject({ all: 2, breaking: 1, security: 1, commits: 2 });
  expect(nearestSafe?.id).toBe('1.0.1');
});

test('where the own line has nothing to give, the safe step leads to the next', () => {
  expect(newToYou(stateOf('1.0.2')).nearestSafe?.id).toBe('2.0.1');
});

test('whoever has the latest has nothing to read', () => {
  const { latest, counts, nearestSafe } = newToYou(stateOf('2.0.1'));
  expect([latest, counts.all, nearestSafe]).toEqual([null, 0, null]);
});

test('releases stand as had, new, or of another line', () => {
  const standingOf = standingsFor(stateOf('2.0.0'));
  expect(['1.0.0', '1.0.1', '2.0.0', '2.0.1'].map((id) => standingOf(id))).toEqual(['have', 'other', 'mine', 'new']);
});
