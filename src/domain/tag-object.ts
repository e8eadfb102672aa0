/** What a signature of a tag is made with, by the words around it. */
export type TagSignatureKind = 'ssh' | 'gpg' | 'x509';

/** A tag object by its parts: what git wrote in front of the message, and the signature at its end. */
export interface TagObject {
  /** Full id of what it names. */
  object: string;
  type: string;
  /** The name that was signed. */
  name: string;
  /** Seconds since 1970 that the tagger states, or null. */
  taggedAt: number | null;
  /** What the signature stands on: everything before it. */
  payload: Uint8Array<ArrayBuffer>;
  signature: { kind: TagSignatureKind; text: string } | null;
}

const BEGINNINGS: readonly (readonly [string, TagSignatureKind])[] = [
  ['-----BEGIN SSH SIGNATURE-----', 'ssh'],
  ['-----BEGIN PGP SIGNATURE-----', 'gpg'],
  ['-----BEGIN PGP MESSAGE-----', 'gpg'],
  ['-----BEGIN SIGNED MESSAGE-----', 'x509'],
];

const HEAD = /^object ([0-9a-f]{40}|[0-9a-f]{64})\ntype (\w+)\ntag ([^\n]*)\n(?:tagger ([^\n]*)\n)?/;

/** Reads the bytes of a tag object; null where git could not have written them. */
export function parseTagObject(bytes: Uint8Array<ArrayBuffer>): TagObject | null {
  const text = latin1(bytes);
  const head = HEAD.exec(text);
  if (!head) return null;
  const [, object = '', type = '', nameBytes = '', tagger = ''] = head;
  const name = new TextDecoder().decode(Uint8Array.from(nameBytes, (character) => character.charCodeAt(0)));
  const found = findSignature(text);
  const seconds = / (\d{1,15}) [+-]\d{4}$/.exec(tagger)?.[1];
  return {
    ...{ object, type, name, taggedAt: seconds === undefined ? null : Number(seconds) },
    payload: found ? bytes.subarray(0, found.at) : bytes,
    signature: found && { kind: found.kind, text: text.slice(found.at) },
  };
}

/** Where the signature of a message begins: at the last line that begins one, as git looks for it. */
export function findSignature(text: string): { at: number; kind: TagSignatureKind } | null {
  const lines = `\n${text}`;
  const found = BEGINNINGS.map(([beginning, kind]) => ({ at: lines.lastIndexOf(`\n${beginning}`), kind }));
  const last = found.reduce((best, each) => (each.at > best.at ? each : best));
  return last.at < 0 ? null : last;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
