import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  encodePack,
  type FilePack,
  makePack,
  openPack,
  type PackEntry,
  readPacked,
  slotsToRead,
} from '#domain/file-pack.ts';
import { applyDelta, deltaOf } from '#domain/text-delta.ts';

const NONE: FilePack = { entries: [] };
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a pack', () => {
  test('gives every text back, byte for byte, whatever came after what', () => {
    fc.assert(
      fc.property(texts(), ({ entries, predecessors }) => {
        const pack = packOf(entries, predecessors);
        for (const [slot, { id, content }] of entries.entries()) {
          if (content) expect(readPacked(pack, slot)).toEqual({ id, content });
          else expect(() => readPacked(pack, slot)).toThrow(RangeError);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('made of an earlier one is the pack of a first time, whatever came between and after what', () => {
    fc.assert(
      fc.property(texts(), fc.nat(), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (all, pick, held) => {
        const { entries, predecessors } = all;
        const before = entries.filter((_, slot) => held[slot]);
        const known = packOf(
          before,
          before.map((_, slot) => (slot === 0 ? -1 : (pick + slot) % slot)),
        );
        const read = slotsToRead(known, entries, predecessors);
        const some = entries.map((entry, slot) => (read.includes(slot) ? entry : { ...entry, content: null }));
        expect(makePack(known, some, predecessors)).toEqual(makePack(NONE, entries, predecessors));
        if (read.length === 0) return;
        const lacking = some.map((entry, slot) => (slot === read[0] ? { ...entry, content: null } : entry));
        expect(makePack(known, lacking, predecessors)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('says of what is no text why, and how large it is', () => {
    const entries: PackEntry[] = [
      { id: 'ab'.repeat(20), kind: 'large', size: 400_000, content: null },
      { id: 'cd'.repeat(20), kind: 'missing', size: null, content: null },
    ];
    const opened = packOf(entries, [-1, 0]);
    expect(opened.entries.map(({ kind, size }) => [kind, size])).toEqual([
      ['large', 400_000],
      ['missing', null],
    ]);
  });

  test('of another format or cut short is refused', () => {
    const whole = bytesOf(makePack(NONE, [entryOf(bytes('light\n'), 0)], [-1]));
    expect(() => openPack(Uint8Array.of(99, ...whole.subarray(1)))).toThrow(RangeError);
    for (let end = 1; end < whole.length; end++) expect(() => openPack(whole.subarray(0, end))).toThrow(RangeError);
  });
});

describe('the difference of two texts', () => {
  test.each([
    ['line ends of Windows', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n'],
    ['line ends that change', 'a\r\nb\r\n', 'a\nb\n'],
    ['no line feed at the end', 'a\nb', 'a\nb\n'],
    ['one that is empty', '', 'a\n'],
    ['only line feeds', '\n\n\n', '\n\n'],
  ])('is exact with %s', (_, a, b) => {
    expectExact(bytes(a), bytes(b));
    expectExact(bytes(b), bytes(a));
  });

  test('is exact for bytes that are no text', () => {
    const raw = fc
      .uint8Array({ maxLength: 60 })
      .map((list) => list.map((byte) => [10, 13, 0xff, 0xc3, 97][byte % 5] ?? 0));
    fc.assert(
      fc.property(raw, raw, (a, b) => void expectExact(a, b)),
      { numRuns: 1000 },
    );
  });

  test('stays small and quick on 100,000 lines and on a line of 1 MB', () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `line ${at} ${at % 7}`);
    const edited = lines.flatMap((line, at) => (at % 1000 === 0 ? [`${line}!`, 'new'] : at % 777 === 0 ? [] : [line]));
    const [a, b] = [bytes(lines.join('\n')), bytes(edited.join('\n'))];
    const started = performance.now();
    expect(expectExact(a, b)).toBeLessThan(8_000);
    expect(expectExact(bytes(`${'x'.repeat(1e6)}y`), bytes(`${'x'.repeat(5e5)}z${'x'.repeat(5e5)}y`))).toBeLessThan(20);
    expectExact(bytes('a\n'.repeat(100_000)), bytes('a\nb\n'.repeat(50_000)));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

function packOf(entries: readonly PackEntry[], predecessors: readonly number[]): FilePack {
  return openPack(bytesOf(makePack(NONE, entries, predecessors)));
}

function bytesOf(pack: FilePack | null): Uint8Array {
  if (pack === null) throw new Error('A text was not read.');
  return encodePack(pack);
}

/** Bytes of the delta, which makes the one of the other. */
function expectExact(base: Uint8Array, target: Uint8Array): number {
  const delta = deltaOf(base, target);
  expect(Buffer.compare(applyDelta(base, delta), target)).toBe(0);
  return delta.commands.length + delta.text.length;
}

/** Texts of a path of few different lines, some of them no text, and what each came after. */
function texts(): fc.Arbitrary<{ entries: PackEntry[]; predecessors: number[] }> {
  const line = fc.constantFrom('a\n', 'b\n', 'c\r\n', '{\n', '}\n', 'a', '\n', '\u00e9\n');
  const content = fc.oneof(
    { weight: 5, arbitrary: fc.array(line, { maxLength: 12 }).map((all) => bytes(all.join(''))) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc.array(fc.tuple(content, fc.nat()), { minLength: 1, maxLength: 12 }).map((list) => ({
    entries: list.map(([text], slot) => entryOf(text, slot)),
    predecessors: list.map(([, pick], slot) => (slot === 0 ? -1 : pick % slot)),
  }));
}

function entryOf(content: Uint8Array | null, slot: number): PackEntry {
  const id = slot.toString(16).padStart(40, '0');
  return content === null
    ? { id, kind: 'binary', size: 9, content }
    : { id, kind: 'text', size: content.length, content };
}
