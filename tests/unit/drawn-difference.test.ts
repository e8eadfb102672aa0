import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMNS, drawDifference } from '#domain/drawn/drawn-difference.ts';
import { toHunks } from '#domain/drawn/drawn-hunks.ts';
import { pairLines } from '#domain/drawn/drawn-pairs.ts';
import { splitRows, unifiedRows } from '#domain/drawn/drawn-rows.ts';
import { spansOf } from '#domain/drawn/drawn-spans.ts';
import { folderTree } from '#domain/drawn/drawn-tree.ts';
import { readAnchor, writeAnchor } from '#domain/file-anchor.ts';
import { decodePath } from '#domain/path-bytes.ts';
import { cleanText, cutText } from '#domain/text.ts';
import { markedWords } from '../../src/adapters/word-marks.ts';
import { runs } from '../support/effort.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const draw = (before: string, after: string) => drawDifference(bytes(before), bytes(after), { markWords: markedWords });
const marked = (line: string, ranges: number[] = []) =>
  ranges.flatMap((start, i) => (i % 2 === 0 ? [line.slice(start, ranges[i + 1])] : []));

describe('lines of a block that changed', () => {
  test('are marked on the line that each became, however many there are on either side', () => {
    const drawn = draw(
      '[upstream]\ntimeout = "30s"\nend\n',
      '[upstream]\n# how long\ntimeout = "10s"\nretry = true\nend\n',
    );
    expect([...drawn.partners]).toEqual([-1, 2, -1]);
    expect(marked(drawn.before[1] ?? '', drawn.oldMarks.get(1))).toEqual(['30s']);
    expect(marked(drawn.after[2] ?? '', drawn.newMarks.get(2))).toEqual(['10s']);
  });

  test('are paired in order, and only where they are alike', () => {
    const lines = fc.array(fc.constantFrom('a b c', 'a b d', 'x y', '', 'x z y', 'q'), { maxLength: 9 });
    const property = fc.property(lines, lines, (removed, added) => {
      const pairs = [...pairLines(removed, added)].filter((partner) => partner >= 0);
      expect(pairs).toEqual([...new Set(pairs)].sort((one, other) => one - other));
    });
    fc.assert(property, { numRuns: runs(1000) });
    expect([...pairLines(['one two', 'red'], ['blue', 'one two three'])]).toEqual([1, -1]);
  });

  test('of a block of thousands take no time', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `line ${i}`);
    const start = performance.now();
    expect(pairLines(many, many)[19_999]).toBe(19_999);
    expect(pairLines(many, many.slice(1))[0]).toBe(-1);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('rows', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c c', 'c d'), { maxLength: 20 }).map((list) => list.join('\n'));

  test('show every line of both sides once and in order, in one column or two', () => {
    const property = fc.property(text, text, (before, after) => {
      const { blocks, partners, ...drawn } = draw(before, after);
      const hunks = toHunks(blocks, drawn.before.length, Number.POSITIVE_INFINITY);
      const split = hunks.flatMap((hunk) => splitRows(hunk, (old) => partners[old] ?? -1));
      for (const rows of [hunks.flatMap(unifiedRows), split]) {
        if (hunks.length === 0) continue;
        expect(rows.flatMap(({ old }) => (old < 0 ? [] : [drawn.before[old]]))).toEqual(drawn.before);
        expect(rows.flatMap(({ fresh }) => (fresh < 0 ? [] : [drawn.after[fresh]]))).toEqual(drawn.after);
      }
      for (const { kind, old, fresh } of split) {
        if (kind === 'changed' && partners[old] !== -1) expect(partners[old]).toBe(fresh);
      }
    });
    fc.assert(property, { numRuns: runs(500) });
  });

  test('lose nothing of a text under colours and marks', () => {
    const spans = spansOf(
      'const a = 1;',
      [
        { length: 5, value: 'tok-keyword' },
        { length: 7, value: null },
      ],
      [3, 7, 10, 11],
    );
    expect(spans.map(({ text: part }) => part).join('')).toBe('const a = 1;');
    expect(spans.filter((span) => span.marked).map(({ text: part }) => part)).toEqual(['st', ' a', '1']);
  });
});

describe('hostile text', () => {
  test('is drawn as it is but for what rule 2 makes visible, as content of either side', () => {
    for (const text of ALL_NAUGHTY) {
      const content = bytes(text);
      const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content).split('\n');
      if (raw.at(-1) === '') raw.pop();
      const isCrlf =
        raw.length > 0 && (text.endsWith('\n') ? raw : raw.slice(0, -1)).every((line) => line.endsWith('\r'));
      if (isCrlf && text.includes('\r\n')) continue;
      const wanted = raw.map((line) => cleanText(cutText(line, COLUMNS)));
      const { before, after } = drawDifference(content, bytes('other\n'), { markWords: markedWords });
      expect(before).toEqual(wanted);
      expect(after).toEqual(['other']);
      expect(drawDifference(bytes(''), content, { markWords: markedWords }).after).toEqual(wanted);
    }
  });

  test('keeps what is no UTF-8, NUL and the ends of lines apart from what they look like', () => {
    const made = drawDifference(Uint8Array.of(0xff, 0x0a, 0, 0x0a), Uint8Array.of(0xfe, 0x0a, 0, 0x0a), {
      markWords: markedWords,
    });
    expect([made.before, made.blocks.length]).toEqual([['\ufffd', '\u2400'], 1]);
    expect(made.remarks).toEqual(['not UTF-8: some bytes cannot be shown']);
    expect(draw('a\r\nb\r\n', 'a\nb\n')).toMatchObject({
      before: ['a\u240d', 'b\u240d'],
      remarks: ['line ends now LF'],
    });
    expect(draw('a\r\nb\r\n', 'a\r\nc\r\n')).toMatchObject({ after: ['a', 'c'], remarks: ['line ends CRLF'] });
    expect(draw('a', 'a\n').remarks).toEqual(['newline added at its end']);
    expect(draw('a\n', 'b').remarks).toEqual(['no newline at its end']);
  });

  test('of a million characters in one line, and of 100,000 lines, ends in time with the cut told', () => {
    const start = performance.now();
    const long = draw('x'.repeat(1_000_000), `${'x'.repeat(1_000_000)}y`);
    expect(long.after[0]).toBe(`${'x'.repeat(COLUMNS)}… (998001 more characters)`);
    const many = (from: number) => Array.from({ length: 100_000 }, (_, i) => `${(i * from) % 9973}`).join('\n');
    const end = performance.now() + 2_000;
    const options = { markWords: markedWords, isLate: () => performance.now() > end };
    expect(drawDifference(bytes(many(7)), bytes(many(11)), options).added).toBeGreaterThan(1000);
    expect(performance.now() - start).toBeLessThan(8_000);
  });

  test('in paths survives the way through an address', () => {
    const odd = ['a:new:3', 'a b/ü.ts', '%41', '#?&', decodePath(Uint8Array.of(0x61, 0xff, 0x0a))];
    for (const path of [...ALL_NAUGHTY, ...odd].filter((one) => one !== '' && decodePath(bytes(one)) === one)) {
      for (const line of [null, { side: 'old' as const, number: 12 }]) {
        const fragment = writeAnchor({ path, line });
        expect(fragment).toMatch(/^#files\/[\w./@+~%-]+(?::old:12)?$/);
        expect(readAnchor(fragment)).toEqual({ path, line });
      }
    }
    const lone = odd.at(-1) ?? '';
    expect(readAnchor(writeAnchor({ path: lone, line: null }))?.path).toBe(lone);
    expect(readAnchor('#files')).toBeNull();
  });
});

describe('the tree of folders', () => {
  test('counts what is below each, and joins folders of one folder alone', () => {
    const file = (path: string, status: string) => ({ path, status });
    const files = [
      file('a/b/c/x', 'added'),
      file('a/b/c/y', 'renamed'),
      file('a/b/d', 'deleted'),
      file('z', 'modified'),
    ];
    const tree = folderTree(files);
    expect(tree.counts).toEqual({ added: 1, removed: 1, changed: 2 });
    expect(tree.folders.map(({ name, path }) => [name, path])).toEqual([['a/b', 'a/b']]);
    expect(tree.folders[0]?.folders[0]?.counts).toEqual({ added: 1, removed: 0, changed: 1 });
    expect(tree.files).toEqual([file('z', 'modified')]);
  });

  test('is quick for a folder within a folder within a folder', () => {
    const deep = { path: `${'d/'.repeat(2000)}f`, status: 'added' };
    expect(folderTree([deep, { path: 'd/d/g', status: 'added' }]).folders[0]?.name).toBe('d/d');
  });
});
