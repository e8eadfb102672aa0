import { startHashes } from '../../adapters/hash.ts';
import { serve } from '../files/serve.ts';
import type { HashAnswer, HashTask } from './protocol.ts';

/** Bytes that are read at a time: two of these are in memory. */
const PIECE = 4 * 1024 * 1024;

serve<HashTask, HashAnswer>(async ({ file, names }, progress) => {
  const hashes = await startHashes(names);
  let next = pieceAt(file, 0);
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = await next;
    // The disk reads on while this piece is hashed.
    next = pieceAt(file, at + PIECE);
    hashes.update(piece);
    progress(Math.min(at + PIECE, file.size));
  }
  return { hashes: hashes.digest() };
});

async function pieceAt(file: File, at: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
}
