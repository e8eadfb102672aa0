import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MeasuredFile } from '#domain/compose-artifacts.ts';
import { InputError } from '../input-error.ts';

const PIECE = 1_048_576;

/**
 * Size and hashes of a file, read in pieces: a file of many gigabytes needs no more memory than a small one.
 *
 * @param onBytes called with how many bytes were read so far
 * @throws InputError `file-changed` where somebody wrote to it meanwhile
 */
export async function measureFile(path: string, onBytes?: (bytes: number) => void): Promise<MeasuredFile> {
  const before = await stat(path);
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
  let size = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    sha256.update(piece);
    sha512.update(piece);
    size += piece.length;
    onBytes?.(size);
  }
  const after = await stat(path);
  if (size !== before.size || after.mtimeMs !== before.mtimeMs) throw changed(path);
  const name = basename(path);
  return { name, size, sha256: sha256.digest('hex'), integrity: `sha512-${sha512.digest('base64')}` };
}

function changed(path: string): InputError {
  return new InputError({
    code: 'file-changed',
    message: `${path} was written to while it was read.`,
    hint: 'Wait until it is finished, then run this again.',
    where: { file: path },
  });
}
