import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hunkHeader, toHunks } from '#domain/drawn/drawn-hunks.ts';
import { countLines, differLines, type LineDifference } from '#domain/line-difference.ts';
import { linesOf } from '#domain/line-table.ts';
import { runs } from '../support/effort.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const differ = (before: string, after: string) => differLines(bytes(before), bytes(after));

/** The second text, made from the first and the blocks. */
function patched({ before, after, blocks }: LineDifference): string {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const block of blocks) {
    pieces.push(linesOf(before, at, block.oldStart - at), linesOf(after, block.newStart, block.newCount));
    at = block.oldStart + block.oldCount;
  }
  pieces.push(linesOf(before, at, before.ends.length - at));
  return Buffer.concat(pieces).toString();
}

/** Lines that two lists have in common at most, by the slow and certain way. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const line of one) {
    const next = [0];
    for (const [i, against] of other.entries())
      next.push(line === against ? (row[i] ?? 0) + 1 : Math.max(next[i] ?? 0, row[i + 1] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const text = fc.array(fc.constantFrom('a', 'b', 'c', '', '  d', '}'), { maxLength: 30 }).map((list) => list.join('\n'));

describe('the difference of two texts', () => {
  test('turns the one into the other, with as few lines as there can be', () => {
    const property = fc.property(text, text, (before, after) => {
      const difference = differ(before, after);
      expect(patched(difference)).toBe(after);
      const [one, other] = [before, after].map((whole) => whole.match(/[^\n]*\n|[^\n]+$/g) ?? []);
      const common = longestCommon(one ?? [], other ?? []);
      const { added, removed } = countLines(difference.blocks);
      expect([removed, added]).toEqual([(one?.length ?? 0) - common, (other?.length ?? 0) - common]);
    });
    fc.assert(property, { numRuns: runs(1000) });
  });

  test('begins and ends where people would say it does', () => {
    const named = (name: string) => `function ${name}() {\n  return 1;\n}\n\n`;
    const one = named('a') + named('b');
    const two = named('a') + named('c') + named('b');
    const { blocks } = differ(one, two);
    expect(blocks).toEqual([{ oldStart: 4, oldCount: 0, newStart: 4, newCount: 4 }]);
  });

  test('sees bytes and not characters, and the line feed at the end', () => {
    const [one, two] = [Uint8Array.of(0xff, 0x0a, 0x61), Uint8Array.of(0xfe, 0x0a, 0x61, 0x0a)];
    expect(differLines(one, two).blocks).toHaveLength(1);
    expect(differLines(one, one).blocks).toEqual([]);
    expect(differ('a\r\nb', 'a\nb').blocks).toEqual([{ oldStart: 0, oldCount: 1, newStart: 0, newCount: 1 }]);
  });

  test('can look past white space', () => {
    const ignore = (before: string, after: string) =>
      differLines(bytes(before), bytes(after), { ignoreSpace: true }).blocks.length;
    expect(ignore('if (a) {\n\tb;\n}', 'if (a) {\r\n    b ;\n}\n')).toBe(0);
    expect(ignore('a\n', 'a\n\n')).toBe(1);
  });

  test('of two texts of 5,000 lines with 40 % changed is quick', () => {
    const lines = (changed: (line: number) => boolean) =>
      Array.from({ length: 5000 }, (_, i) => `${(i * 7) % 40}${changed(i) ? ` ${i % 11}` : ''}`).join('\n');
    const [one, two] = [bytes(lines(() => false)), bytes(lines((i) => (i * 31) % 10 < 4))];
    const start = performance.now();
    expect(differLines(one, two).rough).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('out of time is one block', () => {
    const [one, two] = [7, 13].map((step) =>
      bytes(Array.from({ length: 500 }, (_, i) => (i * step) % 101).join('\n')),
    ) as [Uint8Array, Uint8Array];
    const late = differLines(one, two, { isLate: () => true });
    expect(late.rough).toBe(true);
    expect(late.blocks).toHaveLength(1);
    expect(patched(late)).toBe(new TextDecoder().decode(two));
  });

  test('of 100,000 lines that have hardly anything in common ends in time', () => {
    const [one, two] = [7, 13].map((step) =>
      bytes(Array.from({ length: 100_000 }, (_, i) => (i * step) % 101).join('\n')),
    ) as [Uint8Array, Uint8Array];
    const start = performance.now();
    expect(patched(differLines(one, two))).toBe(new TextDecoder().decode(two));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('hunks', () => {
  const lines = (count: number, but: Record<number, string> = {}) =>
    Array.from({ length: count }, (_, i) => `${but[i] ?? i}\n`).join('');
  const headers = (before: string, after: string, context: number) => {
    const { before: old, blocks } = differ(before, after);
    return toHunks(blocks, old.ends.length, context).map(hunkHeader);
  };

  test('have the ranges that git gives them, and merge where they touch', () => {
    const after = lines(40, { 10: 'x', 17: 'y', 25: 'z\nz' });
    expect(headers(lines(40), after, 3)).toEqual(['@@ -8,14 +8,14 @@', '@@ -23,7 +23,8 @@']);
    expect(headers(lines(40), after, Number.POSITIVE_INFINITY)).toEqual(['@@ -1,40 +1,41 @@']);
    expect(headers('', 'a\n', 3)).toEqual(['@@ -0,0 +1 @@']);
    expect(headers('a\nb\n', '', 3)).toEqual(['@@ -1,2 +0,0 @@']);
  });

  test('can be opened in between', () => {
    const { before, blocks } = differ(lines(40), lines(40, { 5: 'x', 30: 'y\ny' }));
    const opened = toHunks(blocks, before.ends.length, 3, [
      [9, 12],
      [38, 50],
    ]);
    expect(opened.map(hunkHeader)).toEqual(['@@ -3,10 +3,10 @@', '@@ -28,7 +28,8 @@', '@@ -39,2 +40,2 @@']);
  });
});
