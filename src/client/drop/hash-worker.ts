import { startHashes } from '../../adapters/hash.ts';
import { serve } from '../files/serve.ts';
import { eachPiece } from './each-piece.ts';
import type { HashAnswer, HashTask } from './protocol.ts';

/** Bytes between two words of progress. */
const STEP = 8 * 1024 * 1024;

serve<HashTask, HashAnswer>(async ({ file, names }, progress) => {
  const hashes = await startHashes(names);
  let [done, told] = [0, 0];
  await eachPiece(file, (piece) => {
    hashes.update(piece);
    done += piece.length;
    if (done - told < STEP) return;
    told = done;
    progress(done);
  });
  return { hashes: hashes.digest() };
});
