import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the sample says that its code lies: a made-up organisation. */
export const DEMO_PROJECT = 'lantern-example/lantern';

/** The remote of the sample, for links to its forge; nothing is ever fetched from it. */
export const DEMO_REMOTE = `https://github.com/${DEMO_PROJECT}.git`;

/**
 * A value that changes whenever the sample's history may: made from the files that it comes from, without playing it.
 * Whoever keeps a replayed repository under this name needs the stream, a quarter of a second of work, only once.
 *
 * @param folder that of the scripts
 * @returns lower-case hexadecimal SHA-256
 */
export function demoDigest(folder: string = import.meta.dirname): string {
  const hash = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(readFileSync(path));
  return hash.digest('hex');
}
