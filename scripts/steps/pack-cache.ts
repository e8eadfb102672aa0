import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TextKind } from '#domain/trees.ts';
import { writeWhole } from '../adapters/whole-file.ts';

/** Why a blob has no text in a pack, and its bytes where known; by full id. Blobs that are text are not listed. */
export type BlobKinds = Map<string, { kind: TextKind; size: number | null }>;

/** A pack as it was made the last time: compressed, or of no bytes where the path has no text at all. */
export interface KnownPack {
  /** How many of the path's texts it holds. */
  texts: number;
  /** Digest of their ids. */
  digest: string;
  bytes: Uint8Array;
}

/** What was packed the last time. */
export interface PackCache {
  /** By path. */
  packs: ReadonlyMap<string, KnownPack>;
  kinds: BlobKinds;
}

interface Header {
  /** What else the packs depend on. */
  state: string;
  packs: [path: string, texts: number, digest: string, length: number][];
  kinds: [id: string, kind: TextKind, size: number | null][];
}

const FILE = 'packs.cache';

/** Reads what an earlier build kept; whatever is not whole or was made otherwise counts as nothing. */
export async function readPackCache(folder: string | null, state: string): Promise<PackCache> {
  const nothing = { packs: new Map<string, KnownPack>(), kinds: new Map() };
  if (folder === null) return nothing;
  const bytes = await readFile(join(folder, FILE)).catch(() => Buffer.alloc(0));
  const [digestEnd, headerEnd] = [bytes.indexOf(10), bytes.indexOf(10, bytes.indexOf(10) + 1)];
  if (digestEnd < 0 || headerEnd < 0) return nothing;
  if (bytes.toString('latin1', 0, digestEnd) !== digestOf(bytes.subarray(digestEnd + 1))) return nothing;
  const header: Header = JSON.parse(bytes.toString('utf8', digestEnd + 1, headerEnd));
  if (header.state !== state) return nothing;
  const packs = new Map<string, KnownPack>();
  let at = headerEnd + 1;
  for (const [path, texts, digest, length] of header.packs) {
    packs.set(path, { texts, digest, bytes: bytes.subarray(at, at + length) });
    at += length;
  }
  return { packs, kinds: new Map(header.kinds.map(([id, kind, size]) => [id, { kind, size }])) };
}

/** Keeps packs for the next build. */
export async function writePackCache(folder: string | null, state: string, { packs, kinds }: PackCache): Promise<void> {
  if (folder === null) return;
  const header: Header = {
    state,
    packs: [...packs].map(([path, { texts, digest, bytes }]) => [path, texts, digest, bytes.length]),
    kinds: [...kinds].map(([id, { kind, size }]) => [id, kind, size]),
  };
  const head = Buffer.from(`${JSON.stringify(header)}\n`);
  const content = Buffer.concat([head, ...[...packs.values()].map(({ bytes }) => bytes)]);
  await writeWhole(join(folder, FILE), Buffer.concat([Buffer.from(`${digestOf(content)}\n`), content]));
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}
