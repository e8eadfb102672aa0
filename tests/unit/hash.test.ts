import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startHashes } from '../../src/adapters/hash.ts';
import { eachPiece } from '../../src/client/drop/each-piece.ts';
import { runs } from '../support/effort.ts';

const NAMES = { sha256: 'sha256', sha512: 'sha512', blake2b: 'blake2b512' } as const;

function byNode(bytes: Uint8Array) {
  return Object.fromEntries(
    Object.entries(NAMES).map(([name, algorithm]) => [name, createHash(algorithm).update(bytes).digest('hex')]),
  );
}

async function inPieces(blob: Blob) {
  const running = await startHashes(['sha256', 'sha512', 'blake2b']);
  await eachPiece(blob, (piece) => running.update(piece));
  return running.digest();
}

/** A file of a browser whose streams fill no buffers of others. */
function plainStream(blob: Blob): Blob {
  const stream = () => blob.stream().pipeThrough(new TransformStream());
  return Object.assign(Object.create(blob), { stream });
}

describe('hashing piece by piece', () => {
  test('gives what hashing at once does, however the file is cut', async () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(parts, async (pieces) => {
        const running = await startHashes(['sha256', 'sha512', 'blake2b']);
        for (const piece of pieces) running.update(piece);
        expect(running.digest()).toEqual(byNode(Buffer.concat(pieces)));
      }),
      { numRuns: runs(30) },
    );
  });

  test.each([0, 1, 65_536, 5 * 1024 * 1024 + 7])('reads every byte of %i once, in order', async (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 255);
    const expected = byNode(bytes);
    expect(await inPieces(new Blob([bytes]))).toEqual(expected);
    expect(await inPieces(plainStream(new Blob([bytes])))).toEqual(expected);
  });
});
