import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPack, readPacked } from '#domain/file-pack.ts';
import type { GeneratedFile } from '#domain/generated-file.ts';
import { withRenames } from '#domain/renames.ts';
import { changedFiles, packAddress, type TextAt } from '#domain/trees.ts';
import type { PackedTrees } from '../../scripts/steps/pack-trees.ts';
import { runs } from '../support/effort.ts';
import { addTrees, createTrees, type MadeFile, type MadeTree, packMade, pathOfBytes } from '../support/made-trees.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { gitDifference, ownDifference } from '../support/tree-oracle.ts';

type Packed = PackedTrees & { commits: string[] };

describe('trees and packs', () => {
  test('say of any two trees what git says, and hold every text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(madeTree(), { minLength: 2, maxLength: 6 }), async (trees) => {
        const path = createTrees(trees);
        expectTruth(path, await packMade(path));
      }),
      { numRuns: runs(6) },
    );
  });

  test('hold what is odd as it is', async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `line ${at}\n`);
    const path = createTrees([
      {
        'crlf.txt': 'a\r\nb\r\n',
        'open-end': 'a\nb',
        'bytes.txt': { content: Uint8Array.of(0xff, 0xfe, 10, 0xc3, 10) },
        'nul.bin': { content: Uint8Array.of(97, 0, 98) },
        'long-line': 'x'.repeat(250_000),
        'too-large': 'x'.repeat(1_000_001),
        'many-lines': lines.slice(0, 20_000).join(''),
        way: { mode: '120000', content: 'crlf.txt' },
        lib: { mode: '160000', content: '1'.repeat(40) },
        tool: '#!/bin/sh\n',
        place: 'a file\n',
        'left-out/a': 'secret\n',
        empty: '',
        ...Object.fromEntries(ODD_NAMES.map((name) => [name, `${name.length}\n`])),
      },
      {
        'crlf.txt': 'a\r\nc\r\n',
        'open-end': 'a\nb\n',
        'bytes.txt': { content: Uint8Array.of(0xff, 0xfd, 10, 0xc3) },
        'nul.bin': { content: Uint8Array.of(97, 0, 99) },
        'long-line': `${'x'.repeat(125_000)}y${'x'.repeat(125_000)}`,
        'too-large': 'x'.repeat(1_000_002),
        'many-lines': lines.slice(5, 20_005).join(''),
        way: { mode: '120000', content: 'open-end' },
        lib: { mode: '160000', content: '2'.repeat(40) },
        tool: { mode: '100755', content: '#!/bin/sh\n' },
        'place/inner': 'a folder\n',
        'left-out/a': 'other\n',
        ...Object.fromEntries(ODD_NAMES.map((name) => [name, `${name.length} more\n`])),
      },
    ]);
    const packed = await packMade(path);
    expectTruth(path, packed);
    const kinds = changedFiles(packed.trees, 0, 1).map((file) => [file.path, file.status, file.before?.kind ?? null]);
    expect(kinds.filter(([name]) => !ODD_NAMES.includes(name ?? ''))).toEqual([
      ['bytes.txt', 'modified', 'text'],
      ['crlf.txt', 'modified', 'text'],
      ['empty', 'deleted', 'text'],
      ['left-out/a', 'modified', 'excluded'],
      ['lib', 'modified', 'submodule'],
      ['long-line', 'modified', 'text'],
      ['many-lines', 'modified', 'text'],
      ['nul.bin', 'modified', 'binary'],
      ['open-end', 'modified', 'text'],
      ['place', 'deleted', 'text'],
      ['place/inner', 'added', null],
      ['too-large', 'modified', 'large'],
      ['tool', 'modified', 'text'],
      ['way', 'modified', 'text'],
    ]);
  });

  test('follow a file that moved and changed, over several steps and back', async () => {
    const body = Array.from({ length: 40 }, (_, at) => `line ${at}\n`).join('');
    const path = createTrees([
      { 'a.ts': body, 'same.ts': 'one\ntwo\n', other: 'x\n' },
      { 'b.ts': `${body}more\n`, 'same.ts': 'one\ntwo\n', other: 'x\n' },
      { 'src/b.ts': `${body}more\n`, 'src/same.ts': 'one\ntwo\n', other: 'y\n' },
      { 'src/b.ts': body.replace('line 3\n', 'line three\n'), 'src/same.ts': 'one\ntwo\n', other: 'y\n' },
    ]);
    const { trees } = await packMade(path);
    const moved = (from: number, to: number) =>
      withRenames(trees, changedFiles(trees, from, to), from, to).map(
        ({ status, previousPath, path: name, similarity }) =>
          [status, previousPath, name, similarity && similarity >= 90].join(' '),
      );
    expect(moved(0, 3)).toEqual(['modified  other ', 'renamed a.ts src/b.ts true', 'renamed same.ts src/same.ts true']);
    expect(moved(3, 0)).toEqual(['renamed src/b.ts a.ts true', 'modified  other ', 'renamed src/same.ts same.ts true']);
  });
});

describe('one more release', () => {
  test('reads and packs what is new, and gives the bytes of a first time', async () => {
    const tree = (release: number): MadeTree =>
      Object.fromEntries(
        Array.from({ length: 40 }, (_, file) => [
          `src/file-${file}.ts`,
          `${'const light = true;\n'.repeat(file)}// ${Math.floor((release + file) / 7)}\n`,
        ]),
      );
    const path = createTrees(Array.from({ length: 20 }, (_, release) => tree(release)));
    const cache = createTempFolder('cache');
    expect(await packMade(path, cache)).toMatchObject({ made: 40, extended: 0 });
    const again = await packMade(path, cache);
    expect(again).toMatchObject({ made: 0, extended: 0 });
    addTrees(path, [{ ...tree(20), 'src/fresh.ts': 'new\n' }]);
    const added = await packMade(path, cache);
    expect(added).toMatchObject({ made: 1, extended: 6 });
    expectTruth(path, added);
    expectSame((await packMade(path)).files, added.files);
    expectSame((await packMade(path, cache)).files, added.files);
  });

  test('of an older line, among those there are, gives the bytes of a first time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(madeTree(), { minLength: 4, maxLength: 8 }), fc.nat(), async (trees, pick) => {
        const path = createTrees(trees);
        const cache = createTempFolder('cache');
        await packMade(path, cache, [pick % trees.length, (pick + 2) % trees.length]);
        await packMade(path, cache, [pick % trees.length]);
        expectSame((await packMade(path, cache)).files, (await packMade(path)).files);
      }),
      { numRuns: runs(6) },
    );
  });

  test('packs a path anew that turns into what is no text', async () => {
    const texts = ['a\n', 'b\n', '\u0000', 'c\n', 'a\nb\n', 'c\nd\n'];
    const path = createTrees(texts.map((text) => ({ 'a.ts': text })));
    const cache = createTempFolder('cache');
    await packMade(path, cache, [2, 4]);
    const all = await packMade(path, cache);
    expect(all).toMatchObject({ made: 0, extended: 1 });
    expectTruth(path, all);
    expectSame(all.files, (await packMade(path)).files);
  });
});

const ODD_NAMES = [
  ...[
    '-rf',
    '--output=x',
    'line\nfeed',
    'quote"',
    'back\\slash',
    'tab\there',
    ' ',
    '\u00e9',
    '\u{1f3ee}',
    '__proto__x',
  ],
  ...[pathOfBytes(0xff, 0x2f, 0xc3), pathOfBytes(0xed, 0xa0, 0x80)],
];

/** Every ordered pair of the first and the last trees and of neighbours, and every text. */
function expectTruth(path: string, packed: Packed): void {
  const last = packed.commits.length - 1;
  const pairs = [[0, last], [last, 0], ...packed.commits.slice(1).map((_, at) => [at, at + 1])];
  for (const [from = 0, to = 0] of pairs) {
    const gits = gitDifference(path, packed.commits[from] ?? '', packed.commits[to] ?? '');
    expect(Buffer.compare(ownDifference(packed, from, to), gits)).toBe(0);
    expectTexts(packed, from, to);
  }
}

function expectTexts(packed: Packed, from: number, to: number): void {
  const packs = new Map(packed.files.flatMap((file) => ('bytes' in file ? [[file.path, file.bytes]] : [])));
  const idOf = (text: number) => Buffer.from(packed.blobs.subarray(20 * text, 20 * text + 20)).toString('hex');
  const check = (side: TextAt | null) => {
    if (side?.kind !== 'text') return;
    const bytes = packs.get(`static/${packAddress(packed.trees, side.path)}`) ?? new Uint8Array();
    const { id, content } = readPacked(openPack(gunzipSync(bytes)), side.slot);
    expect(id).toBe(idOf(side.text));
    expect(createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')).toBe(id);
  };
  for (const { before, after } of changedFiles(packed.trees, from, to)) {
    check(before);
    check(after);
  }
}

function expectSame(a: readonly GeneratedFile[], b: readonly GeneratedFile[]): void {
  const digests = (files: readonly GeneratedFile[]) =>
    files.map((file) => [
      file.path,
      createHash('sha1')
        .update('bytes' in file ? file.bytes : file.text)
        .digest('hex'),
    ]);
  expect(digests(a)).toEqual(digests(b));
}

/** Few paths and few contents, so that files move, change their type, and stand where a folder was. */
function madeTree(): fc.Arbitrary<MadeTree> {
  const path = fc.constantFrom('a', 'a/b', 'a/b/c', 'a-b', 'a.b', 'b', 'left-out/x', ...ODD_NAMES.slice(0, 12));
  const text = fc.constantFrom('', 'a\n', 'b\n', 'a\nb\n', 'a\r\nb', '\u0000', '\u00e9\n\n');
  const file = fc.oneof(
    fc.record({ mode: fc.constantFrom('100644', '100644', '100755', '120000'), content: text }),
    fc.record({ mode: fc.constant('160000'), content: fc.constantFrom('1'.repeat(40), '2'.repeat(40)) }),
  );
  return fc.dictionary(path, file as fc.Arbitrary<MadeFile>, { maxKeys: 10 });
}
