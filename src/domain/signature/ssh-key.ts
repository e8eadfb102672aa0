import { bytesOfBase64 } from './base64.ts';
import { MalformedBytes, WireReader } from './wire.ts';

/** A curve of ECDSA with the hash that SSH signs with, and the bytes of one coordinate. */
export interface Curve {
  name: 'P-256' | 'P-384' | 'P-521';
  hash: 'SHA-256' | 'SHA-384' | 'SHA-512';
  bytes: number;
}

/** A public key of SSH by what WebCrypto needs; `application` is there where a security key holds it. */
export type SshKey = { type: string; application: string | null } & (
  | { algorithm: 'ed25519'; point: Uint8Array<ArrayBuffer> }
  | { algorithm: 'ecdsa'; curve: Curve; point: Uint8Array<ArrayBuffer> }
  | { algorithm: 'rsa'; modulus: Uint8Array<ArrayBuffer>; exponent: Uint8Array<ArrayBuffer> }
);

const CURVES: Readonly<Record<string, Curve>> = {
  nistp256: { name: 'P-256', hash: 'SHA-256', bytes: 32 },
  nistp384: { name: 'P-384', hash: 'SHA-384', bytes: 48 },
  nistp521: { name: 'P-521', hash: 'SHA-512', bytes: 66 },
};

/** Types of keys whose signatures are checked. */
export const SSH_KEY_TYPES = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
];

/**
 * Reads a key as it stands in an `.pub` file or in `authorized_keys` without options; the comment is left out.
 *
 * @returns the key and its bytes
 * @throws MalformedBytes, said of the key as "it"
 */
export function readSshKeyLine(line: string): { key: SshKey; blob: Uint8Array<ArrayBuffer>; text: string } {
  const [type = '', base64 = ''] = line.trim().split(/[ \t]+/);
  if (!SSH_KEY_TYPES.includes(type))
    throw new MalformedBytes('it does not begin with a type of key that is checked here');
  const blob = bytesOfBase64(base64);
  if (!blob) throw new MalformedBytes('it has no base64 behind its type');
  const key = readSshKey(blob);
  if (key.type !== type) throw new MalformedBytes(`it says that it is ${type} and holds ${key.type}`);
  return { key, blob, text: `${type} ${base64}` };
}

/**
 * Reads the bytes of a key.
 *
 * @throws MalformedBytes also for types that are not checked, and for RSA below 2,048 bits
 */
export function readSshKey(blob: Uint8Array<ArrayBuffer>): SshKey {
  const reader = new WireReader(blob);
  const type = reader.word();
  const key = readFields(type, reader);
  const application = type.startsWith('sk-') ? reader.word() : null;
  reader.end();
  return { type, application, ...key };
}

type KeyFields = SshKey extends infer K ? (K extends SshKey ? Omit<K, 'type' | 'application'> : never) : never;

function readFields(type: string, reader: WireReader): KeyFields {
  if (type === 'ssh-ed25519' || type === 'sk-ssh-ed25519@openssh.com')
    return { algorithm: 'ed25519', point: sized(reader.field(), 32) };
  if (type === 'ssh-rsa') return readRsa(reader);
  const curve = CURVES[/^(?:sk-)?ecdsa-sha2-(nistp\d+)(?:@openssh\.com)?$/.exec(type)?.[1] ?? ''];
  if (!curve || !SSH_KEY_TYPES.includes(type))
    throw new MalformedBytes(`it is of the type ${type}, which is not checked`);
  if (reader.word() !== type.replace(/^.*-|@.*$/g, '')) throw new MalformedBytes('it names two curves');
  return { algorithm: 'ecdsa', curve, point: uncompressed(reader.field(), curve) };
}

function readRsa(reader: WireReader): KeyFields {
  const exponent = reader.magnitude();
  const modulus = reader.magnitude();
  if (modulus.length < 256 || modulus.length > 2048)
    throw new MalformedBytes('it has fewer than 2,048 bits, or too many');
  if (exponent.length === 0 || exponent.length > 8) throw new MalformedBytes('it has no exponent that is in use');
  return { algorithm: 'rsa', modulus, exponent };
}

function sized(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (bytes.length !== length) throw new MalformedBytes(`it has ${bytes.length} bytes where ${length} belong`);
  return bytes;
}

function uncompressed(bytes: Uint8Array<ArrayBuffer>, curve: Curve): Uint8Array<ArrayBuffer> {
  sized(bytes, 2 * curve.bytes + 1);
  if (bytes[0] !== 4) throw new MalformedBytes('it has no point of its curve');
  return bytes;
}
