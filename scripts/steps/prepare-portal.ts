import { copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listPortalFiles } from './portal-files.ts';
import type { Source } from './source.ts';

/**
 * Makes the folder that pages are drawn from. The sample's is its portal folder itself; that of another repository lies
 * in the cache, so that nothing is ever written into somebody's repository: its notes are copied there, those files
 * alone that were looked at when problems were searched.
 */
export async function preparePortal({ content, portal }: Source): Promise<void> {
  await mkdir(portal, { recursive: true });
  if (content === portal) return;
  await rm(join(portal, 'notes'), { recursive: true, force: true });
  if (content === null) return;
  const { files } = await listPortalFiles(content);
  for (const { path, absolute } of files) {
    if (!path.startsWith('notes/')) continue;
    await mkdir(dirname(join(portal, path)), { recursive: true });
    await copyFile(absolute, join(portal, path));
  }
}
