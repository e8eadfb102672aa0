import type { Hashes, HashName } from '#domain/hash-name.ts';
import { idOfBytes } from '#domain/object-id.ts';

/** Bytes of the largest file that is read into memory. */
export const WHOLE = 256 * 1024 * 1024;
const ALGORITHMS: Partial<Record<HashName, string>> = { sha256: 'SHA-256', sha512: 'SHA-512' };

/**
 * Hashes a file at once by what the browser itself has, which is not BLAKE2b.
 *
 * @throws Error for files too large to be held in memory
 */
export async function hashWhole(file: File, names: readonly HashName[]): Promise<Hashes> {
  if (file.size > WHOLE || !globalThis.crypto?.subtle) throw new Error('no WebAssembly');
  const bytes = await file.arrayBuffer();
  const known = names.flatMap((name) => {
    const algorithm = ALGORITHMS[name];
    return algorithm === undefined ? [] : [[name, algorithm] as const];
  });
  const hashes = known.map(async ([name, algorithm]) => {
    const digest = await crypto.subtle.digest(algorithm, bytes);
    return [name, idOfBytes(new Uint8Array(digest))] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}
