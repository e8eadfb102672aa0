import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../support/effort.ts';
import { gitLines, runGit } from '../support/git.ts';
import type { Mark } from '../support/history-script.ts';
import { randomHistory, writeHistory } from '../support/random-history.ts';
import { createRepository } from '../support/temp-repository.ts';

describe('createRepository', () => {
  test('makes the same ids each time', () => {
    const make = () => {
      let mark = 0 as Mark;
      const repository = createRepository((history) => {
        history.commit({ files: { 'a.txt': 'one\n' } });
        mark = history.tag('v1.0.0', history.commit({ files: { 'b.txt': 'two\n' } }), { message: 'First' });
      });
      return repository.idOf(mark);
    };
    expect(make()).toBe(make());
  });

  test('writes merges, several roots, deletions and hostile paths', () => {
    const marks: Mark[] = [];
    const { path, idOf } = createRepository((history) => {
      marks.push(history.commit({ files: { 'a "quoted"\n\\path': '1', 'gone.txt': 'x' } }));
      marks.push(history.commit({ parents: [], files: { 'b.txt': '2' } }));
      marks.push(history.commit({ parents: [marks[0] as Mark, marks[1] as Mark], files: { 'gone.txt': null } }));
    });
    const [first, second, merge] = marks.map(idOf);
    expect(gitLines(path, ['rev-list', '--parents', '-1', 'HEAD'])).toEqual([`${merge} ${first} ${second}`]);
    expect(gitLines(path, ['rev-list', '--max-parents=0', 'HEAD']).sort()).toEqual([first, second].sort());
    expect(runGit(path, ['ls-tree', '-z', '--name-only', 'HEAD'])).toBe('a "quoted"\n\\path\0');
  });

  test('writes lightweight, annotated and nested tags, branches, people and dates', () => {
    const { path } = createRepository((history) => {
      const commit = history.commit({
        author: 'Ödön Å <odon@example.com>',
        committer: 'Bot <bot@example.com>',
        date: 1_700_000_000,
        committerDate: 1_700_000_100,
        zone: '+0530',
      });
      history.tag('light', commit);
      const annotated = history.tag('annotated', commit, { message: 'A note' });
      history.tag('nested', annotated, { message: 'Around it' });
      history.branch('2.x', commit);
    });
    const format = '%(refname) %(objecttype) %(*objecttype)';
    expect(gitLines(path, ['for-each-ref', `--format=${format}`]).map((line) => line.trimEnd())).toEqual([
      'refs/heads/2.x commit',
      'refs/tags/annotated tag commit',
      'refs/tags/light commit',
      // What git shows below the outermost tag changed between its versions; both are the tag.
      expect.stringMatching(/^refs\/tags\/nested tag (?:tag|commit)$/),
    ]);
    expect(gitLines(path, ['log', '-1', '--format=%an|%ai|%cn|%ct', '2.x'])).toEqual([
      'Ödön Å|2023-11-15 03:43:20 +0530|Bot|1700000100',
    ]);
  });

  test('passes fsck and leaves no ref of its own', () => {
    const { path } = createRepository((history) => history.tag('v1', history.commit()), { checkout: true });
    expect(runGit(path, ['fsck', '--strict'])).toBe('');
    expect(gitLines(path, ['for-each-ref', '--format=%(refname)'])).toEqual(['refs/heads/main', 'refs/tags/v1']);
  });
});

test('a random history becomes exactly the repository that it describes', () => {
  fc.assert(
    fc.property(randomHistory(20), (history) => {
      const { path, ids } = writeHistory(history);
      const written = gitLines(path, ['rev-list', '--parents', '--no-walk', ...ids]);
      const described = history.commits.map((commit, index) =>
        [ids[index], ...commit.parents.map((parent) => ids[parent])].join(' '),
      );
      expect(written.sort()).toEqual(described.sort());
      const tags = gitLines(path, ['for-each-ref', '--format=%(refname:short)', 'refs/tags']);
      expect(tags.sort()).toEqual(history.tags.map((tag) => tag.name).sort());
      for (const tag of history.tags) {
        expect(gitLines(path, ['rev-parse', `refs/tags/${tag.name}^{commit}`])).toEqual([ids[tag.commit]]);
      }
    }),
    { numRuns: runs(15) },
  );
});

test('random histories hold merges, criss-cross merges and several roots', () => {
  const histories = fc.sample(randomHistory(), { numRuns: 200, seed: 7 });
  const some = (is: (parents: number[][]) => boolean) =>
    histories.filter((h) => is(h.commits.map((c) => c.parents))).length;
  expect(some((all) => all.some((parents) => parents.length > 2))).toBeGreaterThan(20);
  expect(some((all) => all.filter((parents) => parents.length === 0).length > 1)).toBeGreaterThan(30);
  const crosses = (all: number[][]) =>
    all.some(([a, b], index) => a !== undefined && b !== undefined && all[index + 1]?.join() === `${b},${a}`);
  expect(some(crosses)).toBeGreaterThan(30);
});
