import { idOfBytes } from './object-id.ts';
import type { Trees } from './trees.ts';

/** Full id of a text, from `/data/blobs.bin`, which has them one after the other by text number. */
export function blobId(blobs: Uint8Array, { texts }: Pick<Trees, 'texts'>, text: number): string {
  const length = blobs.length / texts;
  return idOfBytes(blobs.subarray(text * length, (text + 1) * length));
}
