import { bytesOfBase64 } from './base64.ts';
import { MalformedBytes } from './wire.ts';

const BLOCK = /^-----BEGIN PGP PUBLIC KEY BLOCK-----\n([\s\S]*?)\n-----END PGP PUBLIC KEY BLOCK-----$/;

/** Packets of OpenPGP that stand in an exported public key. */
const PUBLIC_KEY = 6;
const SECRET_KEYS = [5, 7];

/**
 * Reads an exported public key in its armor as far as it can be told without gpg: that it is whole and holds one key.
 *
 * @returns the block with nothing around it
 * @throws MalformedBytes, said of the key as "it"
 */
export function readGpgKeyBlock(text: string): { text: string; bytes: Uint8Array<ArrayBuffer> } {
  const block = text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
  const body = BLOCK.exec(block)?.[1];
  if (body === undefined) throw new MalformedBytes('it is not one public key block with its BEGIN and END lines');
  // Headers of the armor end with an empty line; a checksum may stand at the end.
  const lines = body.slice(/(?:^|\n)\n/.exec(body)?.index ?? 0).split('\n');
  const data = lines.filter((line) => line !== '' && !/^[\w-]+: /.test(line) && !/^=[A-Za-z0-9+/]{4}$/.test(line));
  const bytes = bytesOfBase64(data.join(''));
  if (!bytes || bytes.length === 0) throw new MalformedBytes('it has lines that are no base64');
  countKeys(bytes);
  return { text: `${block}\n`, bytes };
}

function countKeys(bytes: Uint8Array): void {
  const tags = packetTags(bytes);
  if (tags.some((tag) => SECRET_KEYS.includes(tag))) throw new MalformedBytes('it holds a secret key');
  if (tags[0] !== PUBLIC_KEY) throw new MalformedBytes('it does not begin with a public key');
  if (tags.filter((tag) => tag === PUBLIC_KEY).length > 1) throw new MalformedBytes('it holds several keys');
}

/** The kind of each packet; every packet must end within the bytes. */
function packetTags(bytes: Uint8Array): number[] {
  const tags: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { tag, start, length } = packetAt(bytes, at);
    at = start + length;
    tags.push(tag);
  }
  return tags;
}

/** One packet of OpenPGP: its kind, and where its content lies. */
export interface Packet {
  tag: number;
  start: number;
  length: number;
}

/** @throws MalformedBytes where no packet begins or it does not end within the bytes */
export function packetAt(bytes: Uint8Array, at: number): Packet {
  const head = bytes[at] ?? 0;
  if (head < 0x80) throw new MalformedBytes('it is no sequence of packets');
  const packet = head & 0x40 ? newPacket(bytes, at) : oldPacket(bytes, at);
  if (packet.start + packet.length > bytes.length) throw new MalformedBytes('it ends before its last packet does');
  return packet;
}

function newPacket(bytes: Uint8Array, at: number): Packet {
  const tag = (bytes[at] ?? 0) & 0x3f;
  const first = bytes[at + 1] ?? 0;
  if (first < 192) return { tag, start: at + 2, length: first };
  if (first < 224) return { tag, start: at + 3, length: (first - 192) * 256 + (bytes[at + 2] ?? 0) + 192 };
  if (first === 255) return { tag, start: at + 6, length: bigEndian(bytes, at + 2, 4) };
  throw new MalformedBytes('it has a packet of no stated length');
}

function oldPacket(bytes: Uint8Array, at: number): Packet {
  const head = bytes[at] ?? 0;
  const width = [1, 2, 4][head & 3];
  if (width === undefined) throw new MalformedBytes('it has a packet of no stated length');
  return { tag: (head >> 2) & 15, start: at + 1 + width, length: bigEndian(bytes, at + 1, width) };
}

function bigEndian(bytes: Uint8Array, at: number, width: number): number {
  return bytes.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
}
