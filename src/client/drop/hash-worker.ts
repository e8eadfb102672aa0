import type { Hashes } from '#domain/hash-name.ts';
import { type RunningHashes, startHashes } from '../../adapters/hash.ts';
import { serve } from '../files/serve.ts';
import { eachPiece } from './each-piece.ts';
import { hashWhole } from './hash-whole.ts';
import type { HashAnswer, HashTask } from './protocol.ts';

/** Bytes between two words of progress. */
const STEP = 8 * 1024 * 1024;

serve<HashTask, HashAnswer>(async ({ file, names }, progress) => {
  // Some browsers, or the wish of their users, let no WebAssembly run.
  const running = await startHashes(names).catch(() => null);
  return { hashes: await (running ? inPieces(file, running, progress) : hashWhole(file, names)) };
});

async function inPieces(file: File, running: RunningHashes, progress: (done: number) => void): Promise<Hashes> {
  let [done, told] = [0, 0];
  await eachPiece(file, (piece) => {
    running.update(piece);
    done += piece.length;
    if (done - told < STEP) return;
    told = done;
    progress(done);
  });
  return running.digest();
}
