import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { expectedFiles, missingFiles } from '#domain/census.ts';
import type { Portal } from '#domain/portal.ts';
import { InputError } from '../input-error.ts';

/**
 * Takes the census of a built site (rule 12 of safety): what the data calls for is there.
 *
 * @returns number of pages
 * @throws InputError `incomplete-build`, so that what is live stays
 */
export async function verifySite(folder: string, portal: Portal, site: string | null): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const missing = missingFiles(expectedFiles(portal, site), new Set(paths));
  if (missing.length > 0) {
    throw new InputError({
      code: 'incomplete-build',
      message: `The built site lacks ${missing.length} files that its data calls for, for instance ${missing.slice(0, 5).join(', ')}.`,
      hint: 'The site that is live was left as it was. Build again with --verbose and report what it says.',
    });
  }
  return paths.filter((path) => path.endsWith('.html')).length;
}
