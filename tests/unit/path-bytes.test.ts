import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePath, encodePath } from '#domain/path-bytes.ts';

test('any bytes come back from the text of a path', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
      expect([...encodePath(decodePath(bytes))]).toEqual([...bytes]);
    }),
    { numRuns: 1000 },
  );
});

test('text in UTF-8 is read as it is, with what is not beside it', () => {
  expect(decodePath(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0xc3, 0xa9, 0xc3]))).toBe('\ufeffa\udcffé\udcc3');
});
