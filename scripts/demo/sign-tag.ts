import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { wireFields } from '#domain/signature/wire.ts';

/** The day from which Lantern signs its tags, seconds since 1970. */
export const SIGNED_SINCE = Date.UTC(2026, 0, 1) / 1000;

const TYPE = 'ssh-ed25519';

/** DER of a private key of Ed25519 in front of its 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Signs a tag of the sample as `git tag -s` does with an SSH key. The key is made from words that everybody can read, so
 * it protects nothing; Ed25519 signs the same bytes the same way, so the ids of tags stay the same.
 *
 * @param payload the tag object without a signature
 * @returns the signature in its armor, with a line end
 */
export function signTag(payload: string): string {
  const magic = Buffer.from('SSHSIG');
  const digest = createHash('sha512').update(payload).digest();
  const key = privateKey();
  const proper = wireFields(TYPE, sign(null, Buffer.concat([magic, wireFields('git', '', 'sha512', digest)]), key));
  const fields = wireFields(publicBytes(key), 'git', '', 'sha512', proper);
  const text = Buffer.concat([magic, Buffer.from([0, 0, 0, 1]), fields]).toString('base64');
  return `-----BEGIN SSH SIGNATURE-----\n${text.replace(/.{70}(?=.)/g, '$&\n')}\n-----END SSH SIGNATURE-----\n`;
}

/** The line of the public key, for the settings of the sample. */
export function tagKeyLine(): string {
  return `${TYPE} ${Buffer.from(publicBytes(privateKey())).toString('base64')}`;
}

function privateKey(): KeyObject {
  const seed = createHash('sha256').update('Lantern, the sample product of Tagline: its tags').digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

function publicBytes(key: KeyObject): Uint8Array {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return wireFields(TYPE, Buffer.from(x, 'base64url'));
}
