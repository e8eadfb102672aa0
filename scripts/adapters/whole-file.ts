import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partialBeside, sweepPartials } from './leftovers.ts';

/**
 * Writes a file so that it is either the old one or the new one, whole, whatever happens: a temporary file beside it,
 * flushed to disk and put in place by one rename. What a stopped process left of the same file goes.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  await sweepPartials(path);
  const partial = partialBeside(path);
  try {
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    // What cannot be removed now is swept at the next start; what went wrong first is what counts.
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
  await flushFolder(folder);
}

/** Makes a rename in a folder last through a power cut; not every system can. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
  }
}
