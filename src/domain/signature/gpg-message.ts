import { bytesOfBase64 } from './base64.ts';
import { packetAt } from './gpg-key.ts';
import { MalformedBytes } from './wire.ts';

const ARMOR = /^-----BEGIN PGP SIGNATURE-----\n([\s\S]*?)\n-----END PGP SIGNATURE-----\s*$/;
const SIGNATURE = 2;

/**
 * Joins a signature and what it stands on to one signed message, so that gpg checks many in one run.
 *
 * @returns its packets, or null where the armor holds anything but one signature over bytes as they are
 */
export function signedMessage(armored: string, payload: Uint8Array): Uint8Array<ArrayBuffer> | null {
  try {
    const packet = readSignature(armored);
    const content = signatureContent(packet);
    const [version = 0] = content;
    // Version 3 has the length of what it hashes in front, and a time and an id behind the type.
    const [type, hash, algorithm] =
      version === 3 ? [content[2], content[16], content[15]] : [content[1], content[3], content[2]];
    if ((version !== 3 && version !== 4) || type !== 0) return null;
    const announced = [0xc4, 13, 3, 0, hash ?? 0, algorithm ?? 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    return join([Uint8Array.from(announced), literal(payload), packet]);
  } catch (error) {
    if (error instanceof MalformedBytes) return null;
    throw error;
  }
}

function readSignature(armored: string): Uint8Array<ArrayBuffer> {
  const body = ARMOR.exec(armored.replaceAll('\r\n', '\n'))?.[1] ?? '';
  const lines = body.slice(/(?:^|\n)\n/.exec(body)?.index ?? 0).split('\n');
  const bytes = bytesOfBase64(
    lines
      .filter((line) => !/^=[A-Za-z0-9+/]{4}$/.test(line))
      .join('')
      .trim(),
  );
  if (!bytes || bytes.length === 0) throw new MalformedBytes('it has lines that are no base64');
  return bytes;
}

function signatureContent(bytes: Uint8Array): Uint8Array {
  const { tag, start, length } = packetAt(bytes, 0);
  if (tag !== SIGNATURE || start + length !== bytes.length) throw new MalformedBytes('it is not one signature');
  return bytes.subarray(start);
}

/** A literal data packet: bytes, no name, no date. */
function literal(payload: Uint8Array): Uint8Array {
  const length = payload.length + 6;
  const head = [0xcb, 255, (length >>> 24) & 255, (length >>> 16) & 255, (length >>> 8) & 255, length & 255];
  return join([Uint8Array.from([...head, 0x62, 0, 0, 0, 0, 0]), payload]);
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
