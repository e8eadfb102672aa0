import { type SignatureKind, signatureKindOf } from '../file-role.ts';
import type { Hashes, HashName } from '../hash-name.ts';
import type { Key } from '../key.ts';
import { keyStanding } from '../key-standing.ts';
import { bytesOfId } from '../object-id.ts';
import { sshFingerprint } from '../signature/fingerprint.ts';
import { type MinisignSignature, readMinisignSignature } from '../signature/minisign.ts';
import { verifyMinisign } from '../signature/minisign-verify.ts';
import { readSshSignature, type SshSignature, verifySshSignature } from '../signature/ssh-signature.ts';
import { MalformedBytes } from '../signature/wire.ts';
import { signatureCommands } from '../signature-commands.ts';
import type { Badge } from '../standing.ts';
import type { VerifyCommand } from '../verify-commands.ts';
import {
  keyRefused,
  signatureAltered,
  signatureUnknown,
  unchecked,
  unreadable,
  valid,
} from './drop-signature-words.ts';
import type { Remark } from './drop-verdict.ts';

/** A signature file as far as it was read. */
export type DroppedSignature =
  | { kind: 'minisign'; signature: MinisignSignature }
  | { kind: 'ssh'; signature: SshSignature }
  | { kind: 'gpg' | 'cosign' | 'sigstore' }
  | { kind: 'unreadable'; as: SignatureKind; why: string };

/** What a signature is found to be worth, in words. */
export interface SignatureVerdict {
  badge: Badge;
  title: string;
  remarks: Remark[];
  /** Who signed it, where it is good; else null. */
  by: string | null;
  /** What checks the same on a command line; empty where no key is stated for it. */
  commands: VerifyCommand[];
}

export interface SignatureQuestion {
  read: DroppedSignature;
  /** Names of the signature and of the file that it came with. */
  name: string;
  file: string;
  /** Those that `hashesFor` asks for, of the file. */
  hashes: Hashes;
  /** The file itself where `needsWhole`, or null where it is too large for that. */
  whole: Uint8Array<ArrayBuffer> | null;
  /** Those trusted for artifacts. */
  keys: readonly Key[];
  /** Day of the release that the file is of, `YYYY-MM-DD`, or null where that is not known. */
  released: string | null;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** Larger files hold no signature. */
export const SIGNATURE_LIMIT = 65_536;

/**
 * Tells by name and content whether a file is a signature.
 *
 * @param bytes whole, of a file up to `SIGNATURE_LIMIT`
 * @returns null where it is none
 */
export function readSignature(name: string, bytes: Uint8Array): DroppedSignature | null {
  const text = new TextDecoder('latin1').decode(bytes);
  const kind = signatureKindOf(text.trimStart()) ?? kindByName(name, bytes);
  if (kind === 'minisign') return readAsMinisign(bytes);
  if (kind !== 'ssh') return kind && { kind };
  const signature = readSshSignature(text);
  return signature
    ? { kind, signature }
    : { kind: 'unreadable', as: kind, why: 'is not whole, or of a type that is not checked here' };
}

/** What has to be computed of the signed file. */
export function hashesFor(read: DroppedSignature): HashName[] {
  if (read.kind === 'minisign') return read.signature.prehashed ? ['blake2b'] : [];
  return read.kind === 'ssh' ? [HASHES[read.signature.hash]] : [];
}

/** True for signatures of minisign's old format, which are made of the file itself. */
export function needsWhole(read: DroppedSignature): boolean {
  return read.kind === 'minisign' && !read.signature.prehashed;
}

/** Says whose signature it is and whether it is of the file. */
export async function judgeSignature(question: SignatureQuestion): Promise<SignatureVerdict> {
  const { read, name, file, keys } = question;
  const kind = read.kind === 'unreadable' ? read.as : read.kind;
  const own = keys.filter((key) => key.kind === kind);
  const commands = signatureCommands({ file, signature: name, signatureKind: kind }, own);
  if (read.kind === 'unreadable') return { ...unreadable(read.why), commands };
  if (own.length === 0) return { ...unchecked('keys', kind), commands };
  if (read.kind !== 'minisign' && read.kind !== 'ssh') return { ...unchecked('kind', kind), commands };
  // Only there on https and localhost.
  if (!globalThis.crypto?.subtle) return { ...unchecked('browser', kind), commands };
  const words =
    read.kind === 'minisign'
      ? await judgeMinisign(read.signature, question, own)
      : await judgeSsh(read.signature, question, own);
  return { ...words, commands };
}

const HASHES = { 'SHA-256': 'sha256', 'SHA-512': 'sha512' } as const;

type Words = Omit<SignatureVerdict, 'commands'>;

function kindByName(name: string, bytes: Uint8Array): SignatureKind | null {
  if (/\.minisig$/i.test(name)) return 'minisign';
  if (/\.sigstore(?:\.json)?$/i.test(name)) return 'sigstore';
  if (/\.cosign(?:\.bundle|\.sig)?$/i.test(name)) return 'cosign';
  // Without armor, signatures of OpenPGP begin with a packet of type 2.
  const packet = [0x88, 0x89, 0x8a, 0xc2].includes(bytes[0] ?? 0);
  return /\.(?:asc|gpg)$/i.test(name) || (packet && /\.(?:sig|sign)$/i.test(name)) ? 'gpg' : null;
}

function readAsMinisign(bytes: Uint8Array): DroppedSignature {
  try {
    return { kind: 'minisign', signature: readMinisignSignature(bytes) };
  } catch (error) {
    if (!(error instanceof MalformedBytes)) throw error;
    return { kind: 'unreadable', as: 'minisign', why: error.message };
  }
}

async function judgeMinisign(
  signature: MinisignSignature,
  question: SignatureQuestion,
  keys: readonly Key[],
): Promise<Words> {
  const { hashes, whole, file, today } = question;
  if (signature.prehashed && !hashes.blake2b) return unchecked('hash', 'minisign');
  const signed = signature.prehashed ? new Uint8Array(bytesOfId(hashes.blake2b ?? '')) : whole;
  if (!signed) return unchecked('size', 'minisign');
  const answer = await verifyMinisign({ signature, signed, keys });
  if (answer.valid) {
    const stated = statedDay(signature.comment);
    const days = [question.released ?? stated ?? today, stated ?? today].slice(0, stated === null ? 1 : 2);
    const standing = days.map((day) => ({ day, is: keyStanding(answer.key, day) })).find(({ is }) => is !== 'valid');
    return standing
      ? keyRefused(answer.key, standing.is, standing.day)
      : valid(answer.key, { file, comment: signature.comment });
  }
  if (answer.reason === 'other-key') return signatureUnknown(signature.keyId, keys);
  return answer.reason === 'unsupported' ? unchecked('browser', 'minisign') : signatureAltered(answer.reason);
}

async function judgeSsh(signature: SshSignature, question: SignatureQuestion, keys: readonly Key[]): Promise<Words> {
  const digest = bytesOfId(question.hashes[HASHES[signature.hash]] ?? '');
  if (digest.length === 0) return unchecked('hash', 'ssh');
  const at = question.released ?? question.today;
  const answer = await verifySshSignature({ signature, digest, namespace: 'file', keys, at });
  if (answer.valid) return valid(answer.key, { file: question.file, comment: null });
  if (answer.reason === 'unknown-key') return signatureUnknown(await sshFingerprint(signature.keyBytes), keys);
  if (answer.reason === 'unsupported') return unchecked('browser', 'ssh');
  if (answer.reason === 'altered') return signatureAltered('altered');
  if (answer.reason === 'wrong-namespace') return signatureAltered('wrong-namespace', signature.namespace);
  return answer.key ? keyRefused(answer.key, answer.reason, at) : signatureAltered('altered');
}

/** The day that minisign writes into its trusted comment, or null. */
function statedDay(comment: string): string | null {
  const seconds = Number(/(?:^|\s)timestamp:(\d{1,11})(?:\s|$)/.exec(comment)?.[1] ?? Number.NaN);
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString().slice(0, 10) : null;
}
