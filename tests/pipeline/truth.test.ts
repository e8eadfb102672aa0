import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { condensed, newSegments } from '#domain/compare-graph.ts';
import type { Release } from '#domain/release.ts';
import type { Mined } from '../../scripts/steps/mine.ts';
import { runs } from '../support/effort.ts';
import { gitLines, runGit } from '../support/git.ts';
import { mineFolder } from '../support/mined.ts';
import { type OracleRelease, previousOf } from '../support/previous-oracle.ts';
import { type RandomHistory, randomHistory, writeHistory } from '../support/random-history.ts';

/** One component, one of which some versions are tagged twice, and two of which one has a folder. */
const PREFIXES: Record<string, string[]> = {
  'one component': ['v'],
  'two spellings': ['v', 'v', ''],
  'two components': ['v', 'v', 'wick@'],
};

describe.each(Object.keys(PREFIXES))('what releases contain agrees with git: %s', (kind) => {
  test('for every release and every pair', async () => {
    const histories = randomHistory(30, PREFIXES[kind]).filter(({ tags }) => tags.length > 1);
    // A repository is a hundred calls of git: making a failing one smaller would take longer than anybody waits.
    await fc.assert(fc.asyncProperty(histories, checkHistory), { numRuns: runs(34), endOnFailure: true });
  });
});

async function checkHistory(history: RandomHistory): Promise<void> {
  const { path } = writeHistory(history);
  const mined = await mineFolder(path);
  expect(mined.releases.map(({ tag }) => tag).sort()).toEqual(history.tags.map(({ name }) => name).sort());
  const git = askGit(path);
  checkContains(mined, path);
  checkPairs(mined, git);
  for (const release of mined.releases) {
    checkRange(release, git);
    const own = mined.releases.filter(({ component }) => component === release.component).map(oracleRelease);
    expect([release.tag, release.previousId]).toEqual([
      release.tag,
      previousOf(oracleRelease(release), own, { count: (from, to) => git(from, to).length })?.id ?? null,
    ]);
  }
}

type AskGit = (from: string | null, to: string) => string[];

/**
 * `git rev-list from..to`, sorted, each two commits asked once. Where clocks went backwards git stops its walk too
 * early and names commits that `from` has; by generation numbers, which it uses under `--topo-order`, it does not.
 */
function askGit(path: string): AskGit {
  runGit(path, ['commit-graph', 'write', '--reachable']);
  const known = new Map<string, string[]>();
  const ask = (range: string) => gitLines(path, ['rev-list', '--topo-order', '--left-right', range]).sort();
  return (from, to) => {
    const key = `${from}..${to}`;
    if (!known.has(key)) {
      // One call answers both ways: what only the first has is marked `<`, what only the second has `>`.
      const told = ask(from === null ? to : `${from}...${to}`);
      const marked = (sign: string) => told.flatMap((line) => (line.startsWith(sign) ? [line.slice(1)] : []));
      known.set(`${to}..${from}`, marked('<'));
      known.set(key, marked('>'));
    }
    return known.get(key) ?? [];
  };
}

/** The set of releases of each segment is the answer of `git tag --contains` for its first and its last commit. */
function checkContains({ graph, commits, releases }: Mined, path: string): void {
  const tagOf = new Map(releases.map(({ id, tag }) => [id, tag]));
  for (const { runs: spans, commits: members } of graph.segments) {
    const tags = numbers(spans).map((number) => tagOf.get(graph.releases[number] ?? ''));
    for (const commit of new Set([members[0], members.at(-1)])) {
      expect(tags.sort()).toEqual(gitLines(path, ['tag', '--contains', commits[commit ?? -1]?.id ?? '']).sort());
    }
  }
  const placed = graph.segments.flatMap((segment) => segment.commits);
  expect(placed.sort((a, b) => a - b)).toEqual([...commits.keys()]);
}

function checkPairs({ graph, commits, releases }: Mined, git: AskGit): void {
  const numberOf = new Map(graph.releases.map((id, number) => [id, number]));
  const flat = condensed(graph);
  for (const a of releases) {
    for (const b of releases) {
      const segments = newSegments(flat, numberOf.get(a.id) ?? -1, numberOf.get(b.id) ?? -1);
      const ids = segments.flatMap(
        (at) => graph.segments[at]?.commits.map((commit) => commits[commit]?.id ?? '') ?? [],
      );
      expect(ids.sort()).toEqual(git(a.commit, b.commit));
    }
  }
}

/** Rule 17: changes, omissions and what other components have are together exactly the range. */
function checkRange(release: Release, git: AskGit): void {
  const range = git(release.range.from, release.commit);
  const shown = new Set(release.changes.flatMap((change) => change.commits));
  const omitted = release.omitted.map(({ commit }) => commit);
  const told = [...shown, ...omitted];
  expect(new Set(told).size).toBe(told.length);
  expect(told.filter((id) => !range.includes(id))).toEqual([]);
  expect(told.length + release.otherComponents).toBe(range.length);
  expect(release.range.commits).toBe(range.length);
  const missing = release.range.from === null ? [] : git(release.commit, release.range.from);
  expect(release.range.diverged).toBe(missing.length);
}

function oracleRelease({ id, version, commit }: Release): OracleRelease {
  const [, x, y, z, word, number] = /^(\d+)\.(\d+)\.(\d+)(?:-(\w+)\.(\d+))?$/.exec(version) ?? [];
  const prerelease = word === undefined ? null : { word, number: Number(number) };
  return { id, commit, numbers: [Number(x), Number(y), Number(z)], prerelease, main: !id.startsWith('v') };
}

function numbers(spans: readonly number[]): number[] {
  const all: number[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    for (let count = 0; count < (spans[at + 1] ?? 0); count++) all.push((spans[at] ?? 0) + count);
  }
  return all;
}
