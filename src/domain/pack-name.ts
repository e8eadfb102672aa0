import { encodePath } from './path-bytes.ts';

/** Where the pack of each path lies; where two paths hash alike the later one is told apart by a number. */
export interface PackNames {
  /** Twelve digits by path. */
  hashes: string[];
  /** Path and which of those with its hash it is, from 1 on; the first is not listed. */
  repeated: [path: number, repeat: number][];
}

/** @param hash twelve hexadecimal digits of a path */
export function packNames(paths: readonly string[], hash: (path: string) => string = hashPath): PackNames {
  const hashes = paths.map(hash);
  const times = new Map<string, number>();
  const repeated: [number, number][] = [];
  for (const [path, digits] of hashes.entries()) {
    const before = times.get(digits) ?? 0;
    if (before > 0) repeated.push([path, before]);
    times.set(digits, before + 1);
  }
  return { hashes, repeated };
}

/** `3f/3f09ab12cd34.bin`, below `/data/packs/`. */
export function packFile(hash: string, repeat: number): string {
  return `${hash.slice(0, 2)}/${hash}${repeat > 0 ? `-${repeat}` : ''}.bin`;
}

/** Two hashes of 24 bits over the bytes: no secret is in them, and WebCrypto is missing where there is no https. */
export function hashPath(path: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const byte of encodePath(path)) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x85ebca6b);
    b ^= b >>> 15;
  }
  return [mix(a), mix(b)].map((half) => half.toString(16).padStart(6, '0')).join('');
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % 0x1000000;
}
