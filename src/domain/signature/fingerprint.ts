import type { Key } from '../key.ts';
import { base64Of, bytesOfBase64 } from './base64.ts';
import { packetAt, readGpgKeyBlock } from './gpg-key.ts';

/**
 * What people compare of a public key, as the program of its kind prints it: minisign's key id, SSH's `SHA256:...`,
 * GPG's fingerprint.
 */
export async function fingerprintOf({ kind, key }: Pick<Key, 'kind' | 'key'>): Promise<string> {
  if (kind === 'gpg') return await gpgFingerprint(readGpgKeyBlock(key).bytes);
  const bytes = bytesOfBase64(kind === 'ssh' ? (key.split(' ')[1] ?? '') : key) ?? new Uint8Array();
  return kind === 'ssh' ? await sshFingerprint(bytes) : hexOf(bytes.slice(2, 10).reverse());
}

/** `SHA256:` and the hash of the bytes of a key, as `ssh-keygen -l` prints it. */
export async function sshFingerprint(keyBytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', keyBytes);
  return `SHA256:${base64Of(new Uint8Array(digest)).replaceAll('=', '')}`;
}

/** Of version 4: the SHA-1 of the first packet as RFC 4880 frames it. */
async function gpgFingerprint(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { start, length } = packetAt(bytes, 0);
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
