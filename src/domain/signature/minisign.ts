import { bytesOfBase64 } from './base64.ts';
import { MalformedBytes } from './wire.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a `.minisig` file holds. */
export interface MinisignSignature {
  /** 16 hexadecimal digits, as minisign prints it. */
  keyId: string;
  /** True where the BLAKE2b-512 of the file was signed, false (the old format) where the file itself was. */
  prehashed: boolean;
  signature: Bytes;
  /** Signed along with the file: the line behind `trusted comment: `. */
  comment: string;
  /** The same as the bytes that were signed. */
  commentBytes: Bytes;
  commentSignature: Bytes;
}

export interface MinisignKey {
  /** 16 hexadecimal digits, as minisign prints it. */
  keyId: string;
  point: Bytes;
}

const UNTRUSTED = 'untrusted comment: ';
const TRUSTED = 'trusted comment: ';
/** No comment that minisign writes is longer. */
const LONGEST = 8192;

/**
 * Reads a signature file, or the same wrapped in base64 as Tauri keeps it.
 *
 * @throws MalformedBytes in words that follow "the signature"
 */
export function readMinisignSignature(file: Uint8Array): MinisignSignature {
  const [first = '', signed = '', comment = '', commentSigned = ''] = linesOf(unwrapped(file));
  if (!first.startsWith(UNTRUSTED)) throw new MalformedBytes(`does not begin with '${UNTRUSTED.trim()}'`);
  const bytes = exactly(signed, 74);
  if (!comment.startsWith(TRUSTED)) throw new MalformedBytes('has no trusted comment');
  if (comment.length > LONGEST || comment.includes('\0')) throw new MalformedBytes('has a comment that is none');
  const commentBytes = bytesOfLatin(comment.slice(TRUSTED.length));
  return {
    keyId: idOf(bytes),
    prehashed: algorithmOf(bytes) === 'ED',
    signature: bytes.slice(10),
    comment: new TextDecoder().decode(commentBytes),
    commentBytes,
    commentSignature: exactly(commentSigned, 64),
  };
}

/**
 * Reads the base64 of a public key.
 *
 * @throws MalformedBytes in words that follow "the key"
 */
export function readMinisignKey(line: string): MinisignKey {
  const bytes = bytesOfBase64(line);
  if (bytes?.length !== 42 || algorithmOf(bytes) !== 'Ed') throw new MalformedBytes('is no public key of minisign');
  return { keyId: idOf(bytes), point: bytes.slice(10) };
}

/** One character a byte, so that comments keep the bytes that were signed, whatever they are. */
function latinOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function bytesOfLatin(text: string): Bytes {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function unwrapped(file: Uint8Array): string {
  const text = latinOf(file);
  const inner = text.startsWith('dW50cnVzdGVk') ? bytesOfBase64(text.trim()) : null;
  return inner ? latinOf(inner) : text;
}

function linesOf(text: string): string[] {
  return text.split('\n', 4).map((line) => line.replace(/\r+$/, ''));
}

function exactly(line: string, length: number): Bytes {
  const bytes = bytesOfBase64(line);
  if (bytes?.length !== length) throw new MalformedBytes('is cut off or not whole');
  return bytes;
}

function algorithmOf(bytes: Bytes): 'Ed' | 'ED' {
  const [first, second] = bytes;
  if (first === 0x45 && second === 0x64) return 'Ed';
  if (first === 0x45 && second === 0x44) return 'ED';
  throw new MalformedBytes('is of an algorithm that minisign does not have');
}

/** Eight bytes, the lowest first, as one number. */
function idOf(bytes: Bytes): string {
  const digits = [...bytes.subarray(2, 10)].reverse().map((byte) => byte.toString(16).padStart(2, '0'));
  return digits.join('').toUpperCase();
}
