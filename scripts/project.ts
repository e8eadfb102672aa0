import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** This program's own folder: what renders a portal lies there. */
export const PROJECT = join(import.meta.dirname, '..');

/** Folder of what may be thrown away at any time. */
export const CACHE = join(PROJECT, '.cache');

/** The sample's portal folder. */
export const SAMPLE_CONTENT = join(PROJECT, 'content');

/** A short name for a path or an address, for folders of the cache. */
export function cacheKey(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 12);
  const word =
    name
      .replace(/\/+$/, '')
      .split(/[/\\:]/)
      .at(-1) ?? '';
  return `${
    word
      .replace(/\.git$/, '')
      .replace(/[^\w.-]+/g, '-')
      .slice(0, 40) || 'portal'
  }-${digest}`;
}
