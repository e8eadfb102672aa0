import type { Key } from '../key.ts';
import { keyStanding } from '../key-standing.ts';
import { base64Of, bytesOfBase64 } from './base64.ts';
import { checkWithKey } from './ssh-check.ts';
import { readSshKey, type SshKey } from './ssh-key.ts';
import { MalformedBytes, WireReader, wireFields } from './wire.ts';

/** A signature of `ssh-keygen -Y sign` by its parts (OpenSSH's PROTOCOL.sshsig); nothing of it is checked yet. */
export interface SshSignature {
  /** The key that it says it was made with, and its bytes. */
  key: SshKey;
  keyBytes: Uint8Array<ArrayBuffer>;
  /** What it was made for: `file`, `git`. */
  namespace: string;
  reserved: Uint8Array<ArrayBuffer>;
  /** The hash of the message that it stands on, as WebCrypto names it. */
  hash: 'SHA-256' | 'SHA-512';
  /** Type and bytes of the signature proper. */
  proper: Uint8Array<ArrayBuffer>;
}

/** Why a signature is not accepted. `unsupported`: whoever checks lacks the algorithm. */
export type SshRefusal =
  | 'wrong-namespace'
  | 'unknown-key'
  | 'altered'
  | 'unsupported'
  | 'not-yet-valid'
  | 'expired'
  | 'revoked';

/** Whose signature it is, or why it is none that counts; the key is there where it is one of those trusted. */
export type SshVerdict = { valid: true; key: Key } | { valid: false; reason: SshRefusal; key: Key | null };

const ARMOR = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----$/;
const TEXT_LIMIT = 65_536;
const HASHES: Readonly<Record<string, SshSignature['hash']>> = { sha256: 'SHA-256', sha512: 'SHA-512' };

/**
 * Reads a signature in its armor.
 *
 * @returns its parts, or null where it is not whole or of a type that is not checked (DSA, SHA-1, certificates)
 */
export function readSshSignature(armored: string): SshSignature | null {
  if (armored.length > TEXT_LIMIT) return null;
  const base64 = ARMOR.exec(armored.replaceAll('\r\n', '\n').trim())?.[1]?.replaceAll('\n', '');
  const bytes = base64 === undefined ? null : bytesOfBase64(base64);
  if (!bytes) return null;
  try {
    return readParts(new WireReader(bytes));
  } catch (error) {
    if (error instanceof MalformedBytes) return null;
    throw error;
  }
}

function readParts(reader: WireReader): SshSignature {
  if (String.fromCharCode(...reader.take(6)) !== 'SSHSIG' || reader.uint32() !== 1)
    throw new MalformedBytes('it is no signature of version 1');
  const keyBytes = reader.field();
  const namespace = reader.word();
  const reserved = reader.field();
  const hash = HASHES[reader.word()];
  const proper = reader.field();
  reader.end();
  if (!hash || namespace === '') throw new MalformedBytes('it names no hash or namespace that is in use');
  return { key: readSshKey(keyBytes), keyBytes, namespace, reserved, hash, proper };
}

/** What is needed to judge a signature. */
export interface SshCheck {
  signature: SshSignature;
  /** Of the message, by `signature.hash`: a file of several gigabytes is hashed by whoever can do it in pieces. */
  digest: Uint8Array;
  /** `file` for artifacts, `git` for tags. */
  namespace: string;
  /** Those that are trusted for this use; others than of SSH are passed over. */
  keys: readonly Key[];
}

/**
 * Whether a signature was made over the message by one of the keys, valid on a day.
 *
 * @param check.at the day that the signature is to be held against, `YYYY-MM-DD`, since it carries none itself
 */
export async function verifySshSignature(check: SshCheck & { at: string }): Promise<SshVerdict> {
  const verdict = await checkSshSignature(check);
  if (!verdict.valid) return verdict;
  const standing = keyStanding(verdict.key, check.at);
  return standing === 'valid' ? verdict : { valid: false, reason: standing, key: verdict.key };
}

/** The same without regard to the days on which keys are valid. */
export async function checkSshSignature({ signature, digest, namespace, keys }: SshCheck): Promise<SshVerdict> {
  const own = base64Of(signature.keyBytes);
  const key = keys.find((each) => each.kind === 'ssh' && each.key.split(' ')[1] === own) ?? null;
  if (signature.namespace !== namespace) return { valid: false, reason: 'wrong-namespace', key };
  if (key === null) return { valid: false, reason: 'unknown-key', key };
  const outcome = await checkWithKey(signature.key, signature.proper, signedBytes(signature, digest));
  return outcome === 'good' ? { valid: true, key } : { valid: false, reason: outcome, key };
}

/** The digest of a message that is at hand as a whole. */
export async function digestFor(signature: SshSignature, message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(signature.hash, message));
}

function signedBytes({ namespace, reserved, hash }: SshSignature, digest: Uint8Array): Uint8Array<ArrayBuffer> {
  const fields = wireFields(namespace, reserved, hash === 'SHA-256' ? 'sha256' : 'sha512', digest);
  const all = new Uint8Array(6 + fields.length);
  all.set(new TextEncoder().encode('SSHSIG'));
  all.set(fields, 6);
  return all;
}
