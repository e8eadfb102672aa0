import { describe, expect, test } from 'vitest';
import { hashPath, packFile, packNames } from '#domain/pack-name.ts';
import { pairMoved } from '#domain/pair-moved.ts';
import { pairSimilar, sketchOf } from '#domain/similarity.ts';
import { decodeTrees } from '#domain/trees.ts';

describe('the name of a pack', () => {
  test('is twelve digits of the path, whatever its bytes, in folders of two', () => {
    const paths = ['src/a.ts', 'src/b.ts', '', '-rf', 'é', '\udcff', 'a'.repeat(5_000)];
    const names = paths.map((path) => packFile(hashPath(path), 0));
    for (const name of names) expect(name).toMatch(/^([0-9a-f]{2})\/\1[0-9a-f]{10}\.bin$/);
    expect(new Set(names).size).toBe(paths.length);
  });

  test('is another for each of two paths that hash alike', () => {
    const { hashes, repeated } = packNames(['a', 'b', 'c'], (path) => (path === 'b' ? 'ff0000000000' : 'aa0000000000'));
    const repeats = new Map(repeated);
    expect(hashes.map((hash, path) => packFile(hash, repeats.get(path) ?? 0))).toEqual([
      'aa/aa0000000000.bin',
      'ff/ff0000000000.bin',
      'aa/aa0000000000-1.bin',
    ]);
  });

  test('hashes a hundred thousand paths apart', () => {
    const hashes = Array.from({ length: 100_000 }, (_, at) => hashPath(`packages/${at % 97}/src/file-${at}.ts`));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('moves', () => {
  test('of the same content go to the file of the same name first, and keep links apart from files', () => {
    const file = (path: string, content = 'one', mode = '100644') => ({ path, content, mode });
    const gone = [file('a/x.ts'), file('b/y.ts'), file('c/link', 'one', '120000')];
    const come = [file('n/z.ts'), file('n/y.ts', 'one', '100755'), file('n/x.ts', 'two')];
    expect(pairMoved(gone, come)).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  test('of nearly the same content go to the most similar, each once', () => {
    const body = Array.from({ length: 20 }, (_, at) => `line ${at}\n`);
    const file = (path: string, lines: string[]) => ({
      path,
      sketch: sketchOf(new TextEncoder().encode(lines.join(''))),
    });
    const gone = [file('a.ts', body), file('b.ts', body.slice(0, 12)), file('c.ts', ['nothing\n'])];
    const come = [file('d.ts', body.slice(0, 11)), file('e.ts', [...body, 'more\n']), file('f.ts', ['else\n'])];
    expect(pairSimilar(gone, come).map(({ gone: from, come: to }) => [from, to])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

test('what is no tree file is refused', () => {
  for (const bytes of [[], [1], [1, 99], [200], [3, 1, 2, 3]]) {
    expect(() => decodeTrees(Uint8Array.from(bytes))).toThrow(RangeError);
  }
});
