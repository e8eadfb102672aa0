import { encodePath } from './path-bytes.ts';

const LETTERS: Record<number, string> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

/** A path as git writes it in patches: as it is, or between quotes with every byte that is no plain letter in octal. */
export function quotePath(path: string): string {
  if (/^[ !#-[\]-~]*$/.test(path)) return path;
  return `"${[...encodePath(path)].map(quoteByte).join('')}"`;
}

function quoteByte(byte: number): string {
  const plain = byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  return LETTERS[byte] ?? plain;
}
