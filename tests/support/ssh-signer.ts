import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { wireFields } from '#domain/signature/wire.ts';

/** Signs as `ssh-keygen -Y sign` does, so that tests with SSH signatures need no program. */
export interface SshSigner {
  /** Type and base64, as in a `.pub` file. */
  line: string;
  sign: (message: Uint8Array | string, as?: { namespace?: string; hash?: 'sha256' | 'sha512' }) => string;
}

export const SIGNER_TYPES = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
] as const;

type SignerType = (typeof SIGNER_TYPES)[number];

const APPLICATION = 'ssh:';

/** A new key of a type with what it signs. */
export function createSshSigner(type: SignerType = 'ssh-ed25519'): SshSigner {
  const pair = newPair(type);
  const blob = publicBlob(type, pair.publicKey);
  return {
    line: `${type} ${Buffer.from(blob).toString('base64')}`,
    sign: (message, { namespace = 'git', hash = 'sha512' } = {}) => {
      const digest = createHash(hash).update(message).digest();
      const magic = Buffer.from('SSHSIG');
      const signed = Buffer.concat([magic, wireFields(namespace, '', hash, digest)]);
      const version = Buffer.from([0, 0, 0, 1]);
      const proper = properSignature(type, pair.privateKey, signed);
      const whole = Buffer.concat([magic, version, wireFields(blob, namespace, '', hash, proper)]);
      return armored(whole);
    },
  };
}

/** The text around the bytes of a signature. */
export function armored(bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('base64').replace(/.{70}/g, '$&\n').trimEnd();
  return `-----BEGIN SSH SIGNATURE-----\n${lines}\n-----END SSH SIGNATURE-----\n`;
}

function newPair(type: SignerType): { publicKey: KeyObject; privateKey: KeyObject } {
  if (type.includes('ed25519')) return generateKeyPairSync('ed25519');
  if (type === 'ssh-rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return generateKeyPairSync('ec', { namedCurve: `P-${curveOf(type)}` });
}

function curveOf(type: string): string {
  return /nistp(\d+)/.exec(type)?.[1] ?? '';
}

function publicBlob(type: SignerType, key: KeyObject): Uint8Array {
  const jwk = key.export({ format: 'jwk' });
  const part = (name: 'x' | 'y' | 'n' | 'e'): Buffer => Buffer.from(jwk[name] ?? '', 'base64url');
  const application = type.startsWith('sk-') ? [APPLICATION] : [];
  if (type === 'ssh-rsa') return wireFields(type, mpint(part('e')), mpint(part('n')));
  if (type.includes('ed25519')) return wireFields(type, part('x'), ...application);
  const point = Buffer.concat([Buffer.from([4]), part('x'), part('y')]);
  return wireFields(type, `nistp${curveOf(type)}`, point, ...application);
}

function properSignature(type: SignerType, key: KeyObject, signed: Uint8Array): Uint8Array {
  if (type === 'ssh-rsa') return wireFields('rsa-sha2-512', sign('sha512', signed, key));
  const presence = type.startsWith('sk-') ? Buffer.from([1, 0, 0, 0, 7]) : Buffer.alloc(0);
  const message = presence.length === 0 ? signed : Buffer.concat([sha256(APPLICATION), presence, sha256(signed)]);
  return Buffer.concat([wireFields(type, rawSignature(type, key, message)), presence]);
}

function rawSignature(type: SignerType, key: KeyObject, message: Uint8Array): Uint8Array {
  if (type.includes('ed25519')) return sign(null, message, key);
  const hash = { 256: 'sha256', 384: 'sha384', 521: 'sha512' }[curveOf(type)] ?? '';
  const pair = sign(hash, message, { key, dsaEncoding: 'ieee-p1363' });
  return wireFields(mpint(pair.subarray(0, pair.length / 2)), mpint(pair.subarray(pair.length / 2)));
}

/** A number as SSH writes it: no zeros in front, but one where it would look negative. */
function mpint(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const short = start < 0 ? Buffer.alloc(0) : bytes.subarray(start);
  return (short[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), short]) : short;
}

function sha256(data: Uint8Array | string): Buffer {
  return createHash('sha256').update(data).digest();
}
