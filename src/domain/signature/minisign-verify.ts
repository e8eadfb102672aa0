import { type MinisignKey, type MinisignSignature, readMinisignKey } from './minisign.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Why a signature does not hold, or cannot be held against anything here. */
export type MinisignReason = 'other-key' | 'altered' | 'altered-comment' | 'unsupported';

export type MinisignAnswer<Key> = { valid: true; key: Key } | { valid: false; reason: MinisignReason };

interface MinisignQuestion<Key> {
  signature: MinisignSignature;
  /** BLAKE2b-512 of the file where `signature.prehashed`, else the whole file. */
  signed: Bytes;
  /** Each with its base64 line. */
  keys: readonly Key[];
}

/**
 * Whether one of the keys made a signature of a file and of its trusted comment, as `minisign -V` decides it.
 *
 * @returns `other-key` where none of the keys has its id; `altered` where the file is not the one that was signed, or
 *   another key has taken the id; `altered-comment` where only the comment is not; `unsupported` where the browser
 *   cannot check Ed25519
 */
export async function verifyMinisign<Key extends { key: string }>(
  question: MinisignQuestion<Key>,
): Promise<MinisignAnswer<Key>> {
  const { signature, signed, keys } = question;
  const known = keys.map((key) => ({ key, read: readMinisignKey(key.key) }));
  const meant = known.filter(({ read }) => read.keyId === signature.keyId);
  let reason: MinisignReason = meant.length === 0 ? 'other-key' : 'altered';
  for (const { key, read } of meant) {
    const answer = await verifyWith(read, signature, signed);
    if (answer === 'valid') return { valid: true, key };
    if (answer !== 'altered') reason = answer;
  }
  return { valid: false, reason };
}

async function verifyWith(key: MinisignKey, made: MinisignSignature, signed: Bytes): Promise<'valid' | MinisignReason> {
  const point = await importPoint(key.point);
  if (!point) return 'unsupported';
  if (!(await crypto.subtle.verify('Ed25519', point, made.signature, signed))) return 'altered';
  const all = new Uint8Array([...made.signature, ...made.commentBytes]);
  return (await crypto.subtle.verify('Ed25519', point, made.commentSignature, all)) ? 'valid' : 'altered-comment';
}

/** Null where WebCrypto is not there (it is on https and localhost only) or has no Ed25519. */
async function importPoint(point: Bytes): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', point, 'Ed25519', false, ['verify']);
  } catch {
    return null;
  }
}
