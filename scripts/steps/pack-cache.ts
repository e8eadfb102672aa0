import type { TextKind } from '#domain/trees.ts';
import { readCacheFile, writeCacheFile } from '../adapters/cache-file.ts';

/** Why a blob has no text in a pack, and its bytes where known; by full id. Blobs that are text are not listed. */
export type BlobKinds = Map<string, { kind: TextKind; size: number | null }>;

/** A pack as it was made the last time: compressed, or of no bytes where the path has no text at all. */
export interface KnownPack {
  /** Digest of the ids of its texts and what each came after. */
  digest: string;
  bytes: Uint8Array;
}

/** What was packed the last time. */
export interface PackCache {
  /** By path. */
  packs: ReadonlyMap<string, KnownPack>;
  kinds: BlobKinds;
}

interface Head {
  /** What else the packs depend on. */
  state: string;
  packs: [path: string, digest: string, length: number][];
  kinds: [id: string, kind: TextKind, size: number | null][];
}

const FILE = 'packs.cache';

/** Reads what an earlier build kept; whatever is not whole or was made otherwise counts as nothing. */
export async function readPackCache(folder: string | null, state: string): Promise<PackCache> {
  const found = await readCacheFile<Head>({ folder, file: FILE });
  const packs = new Map<string, KnownPack>();
  if (found?.head.state !== state) return { packs, kinds: new Map() };
  let at = 0;
  for (const [path, digest, length] of found.head.packs) {
    packs.set(path, { digest, bytes: found.bytes.subarray(at, at + length) });
    at += length;
  }
  return { packs, kinds: new Map(found.head.kinds.map(([id, kind, size]) => [id, { kind, size }])) };
}

/** Keeps packs for the next build. */
export async function writePackCache(folder: string | null, state: string, { packs, kinds }: PackCache): Promise<void> {
  const head: Head = {
    state,
    packs: [...packs].map(([path, { digest, bytes }]) => [path, digest, bytes.length]),
    kinds: [...kinds].map(([id, { kind, size }]) => [id, kind, size]),
  };
  const parts = [...packs.values()].map(({ bytes }) => bytes);
  await writeCacheFile({ folder, file: FILE }, head, parts);
}
