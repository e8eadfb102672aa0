import { base64Of } from './base64.ts';
import type { SshKey } from './ssh-key.ts';
import { MalformedBytes, WireReader } from './wire.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What WebCrypto is asked. */
interface Question {
  format: 'raw' | 'jwk';
  key: Bytes | JsonWebKey;
  importAs: AlgorithmIdentifier | EcKeyImportParams | RsaHashedImportParams;
  verifyAs: AlgorithmIdentifier | EcdsaParams;
  signature: Bytes;
}

/**
 * Whether a signature proper was made with a key over these bytes.
 *
 * @param proper type and bytes, of a security key its flags and counter as well
 * @returns `unsupported` where the algorithm is not there, `altered` in every other case
 */
export async function checkWithKey(
  key: SshKey,
  proper: Bytes,
  signed: Bytes,
): Promise<'good' | 'altered' | 'unsupported'> {
  try {
    const reader = new WireReader(proper);
    const question = questionOf(key, reader.word(), reader.field());
    const message = key.application === null ? signed : await withPresence(key.application, reader, signed);
    reader.end();
    return (await ask(question, message)) ? 'good' : 'altered';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return 'unsupported';
    if (error instanceof MalformedBytes || error instanceof DOMException) return 'altered';
    throw error;
  }
}

async function ask(question: Question, message: Bytes): Promise<boolean> {
  const { subtle } = crypto;
  const { format, key, importAs, verifyAs, signature } = question;
  const imported =
    format === 'raw'
      ? await subtle.importKey('raw', key as Bytes, importAs, false, ['verify'])
      : await subtle.importKey('jwk', key as JsonWebKey, importAs, false, ['verify']);
  return await subtle.verify(verifyAs, imported, signature, message);
}

function questionOf(key: SshKey, type: string, bytes: Bytes): Question {
  switch (key.algorithm) {
    case 'ed25519': {
      expectType(type, [key.type]);
      return { format: 'raw', key: key.point, importAs: 'Ed25519', verifyAs: 'Ed25519', signature: sized(bytes, 64) };
    }
    case 'ecdsa': {
      expectType(type, [key.type]);
      const { name, hash } = key.curve;
      const signature = fixedPair(bytes, key.curve.bytes);
      const importAs = { name: 'ECDSA', namedCurve: name };
      return { format: 'raw', key: key.point, importAs, verifyAs: { name: 'ECDSA', hash }, signature };
    }
    case 'rsa': {
      // Not 'ssh-rsa', whose hash is SHA-1.
      expectType(type, ['rsa-sha2-256', 'rsa-sha2-512']);
      const hash = type === 'rsa-sha2-256' ? 'SHA-256' : 'SHA-512';
      const jwk = { kty: 'RSA', n: base64Url(key.modulus), e: base64Url(key.exponent) };
      const name = 'RSASSA-PKCS1-v1_5';
      const signature = padded(bytes, key.modulus.length);
      return { format: 'jwk', key: jwk, importAs: { name, hash }, verifyAs: name, signature };
    }
  }
}

function expectType(type: string, known: readonly string[]): void {
  if (!known.includes(type)) throw new MalformedBytes(`a signature of the type ${type} does not fit the key`);
}

/** What a security key signs: that somebody touched it, and how often it signed before (PROTOCOL.u2f). */
async function withPresence(application: string, reader: WireReader, signed: Bytes): Promise<Bytes> {
  const [flags = 0, ...counter] = reader.take(5);
  if ((flags & 1) === 0) throw new MalformedBytes('nobody touched the security key');
  const whose = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(application));
  const what = await crypto.subtle.digest('SHA-256', signed);
  return Uint8Array.from([...new Uint8Array(whose), flags, ...counter, ...new Uint8Array(what)]);
}

/** Two numbers of SSH as WebCrypto wants them: each as long as a coordinate. */
function fixedPair(bytes: Bytes, length: number): Bytes {
  const reader = new WireReader(bytes);
  const pair = [reader.magnitude(), reader.magnitude()].map((number) => padded(number, length));
  reader.end();
  return Uint8Array.from(pair.flatMap((number) => [...number]));
}

function padded(bytes: Bytes, length: number): Bytes {
  if (bytes.length > length) throw new MalformedBytes('a number is longer than the key');
  const all = new Uint8Array(length);
  all.set(bytes, length - bytes.length);
  return all;
}

function sized(bytes: Bytes, length: number): Bytes {
  if (bytes.length !== length) throw new MalformedBytes(`the signature has ${bytes.length} bytes`);
  return bytes;
}

function base64Url(bytes: Bytes): string {
  return base64Of(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
