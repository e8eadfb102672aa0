import { describe, expect, test } from 'vitest';
import { composeBrowserData } from '#domain/browser-data.ts';
import type { BrowserChange, ChangesFile } from '#domain/browser-files.ts';
import { type Found, findChange } from '#domain/find/find-change.ts';
import { memorySource } from '#domain/find/memory-source.ts';
import { nearestWith, standpointOf } from '#domain/find/nearest-with.ts';
import { readQuestion } from '#domain/find/question.ts';
import { segmentPlaces } from '#domain/find/segment-places.ts';
import { type TinyCommit, type TinyRelease, tinyHistory } from '../support/tiny-history.ts';

const number = (digits: number) => ({ text: `#${digits}`, url: `https://example.com/${digits}` });

/**
 * 1.x: a b, then g and 1.0.1, 1.1.0. 2.x from b: c d, the fix e in 2.0.1, taken back by 0 in 2.1.0, back by 1 in 2.1.1.
 * g is a cherry-pick of e. 3.x: f, which no notes tell of, in a beta alone. 2 is in no release.
 */
const COMMITS: TinyCommit[] = [
  ['a', [], { subject: 'begin', section: 'features', references: [number(1)] }],
  ['b', ['a'], { subject: 'second thing', section: 'fixes', references: [number(2)] }],
  ['c', ['b'], { subject: 'drop TLS 1.1', section: 'features', breaking: true, breakingText: 'Use TLS 1.2.' }],
  ['d', ['c'], { subject: 'second try', section: 'features', references: [number(2), number(1700)] }],
  ['e', ['d'], { subject: 'close a hole', section: 'security', security: true, advisories: ['CVE-2026-1234'] }],
  ['g', ['b'], { subject: 'close a hole', section: 'security', security: true }],
  ['0', ['e'], { subject: 'take it back', section: 'reverts', reverts: { commit: 'e'.repeat(40), release: '2.0.1' } }],
  ['1', ['0'], { subject: 'close it again', section: 'fixes', reverts: { commit: '0'.repeat(40), release: '2.1.0' } }],
  ['f', ['1']],
  ['2', ['f']],
];
const RELEASES: TinyRelease[] = [
  { version: '1.0.0', at: 'b', notes: ['b', 'a'] },
  { version: '1.0.1', at: 'g', notes: ['g'] },
  { version: '2.0.0', at: 'd', notes: ['d', 'c'] },
  { version: '2.0.1', at: 'e', notes: ['e'] },
  { version: '2.1.0', at: '0', notes: ['0'] },
  { version: '2.1.1', at: '1', notes: ['1'] },
  { version: '3.0.0-beta.1', at: 'f', notes: [] },
];

function sourceOf(releases = RELEASES) {
  const input = tinyHistory(COMMITS, releases);
  const source = memorySource(composeBrowserData(input));
  return { ...source, load: async <Content>(name: string) => withTwins(await source.load(name)) as Content };
}

/** The identities that mining finds are stated here. */
function withTwins(content: unknown): unknown {
  const { segments } = content as Partial<ChangesFile>;
  for (const change of segments?.flat() ?? []) {
    const twin = { e: 'g', g: 'e' }[change.id.charAt(0)];
    if (twin !== undefined) change.same = [sameAs(twin)];
  }
  return content;
}

function sameAs(letter: string): NonNullable<BrowserChange['same']>[number] {
  const { graph } = plain;
  const segment = graph.releases.indexOf(letter === 'g' ? '1.0.1' : '2.0.1');
  const home = graph.home[segment] ?? -1;
  return [letter.repeat(12), 'cherry-pick', graph.shards[graph.shard[home] ?? -1] ?? '', graph.slot[home] ?? -1];
}

const plain = memorySource(composeBrowserData(tinyHistory(COMMITS, RELEASES)));

async function find(query: string): Promise<Found> {
  return await findChange(query, sourceOf());
}

async function linesOf(query: string) {
  const found = await find(query);
  if (found.kind !== 'answers') throw new Error(`${query}: ${found.kind}`);
  const [answer] = found.answers;
  return {
    answer,
    lines: answer?.lines.map(({ line, first }) => [line, first?.release.version, first?.how]),
    without: answer?.without.map(({ line }) => line),
  };
}

describe('which release has a commit', () => {
  test('is answered for each line, with how it is known', async () => {
    const { lines, without } = await linesOf('eeeeeee');
    expect(lines).toEqual([
      ['3.x', '3.0.0-beta.1', 'commit'],
      ['2.x', '2.0.1', 'commit'],
      ['1.x', '1.0.1', 'cherry-pick'],
    ]);
    expect(without).toEqual([]);
  });

  test('says where it was taken back and came again', async () => {
    const { answer } = await linesOf('eeee');
    const line = answer?.lines.find((one) => one.line === '2.x');
    expect([line?.gone?.release.version, line?.gone?.by, line?.again?.version]).toEqual([
      '2.1.0',
      '0000000000',
      '2.1.1',
    ]);
  });

  test('names the lines without it', async () => {
    const { lines, without } = await linesOf('c'.repeat(40));
    expect(lines?.map(([line]) => line)).toEqual(['3.x', '2.x']);
    expect(without).toEqual(['1.x']);
  });

  test('also where no notes tell of it, and where no release has it', async () => {
    expect((await linesOf('ffff')).lines).toEqual([['3.x', '3.0.0-beta.1', 'commit']]);
    const { answer } = await linesOf('2222');
    expect([answer?.unreleased, answer?.lines]).toEqual([true, []]);
  });
});

describe('which release has a change', () => {
  test('by the number of its pull request, each change that names it', async () => {
    const found = await find('#2');
    const subjects = found.kind === 'answers' ? found.answers.map(({ sighting }) => sighting.change?.subject) : [];
    expect(subjects.sort()).toEqual(['second thing', 'second try']);
    expect((await linesOf('https://github.com/org/repo/pull/1700')).answer?.sighting.change?.subject).toBe(
      'second try',
    );
  });

  test('by an advisory, in any case', async () => {
    expect((await linesOf('cve-2026-1234')).lines?.[1]).toEqual(['2.x', '2.0.1', 'commit']);
  });

  test('by its whole title, with what stands before and behind it', async () => {
    expect((await linesOf('feat(tls)!: drop TLS 1.1')).answer?.sighting.change?.subject).toBe('drop TLS 1.1');
    expect((await linesOf('fix: second thing (#2)')).answer).toBeDefined();
  });

  test('by words, to choose from, and of one change on two lines once', async () => {
    const second = await find('second');
    expect(second.kind === 'choices' && second.choices.length).toBe(2);
    expect((await linesOf('hole')).answer?.sighting.change?.subject).toBe('close a hole');
  });

  test('by most of the words where none has all', async () => {
    const found = await find('begin nowhere');
    expect(found).toMatchObject({ kind: 'choices', partial: true });
  });
});

describe('what is not there', () => {
  test.each([
    ['eeeee9999', ['eeeeeeeeee']],
    ['#1699', ['#2', '#1700']],
    ['CVE-2026-9999', ['CVE-2026-1234']],
  ])('%s leads to %j', async (query, near) => {
    expect(await find(query)).toMatchObject({ kind: 'nothing', near });
  });

  test('words that nothing has lead nowhere, a version to its release, and nothing to nothing', async () => {
    expect((await find('xyzzy plugh')).kind).toBe('nothing');
    expect(await find('v2.1.0')).toMatchObject({ kind: 'release', release: { id: '2.1.0' } });
    expect((await find('  ')).kind).toBe('empty');
  });
});

describe('the nearest release with a change', () => {
  test.each([
    ['eeee', '2.x', 'line', '2.0.1'],
    ['eeee', '2.0.0', 'line', '2.0.1'],
    ['eeee', '2.1.0', 'line', '2.1.1'],
    ['eeee', '2.1.1', 'has', '2.1.1'],
    ['eeee', '1.0.0', 'line', '1.0.1'],
    ['cccc', '1.0.1', 'above', '2.0.0'],
    ['cccc', '1.x', 'above', '2.0.0'],
    ['2222', '2.1.1', 'none', undefined],
  ])('%s for %s: %s %s', async (query, text, kind, version) => {
    const { answer } = await linesOf(query);
    const from = standpointOf(text, plain.releases);
    const nearest = answer && from && nearestWith(answer, from);
    expect([nearest?.kind, nearest && 'sight' in nearest ? nearest.sight.release.version : undefined]).toEqual([
      kind,
      version,
    ]);
  });

  test('a line and a version are understood, anything else is not', () => {
    expect(standpointOf('lantern/2.x', plain.releases)).toMatchObject({ line: '2.x', runs: null });
    expect(standpointOf('v2.0.1', plain.releases)?.runs?.id).toBe('2.0.1');
    expect(standpointOf('9.x', plain.releases)).toBeNull();
  });
});

describe('a question', () => {
  test.each([
    ['1234567', ['commit', 'reference']],
    ['1234', ['reference', 'commit']],
    ['defaced', ['commit', 'words']],
    ['pr 12', ['reference', 'words']],
    ['https://github.com/o/r/commit/abcdef123', ['commit']],
    ['https://gitlab.com/o/g/r/-/merge_requests/7', ['reference']],
    ['GHSA-2qqc-3xmh-4p4p is bad', ['advisory']],
  ])('%s is read as %j', (text, kinds) => {
    expect(readQuestion(text).map(({ kind }) => kind)).toEqual(kinds);
  });
});

test('a further release moves no segment to another place', () => {
  const before = plain.graph;
  const later: TinyRelease[] = [...RELEASES, { version: '3.0.0', at: '2', notes: [] }];
  const after = memorySource(composeBrowserData(tinyHistory(COMMITS, later))).graph;
  const [old, fresh] = [segmentPlaces(before), segmentPlaces(after)];
  const released = old.of.filter((place) => place !== '');
  expect(released.filter((place) => !fresh.of.includes(place))).toEqual([]);
  expect(released.map((place) => before.home.indexOf(old.at(place) ?? -1))).toEqual(
    released.map((place) => after.home.indexOf(fresh.at(place) ?? -1)),
  );
});
