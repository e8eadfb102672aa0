import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from './source.ts';

/**
 * Makes the folder that pages are drawn from. The sample's is its portal folder itself; that of another repository lies
 * in the cache, so that nothing is ever written into somebody's repository: its notes are copied there.
 */
export async function preparePortal({ content, portal }: Source): Promise<void> {
  await mkdir(portal, { recursive: true });
  if (content === portal) return;
  const notes = join(portal, 'notes');
  await rm(notes, { recursive: true, force: true });
  const own = content === null ? null : join(content, 'notes');
  if (own && existsSync(own)) await cp(own, notes, { recursive: true, dereference: true });
}
