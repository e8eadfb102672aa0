import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { composePatch } from '#domain/compose-patch.ts';
import { differLines } from '#domain/line-difference.ts';
import { LONG, runs } from '../support/effort.ts';
import { runGit } from '../support/git.ts';
import { patchFilesOf, type RandomTree, randomTree, writeTrees } from '../support/random-tree.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const differ = (before: Uint8Array, after: Uint8Array) => differLines(before, after);

describe('a patch of two trees', () => {
  let repository: string;
  beforeAll(() => {
    repository = createTempFolder('patches');
    runGit(repository, ['init', '--quiet']);
  });

  /** The tree that `git apply` makes, in the index alone or of files on disk. */
  function applied(from: string, patch: Uint8Array, place: '--cached' | '--index'): string {
    runGit(repository, ['read-tree', '--reset', ...(place === '--index' ? ['-u'] : []), from]);
    runGit(repository, ['apply', '--whitespace=nowarn', '--allow-empty', place, '-'], patch);
    return runGit(repository, ['write-tree']).trim();
  }

  test('makes exactly the second of the first, whatever the names, modes, types and line ends', LONG, () => {
    const made = fc.sample(fc.tuple(randomTree(), randomTree()), { numRuns: runs(30), seed: 7 });
    const ids = writeTrees(repository, made.flat());
    for (const [index, [one, other]] of made.entries()) {
      const [from, to] = [ids[index * 2] ?? '', ids[index * 2 + 1] ?? ''];
      const sides: [string, RandomTree][] = [
        [from, one],
        [to, other],
      ];
      for (const renames of [false, true]) {
        const { bytes, leftOut } = composePatch(patchFilesOf(repository, sides, renames), differ);
        expect(leftOut).toEqual([]);
        expect(applied(from, bytes, '--cached'), `${index}, renames ${renames}`).toBe(to);
      }
    }
  });

  test('does so with files on disk, where a file becomes a folder', () => {
    const file = (content: string) => ({ mode: '100644' as const, content });
    const trees: RandomTree[] = [
      { a: file('1\n'), 'b/c': file('2\n'), 'd/e': file('x\ny\nz\n'), link: { mode: '120000', content: 'a' } },
      { 'a/b': file('1\n'), b: file('2\n'), d: file('x\ny\n'), link: file('a') },
    ];
    const [from = '', to = ''] = writeTrees(repository, trees);
    for (const renames of [false, true]) {
      const sides = trees.map((tree, index): [string, RandomTree] => [index === 0 ? from : to, tree]);
      const { bytes } = composePatch(patchFilesOf(repository, sides, renames), differ);
      expect(applied(from, bytes, '--index')).toBe(to);
      expect(runGit(repository, ['status', '--porcelain']).replace(/^[A-Z] .*\n/gm, '')).toBe('');
    }
  });

  test('names what it leaves out, and the rest still applies', () => {
    const trees: RandomTree[] = [
      { 'a.txt': { mode: '100644', content: 'a\n' } },
      { 'a.txt': { mode: '100644', content: 'b\n' }, 'new\nfile': { mode: '100644', content: 'c\n' } },
    ];
    const [from = '', to = ''] = writeTrees(repository, trees);
    const files = patchFilesOf(
      repository,
      [from, to].map((id, index) => [id, trees[index] ?? {}]),
      false,
    );
    const cut = files.map((file) =>
      file.before ? file : { ...file, after: file.after && { ...file.after, content: null, reason: 'binary' } },
    );
    const { bytes, leftOut } = composePatch(cut, differ);
    expect(leftOut).toEqual([{ path: 'new\nfile', reason: 'binary' }]);
    expect(new TextDecoder().decode(bytes).split('\n')[0]).toBe('# Left out: "new\\nfile" (binary)');
    const tree = applied(from, bytes, '--cached');
    expect(runGit(repository, ['ls-tree', tree])).toBe(runGit(repository, ['ls-tree', to, 'a.txt']));
  });

  test('has headers as git writes them', () => {
    const made = fc.sample(fc.tuple(randomTree(), randomTree()), { numRuns: 12, seed: 3 });
    const ids = writeTrees(repository, made.flat());
    const isHeader = (line: string) =>
      /^(?:diff --git|index|new file|deleted file|old mode|new mode|--- |\+\+\+ )/.test(line);
    for (const [index, [one, other]] of made.entries()) {
      const [from, to] = [ids[index * 2] ?? '', ids[index * 2 + 1] ?? ''];
      const files = patchFilesOf(
        repository,
        [
          [from, one],
          [to, other],
        ],
        false,
      );
      const { bytes } = composePatch(files, differ);
      const lines = (text: string) => text.split('\n').filter(isHeader);
      const git = runGit(repository, ['diff-tree', '-p', '--no-renames', '--full-index', from, to]);
      expect(lines(Buffer.from(bytes).toString('utf8'))).toEqual(lines(git));
    }
  });
});
