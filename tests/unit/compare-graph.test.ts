import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shardChanges } from '#domain/browser-changes.ts';
import { composeBrowserData } from '#domain/browser-data.ts';
import { type ChangesFile, type ReleasesFile, releaseEntries } from '#domain/browser-files.ts';
import { composeGraph } from '#domain/browser-graph.ts';
import type { StepsFile } from '#domain/bucket.ts';
import { contains, firstRelease, includes } from '#domain/compare-graph.ts';
import { composeComparison, neededShards } from '#domain/comparison.ts';
import { type PackedGraph, packGraph, unpackGraph } from '#domain/graph-code.ts';
import { reachable, type TinyCommit, type TinyRelease, tinyHistory } from '../support/tiny-history.ts';

const NO_STEPS: StepsFile = { schemaVersion: 1, upgrade: {}, rollback: {} };
const LETTERS = '0123456789abcdef';

/** Commits with up to three earlier parents each (several roots, merges of merges), and releases at some of them. */
const HISTORIES = fc
  .array(fc.array(fc.nat(15), { maxLength: 3 }), { minLength: 2, maxLength: 16 })
  .chain((parents) => {
    const places = fc.array(fc.nat(parents.length - 1), { minLength: 2, maxLength: 6 });
    return places.map((at) => ({ parents, at: at.sort((a, b) => a - b) }));
  })
  .map(({ parents, at }) => {
    const commits = parents.map((list, i): TinyCommit => {
      const earlier = [...new Set(list.filter((parent) => parent < i))];
      return [LETTERS.charAt(i), earlier.map((parent) => LETTERS.charAt(parent)), { subject: `change ${i}` }];
    });
    const releases = at.map((place, i): TinyRelease => {
      const own = LETTERS.charAt(place);
      return { version: `1.${i}.0`, at: own, notes: [...reachable(commits, own)].sort() };
    });
    return { commits, releases };
  });

test('any two releases of any history compare as a walk over the commits says', () => {
  fc.assert(
    fc.property(HISTORIES, ({ commits, releases }) => {
      const files = composeBrowserData(tinyHistory(commits, releases));
      const read = <T>(name: string) => JSON.parse(files.find((f) => f.path === `data/${name}.json`)?.text ?? '') as T;
      const graph = unpackGraph(read<PackedGraph>('graph'));
      const entries = releaseEntries(read<ReleasesFile>('releases'));
      for (const [i, from] of entries.entries()) {
        for (const [j, to] of entries.entries()) {
          const wanted = neededShards(graph, i, j);
          const shards = new Map(wanted.map((n) => [n, read<ChangesFile>(`changes/${graph.shards[n]}`)]));
          const { fresh } = composeComparison({ graph, releases: entries, from, to, shards, steps: NO_STEPS });
          const had = reachable(commits, releases[i]?.at ?? '');
          const expected = [...reachable(commits, releases[j]?.at ?? '')].filter((id) => !had.has(id)).sort();
          const listed = fresh.sections.flatMap((section) => section.changes.map(({ change }) => change.id.charAt(0)));
          expect(fresh.commits).toBe(expected.length);
          expect(listed.sort()).toEqual(expected);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('the release that first brings a segment has it, and nothing before it on the way has', () => {
  fc.assert(
    fc.property(HISTORIES, ({ commits, releases }) => {
      const files = composeBrowserData(tinyHistory(commits, releases));
      const graph = unpackGraph(JSON.parse(files.find((f) => f.path === 'data/graph.json')?.text ?? '') as PackedGraph);
      for (const segment of graph.runs.keys()) {
        for (const to of graph.releases.keys()) {
          const first = firstRelease(graph, { segment, to }, () => true);
          expect(first !== null).toBe(contains(graph, segment, to));
          if (first === null) continue;
          expect(contains(graph, segment, first) && includes(graph, to, first)).toBe(true);
          const earlier = [...graph.releases.keys()].filter((n) => n < first && includes(graph, to, n));
          expect(earlier.some((n) => contains(graph, segment, n))).toBe(false);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a graph comes back from its packed form as it was', () => {
  fc.assert(
    fc.property(HISTORIES, ({ commits, releases }) => {
      const input = tinyHistory(commits, releases);
      const graph = composeGraph(input, shardChanges(input));
      expect(unpackGraph(JSON.parse(JSON.stringify(packGraph(graph))))).toEqual(graph);
    }),
    { numRuns: 300 },
  );
});
