import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How a file that is being written is called: it is swept at the next start (rule 13 of safety). */
export const PARTIAL = /^\.[^/\\]+\.[0-9a-f]{12}\.partial$/;

/**
 * Writes a file so that it is either the old one or the new one, whole, whatever happens: a temporary file beside it,
 * flushed to disk and put in place by one rename.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const partial = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.partial`);
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
    await rm(partial, { force: true });
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
