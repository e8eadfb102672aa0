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
 * @param asked whether SHA-512 is asked for, which takes three times as long as SHA-256; and who is told how many bytes
 *   were read so far
 * @throws InputError `file-changed` where somebody wrote to it meanwhile
 */
export async function measureFile(
  path: string,
  { integrity, onBytes }: { integrity: boolean; onBytes?: (bytes: number) => void },
): Promise<MeasuredFile> {
  const before = await stat(path);
  const sha256 = createHash('sha256');
  const sha512 = integrity ? createHash('sha512') : null;
  let size = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    sha256.update(piece);
    sha512?.update(piece);
    size += piece.length;
    onBytes?.(size);
  }
  const after = await stat(path);
  if (size !== before.size || after.mtimeMs !== before.mtimeMs) throw changed(path);
  const name = basename(path);
  const wide = sha512 && `sha512-${sha512.digest('base64')}`;
  return { name, size, sha256: sha256.digest('hex'), integrity: wide };
}

function changed(path: string): InputError {
  return new InputError({
    code: 'file-changed',
    message: `${path} was written to while it was read.`,
    hint: 'Wait until it is finished, then run this again.',
    where: { file: path },
  });
}
