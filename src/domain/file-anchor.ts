import { decodePath, encodePath } from './path-bytes.ts';

/** A file of a comparison, and a line of one of its sides where one is meant. */
export interface FileAnchor {
  path: string;
  line: { side: 'old' | 'new'; number: number } | null;
}

const PREFIX = '#files/';

/** The fragment of an address that leads to a file or line: `#files/src/a.ts:new:12`. */
export function writeAnchor({ path, line }: FileAnchor): string {
  const bytes = Array.from(encodePath(path), (byte) => {
    const sign = String.fromCharCode(byte);
    return /[\w./@+~-]/.test(sign) && byte < 0x80 ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `${PREFIX}${bytes.join('')}${line ? `:${line.side}:${line.number}` : ''}`;
}

/** What a fragment names, or null where it names no file. */
export function readAnchor(fragment: string): FileAnchor | null {
  const match = /^#files\/([^:]+)(?::(old|new):(\d{1,9}))?$/.exec(fragment);
  if (!match) return null;
  const [, encoded = '', side, number] = match;
  const path = decodePath(Uint8Array.from(bytesOf(encoded)));
  const isLine = side === 'old' || side === 'new';
  return { path, line: isLine ? { side, number: Number(number) } : null };
}

/** Browsers write other characters of a fragment as they like: as they are, or encoded. */
function bytesOf(encoded: string): number[] {
  const bytes: number[] = [];
  for (const [part, digits] of encoded.matchAll(/%([0-9a-fA-F]{2})|[^%]+|%/g)) {
    if (digits !== undefined) bytes.push(Number.parseInt(digits, 16));
    else bytes.push(...encodePath(part));
  }
  return bytes;
}
