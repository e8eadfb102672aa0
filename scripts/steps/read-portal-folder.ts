import { existsSync } from 'node:fs';
import type { PortalFolder } from '#domain/portal-folder.ts';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';

/**
 * Reads everything people and release CI wrote for a portal.
 *
 * @param dir absolute path of the portal folder; null or a folder that does not exist gives an empty one
 * @returns what could be read, in a fixed order, and every problem of every file
 */
export async function readPortalFolder(dir: string | null): Promise<PortalFolder> {
  if (dir === null || !existsSync(dir)) {
    return {
      dir: null,
      settings: DEFAULT_SETTINGS,
      channels: [],
      manifests: [],
      notes: [],
      advisories: [],
      plan: [],
      problems: [],
    };
  }
  // Schemas, YAML and the compiler of notes take longer to load than most repositories to read.
  const { readWholeFolder } = await import('./read-whole-folder.ts');
  return await readWholeFolder(dir);
}
