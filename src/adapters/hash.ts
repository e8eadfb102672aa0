import { createBLAKE2b, createSHA256, createSHA512 } from 'hash-wasm';
import type { Hashes, HashName } from '#domain/hash-name.ts';

/** Hashes of one file in the making. */
export interface RunningHashes {
  update(bytes: Uint8Array): void;
  /** Ends it. */
  digest(): Hashes;
}

/**
 * Starts hashes that are fed piece by piece, all of them in one pass.
 *
 * @throws where the page or browser does not let WebAssembly run
 */
export async function startHashes(names: readonly HashName[]): Promise<RunningHashes> {
  const running = await Promise.all(names.map(async (name) => [name, await MAKERS[name]()] as const));
  return {
    update: (bytes) => {
      for (const [, hash] of running) hash.update(bytes);
    },
    digest: () => Object.fromEntries(running.map(([name, hash]) => [name, hash.digest()])),
  };
}

const MAKERS = { sha256: createSHA256, sha512: createSHA512, blake2b: () => createBLAKE2b(512) };
