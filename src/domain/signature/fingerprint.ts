import type { Key } from '../key.ts';
import { base64Of, bytesOfBase64 } from './base64.ts';
import { type Packet, packetAt, readGpgKeyBlock } from './gpg-key.ts';

/**
 * What people compare of a public key, as the program of its kind prints it: minisign's key id, SSH's `SHA256:...`,
 * GPG's fingerprint.
 */
export async function fingerprintOf({ kind, key }: Pick<Key, 'kind' | 'key'>): Promise<string> {
  if (kind === 'gpg') {
    const { bytes } = readGpgKeyBlock(key);
    return await gpgFingerprint(bytes, packetAt(bytes, 0));
  }
  const bytes = bytesOfBase64(kind === 'ssh' ? (key.split(' ')[1] ?? '') : key) ?? new Uint8Array();
  return kind === 'ssh' ? await sshFingerprint(bytes) : hexOf(bytes.slice(2, 10).reverse());
}

/** `SHA256:` and the hash of the bytes of a key, as `ssh-keygen -l` prints it. */
export async function sshFingerprint(keyBytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', keyBytes);
  return `SHA256:${base64Of(new Uint8Array(digest)).replaceAll('=', '')}`;
}

/**
 * Fingerprints of the keys of a block, the main one or others, that it says were revoked. gpg itself keeps silent about
 * it where the key has ended as well.
 */
export async function revokedGpgKeys(key: string): Promise<Set<string>> {
  const { bytes } = readGpgKeyBlock(key);
  const revoked: Promise<string>[] = [];
  let owner = packetAt(bytes, 0);
  for (let at = 0; at < bytes.length; ) {
    const packet = packetAt(bytes, at);
    at = packet.start + packet.length;
    if (packet.tag === SUBKEY) owner = packet;
    if (packet.tag === SIGNATURE && REVOCATIONS.includes(signatureType(bytes, packet)))
      revoked.push(gpgFingerprint(bytes, owner));
  }
  return new Set(await Promise.all(revoked));
}

const SIGNATURE = 2;
const SUBKEY = 14;
/** Of a key, of a subkey. */
const REVOCATIONS = [0x20, 0x28];

function signatureType(bytes: Uint8Array, { start }: Packet): number {
  return (bytes[start] === 3 ? bytes[start + 2] : bytes[start + 1]) ?? 0;
}

/** Of version 4: the SHA-1 of the packet of the key as RFC 4880 frames it. */
async function gpgFingerprint(bytes: Uint8Array<ArrayBuffer>, { start, length }: Packet): Promise<string> {
  const framed = new Uint8Array(3 + length);
  framed.set([0x99, length >> 8, length & 0xff]);
  framed.set(bytes.subarray(start, start + length), 3);
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-1', framed)));
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
