import type { Hashes, HashName } from '#domain/hash-name.ts';
import { Desk } from '../files/desk.ts';
import type { HashAnswer, HashTask } from './protocol.ts';

/** Milliseconds without a piece of a file: a disk may have to wake up. */
const PATIENCE = 120_000;

const desk = new Desk<HashTask, HashAnswer>(
  () => new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' }),
  PATIENCE,
);

/**
 * Hashes a file piece by piece beside the page, all hashes in one pass.
 *
 * @param progress told the bytes that are done
 * @throws Error where the file cannot be read, the browser lets no WebAssembly run, or `stopHashing` was called
 */
export async function hashFile(
  file: File,
  names: readonly HashName[],
  progress: (done: number) => void,
): Promise<Hashes> {
  const answer = await desk.ask({ file, names: [...names] }, progress);
  return answer.hashes;
}

/** Ends what is being hashed. */
export function stopHashing(): void {
  desk.close('stopped');
}
