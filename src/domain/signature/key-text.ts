import type { KeyKind } from '../key.ts';
import { base64Of, bytesOfBase64 } from './base64.ts';
import { readGpgKeyBlock } from './gpg-key.ts';
import { readSshKeyLine, SSH_KEY_TYPES } from './ssh-key.ts';
import { MalformedBytes } from './wire.ts';

/** A key as it is kept, and its bytes in base64 to tell it from others; or what is wrong with its text and the remedy. */
export type ReadKey = { ok: true; text: string; base64: string } | { ok: false; message: string; hint: string };

/** Reads the text of a public key of a kind, as the program that made it prints it. */
export function readKeyText(kind: KeyKind, text: string): ReadKey {
  if (/PRIVATE KEY|secret key/i.test(text)) return { ok: false, ...SECRET };
  const meant = kindOfText(text);
  if (meant && meant !== kind) {
    return { ok: false, message: `is a key of ${meant}, not of ${kind}.`, hint: `Write kind: ${meant}.` };
  }
  try {
    return { ok: true, ...READERS[kind](text) };
  } catch (error) {
    if (!(error instanceof MalformedBytes)) throw error;
    return { ok: false, message: `is not a key of ${kind} that can be read: ${error.message}.`, hint: HINTS[kind] };
  }
}

const READERS: Readonly<Record<KeyKind, (text: string) => { text: string; base64: string }>> = {
  minisign: readMinisign,
  ssh: (text) => {
    const lines = text.trim().split('\n');
    if (lines.length > 1) throw new MalformedBytes('it has more than one line');
    const read = readSshKeyLine(lines[0] ?? '');
    return { text: read.text, base64: base64Of(read.blob) };
  },
  gpg: (text) => {
    const read = readGpgKeyBlock(text);
    return { text: read.text, base64: base64Of(read.bytes) };
  },
};

const HINTS: Readonly<Record<KeyKind, string>> = {
  minisign: "Write the second line of minisign.pub, 56 letters that begin with 'RW'.",
  ssh: `Write the one line of the .pub file, type and base64. Types: ${SSH_KEY_TYPES.join(', ')}; RSA of 2,048 bits or more.`,
  gpg: 'Write what `gpg --armor --export --export-options export-minimal <fingerprint>` prints, one key, as a block after |.',
};

const SECRET = {
  message: 'is a secret key.',
  hint: 'Take it out of the file and of the history of the repository, replace the key, and write the public half of the new one.',
};

function kindOfText(text: string): KeyKind | null {
  if (text.includes('BEGIN PGP')) return 'gpg';
  if (/^\s*(?:sk-)?(?:ssh|ecdsa)-/.test(text)) return 'ssh';
  return /minisign public key|^\s*RW[A-Za-z0-9+/]{54}\s*$/.test(text) ? 'minisign' : null;
}

/** The line of base64 with or without the comment above it: `Ed`, eight bytes of id, the key. */
function readMinisign(text: string): { text: string; base64: string } {
  const line = text
    .trim()
    .split('\n')
    .filter((each, at) => at > 0 || !each.startsWith('untrusted comment:'))
    .join('\n')
    .trim();
  const bytes = bytesOfBase64(line);
  if (bytes?.length !== 42 || bytes[0] !== 0x45 || bytes[1] !== 0x64)
    throw new MalformedBytes('it is no public key of minisign');
  return { text: line, base64: line };
}
