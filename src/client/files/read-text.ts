import { type FilePack, openPack, readPacked } from '#domain/file-pack.ts';
import { loadUnpacked } from './load-unpacked.ts';
import type { Proof, TextSource } from './protocol.ts';

/** Packs that are kept unpacked: two sides, and the same file again with another setting. */
const KEPT = 24;

const packs = new Map<string, Promise<FilePack>>();

/** A text of a pack with the full id that git knows it by. */
export async function readText({ address, slot }: TextSource): Promise<{ id: string; content: Uint8Array }> {
  return readPacked(await packAt(address), slot);
}

/** Holds a content against its id. WebCrypto exists on https and localhost alone; elsewhere nothing is said. */
export async function proveText(id: string, content: Uint8Array): Promise<Proof> {
  if (!globalThis.crypto?.subtle) return 'unchecked';
  const head = new TextEncoder().encode(`blob ${content.length}\0`);
  const blob = new Uint8Array(head.length + content.length);
  blob.set(head);
  blob.set(content, head.length);
  const hash = new Uint8Array(await crypto.subtle.digest(id.length === 64 ? 'SHA-256' : 'SHA-1', blob));
  const found = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return found === id ? 'match' : 'mismatch';
}

/** The id of what stands in a pack, text or not. */
export async function readId({ address, slot }: TextSource): Promise<string> {
  return (await packAt(address)).entries[slot]?.id ?? '';
}

function packAt(address: string): Promise<FilePack> {
  const known = packs.get(address);
  const pack = known ?? loadUnpacked(address).then(openPack);
  // The one that was asked for last is let go of last.
  packs.delete(address);
  packs.set(address, pack);
  pack.catch(() => packs.delete(address));
  const [oldest] = packs.keys();
  if (packs.size > KEPT && oldest !== undefined) packs.delete(oldest);
  return pack;
}
