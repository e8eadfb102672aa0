import { expect, test } from 'vitest';
import { composeBrowserData } from '#domain/browser-data.ts';
import { releaseEntries } from '#domain/browser-files.ts';
import type { Channel } from '#domain/channel.ts';
import { unpackGraph } from '#domain/graph-code.ts';
import { newToYou, type ReaderState, standingsFor } from '#domain/new-to-you.ts';
import { type TinyCommit, type TinyRelease, tinyHistory } from '../support/tiny-history.ts';

const COMMITS: TinyCommit[] = [
  ['a', [], { subject: 'begin' }],
  ['b', ['a'], { subject: 'hole', security: true }],
  ['c', ['b'], { subject: 'tidy' }],
  ['d', ['a'], { subject: 'drop it', breaking: true }],
  ['e', ['d'], { subject: 'another hole', security: true }],
  ['f', ['e'], { subject: 'try it' }],
];
const RELEASES: TinyRelease[] = [
  { version: '1.0.0', at: 'a', notes: ['a'] },
  { version: '1.0.1', at: 'b', notes: ['b'] },
  { version: '1.0.2', at: 'c', notes: ['c'] },
  { version: '2.0.0', at: 'd', notes: ['d'] },
  { version: '2.0.1', at: 'e', notes: ['e'] },
];

function stateOf(mine: string, more: TinyRelease[] = [], offered: string | null = null): ReaderState {
  const input = tinyHistory(COMMITS, [...RELEASES, ...more]);
  input.portal.channels = [madeChannel('beta', offered)];
  const files = composeBrowserData(input);
  const read = (name: string) => JSON.parse(files.find((file) => file.path === `data/${name}.json`)?.text ?? 'null');
  const releases = releaseEntries(read('releases'));
  const entry = releases.find((candidate) => candidate.id === mine);
  if (!entry) throw new Error(mine);
  return { graph: unpackGraph(read('graph')), current: read('current'), releases, mine: entry };
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

const AHEAD: TinyRelease[] = [
  { version: '2.1.0-beta.1', at: 'e', notes: [] },
  { version: '2.1.0-beta.2', at: 'f', notes: ['f'] },
];

test('whoever is ahead of the latest is compared with what their own channel offers', () => {
  const { latest, newest, counts } = newToYou(stateOf('2.1.0-beta.1', AHEAD, '2.1.0-beta.2'));
  expect([latest?.id, newest, counts.all]).toEqual(['2.1.0-beta.2', false, 1]);
  // The latest stable release comes first where it is above.
  expect(newToYou(stateOf('1.0.0', AHEAD, '2.1.0-beta.2')).latest?.id).toBe('2.0.1');
});

test('without anything newer on the own channel, what is newer elsewhere is not denied', () => {
  const of = (mine: string, offered: string | null) => {
    const { latest, newest } = newToYou(stateOf(mine, AHEAD, offered));
    return [latest, newest];
  };
  expect(of('2.1.0-beta.1', null)).toEqual([null, false]);
  expect(of('2.1.0-beta.1', '2.1.0-beta.1')).toEqual([null, false]);
  expect(of('2.0.1', '2.1.0-beta.2')).toEqual([null, false]);
  expect(of('2.1.0-beta.2', '2.1.0-beta.2')).toEqual([null, true]);
});

test('a channel that offers another component says nothing about this one', () => {
  const beside: TinyRelease = { version: '9.0.0', at: 'f', component: 'wick', notes: [] };
  expect(newToYou(stateOf('2.1.0-beta.1', [...AHEAD, beside], 'wick/9.0.0')).latest).toBeNull();
});

test('releases stand as had, new, or of another line', () => {
  const standingOf = standingsFor(stateOf('2.0.0'));
  expect(['1.0.0', '1.0.1', '2.0.0', '2.0.1'].map((id) => standingOf(id))).toEqual(['have', 'other', 'mine', 'new']);
});

function madeChannel(id: string, current: string | null): Channel {
  const words = { name: id, description: '', cadence: '', support: '', audience: '', head: null };
  return { id, ...words, order: 0, fromManifests: false, offered: [], releases: [], current };
}
