import { describe, expect, test } from 'vitest';
import { composeBrowserData } from '#domain/browser-data.ts';
import { type ChangesFile, type CurrentFile, type ReleasesFile, releaseEntries } from '#domain/browser-files.ts';
import type { StepsFile } from '#domain/bucket.ts';
import { compareCounts, newSegments } from '#domain/compare-graph.ts';
import { composeComparison, neededShards } from '#domain/comparison.ts';
import { type PackedGraph, unpackGraph } from '#domain/graph-code.ts';
import { reachable, type TinyCommit, type TinyRelease, tinyHistory } from '../support/tiny-history.ts';

/** Two lines: 1.0.0 a-b, 2.0.0 c-d, then a fix e on 1.x as 1.0.1, and 2.1.0 with a merge of it and a revert. */
const COMMITS: TinyCommit[] = [
  ['a', [], { subject: 'begin', section: 'features', references: [{ text: '#1', url: 'https://example.com/1' }] }],
  ['b', ['a'], { subject: 'second', section: 'fixes' }],
  ['c', ['b'], { subject: 'drop TLS 1.1', section: 'features', breaking: true, breakingText: 'Use TLS 1.2.' }],
  ['d', ['c'], { subject: 'faster', section: 'features' }],
  ['e', ['b'], { subject: 'close a hole', section: 'fixes', security: true }],
  ['f', ['d', 'e']],
  ['0', ['f'], { subject: 'odd idea', section: 'features' }],
  [
    '1',
    ['0'],
    { subject: 'take the odd idea back', section: 'reverts', reverts: { commit: '0'.repeat(40), release: '2.1.0' } },
  ],
];
const RELEASES: TinyRelease[] = [
  { version: '1.0.0', at: 'b', notes: ['b', 'a'] },
  { version: '2.0.0-beta.1', at: 'c', notes: ['c'] },
  { version: '2.0.0', at: 'd', notes: ['d', 'c'], yanked: '2.1.0' },
  { version: '1.0.1', at: 'e', notes: ['e'] },
  { version: '2.1.0', at: '0', notes: ['0', 'e'] },
  { version: '2.1.1', at: '1', notes: ['1'] },
];

function filesOf(commits = COMMITS, releases = RELEASES) {
  const files = composeBrowserData(tinyHistory(commits, releases));
  const read = <T>(name: string): T => {
    const file = files.find((candidate) => candidate.path === `data/${name}.json`);
    if (!file) throw new Error(`no ${name} among ${files.map((f) => f.path).join(' ')}`);
    return JSON.parse(file.text) as T;
  };
  return { files, read };
}

function compare(from: string, to: string) {
  const { read } = filesOf();
  const graph = unpackGraph(read<PackedGraph>('graph'));
  const releases = releaseEntries(read<ReleasesFile>('releases'));
  const entry = (id: string) => {
    const found = releases.find((candidate) => candidate.id === id);
    if (!found) throw new Error(id);
    return found;
  };
  const wanted = neededShards(graph, graph.releases.indexOf(from), graph.releases.indexOf(to));
  const shards = new Map(wanted.map((index) => [index, read<ChangesFile>(`changes/${graph.shards[index]}`)]));
  return composeComparison({
    graph,
    releases,
    shards,
    steps: read<StepsFile>('steps'),
    from: entry(from),
    to: entry(to),
  });
}

describe('the data of the browser', () => {
  test('counts of every pair are those of a walk over the commits', () => {
    const graph = unpackGraph(filesOf().read<PackedGraph>('graph'));
    for (const [i, from] of RELEASES.entries()) {
      for (const [j, to] of RELEASES.entries()) {
        const has = reachable(COMMITS, from.at);
        const expected = [...reachable(COMMITS, to.at)].filter((id) => !has.has(id)).length;
        const { fresh } = compareCounts(graph, 'lantern', { from: i, to: j });
        expect(fresh.commits, `${from.version}..${to.version}`).toBe(expected);
      }
    }
  });

  test('a change is kept once, though two releases show it', () => {
    const { files } = filesOf();
    const shards = files.filter((file) => file.path.startsWith('data/changes/'));
    const ids = shards.flatMap((file) =>
      (JSON.parse(file.text) as ChangesFile).segments.flat().map((change) => change.id),
    );
    expect(ids.length).toBe(7);
    expect(new Set(ids).size).toBe(7);
  });

  test('what is current, and what was yanked', () => {
    const current = filesOf().read<CurrentFile>('current');
    expect(current.latest).toEqual({ lantern: '2.1.1' });
    expect(current.yanked).toEqual({ '2.0.0': '2.1.0' });
    expect(current.lines['lantern/1.x']?.latest).toBe('1.0.1');
    expect(current.today).toBe('2026-11-20');
  });

  test('a new tag at the end leaves every shard that was there as it was', () => {
    const many = manyReleases(300);
    const some = filesOf(many.commits, many.releases.slice(0, 299)).files.filter((file) =>
      file.path.includes('/changes/'),
    );
    const all = filesOf(many.commits, many.releases).files;
    const changed = all.filter(
      (file) => file.path.includes('/changes/') && !some.some((old) => old.text === file.text),
    );
    expect(some.length).toBeGreaterThan(2);
    expect(changed.length).toBeLessThanOrEqual(2);
  });
});

describe('a comparison', () => {
  test('has the changes of git rev-list, breaking ones apart, with the release that first brings each', () => {
    const { fresh, direction, way } = compare('1.0.0', '2.1.0');
    expect(direction).toBe('upgrade');
    expect(fresh.commits).toBe(5);
    expect(fresh.breaking.map(({ change, release }) => [change.subject, release?.version])).toEqual([
      ['drop TLS 1.1', '2.0.0'],
    ]);
    const fixes = fresh.sections.find(({ section }) => section.key === 'fixes')?.changes;
    expect(fixes?.map(({ change, release }) => [change.subject, release?.version])).toEqual([
      ['close a hole', '1.0.1'],
    ]);
    expect(way.majors).toBe(1);
    expect(way.yanked.map((entry) => entry.version)).toEqual(['2.0.0']);
  });

  test('to a prerelease names prereleases', () => {
    expect(compare('1.0.0', '2.0.0-beta.1').fresh.breaking[0]?.release?.version).toBe('2.0.0-beta.1');
  });

  test('over diverged lines shows what is lost', () => {
    const { fresh, lost } = compare('1.0.1', '2.0.0');
    expect([fresh.commits, lost.commits]).toEqual([2, 1]);
    expect(lost.sections[0]?.changes[0]?.change.subject).toBe('close a hole');
  });

  test('downwards is a view of its own', () => {
    const { direction, fresh, lost } = compare('2.0.0', '1.0.0');
    expect([direction, fresh.commits, lost.commits]).toEqual(['downgrade', 0, 2]);
  });

  test('leaves out a change and the one that takes it back', () => {
    const { fresh } = compare('2.0.0', '2.1.1');
    expect(fresh.cancelled).toBe(2);
    expect(fresh.changes).toBe(1);
    expect(compare('2.1.0', '2.1.1').fresh.changes).toBe(1);
  });
});

test('segments of nothing are everything', () => {
  const graph = unpackGraph(filesOf().read<PackedGraph>('graph'));
  const commits = newSegments(graph, null, 4).reduce((sum, segment) => sum + (graph.commits[segment] ?? 0), 0);
  expect(commits).toBe(7);
});

function manyReleases(count: number): { commits: TinyCommit[]; releases: TinyRelease[] } {
  const id = (i: number) => ((i * 2654435761) >>> 0).toString(16).padStart(8, '0');
  const subject = (i: number) => `change number ${i} ${'with a subject as long as they are '.repeat(6)}`;
  const commits = Array.from(
    { length: count },
    (_, i): TinyCommit => [id(i), i === 0 ? [] : [id(i - 1)], { subject: subject(i) }],
  );
  return { commits, releases: commits.map(([at], i) => ({ version: `1.${i}.0`, at, notes: [at] })) };
}
