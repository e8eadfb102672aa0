import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasGpg } from '../adapters/gpg.ts';
import { PROJECT } from '../project.ts';
import type { Source } from './source.ts';

/** What decides the result of a build besides the program itself. */
export interface DigestInput {
  source: Source;
  site: string | null;
  base: string;
  /** The day to write for, or null. */
  now: string | null;
}

const PROGRAM = ['src', 'scripts', 'public', 'package.json', 'package-lock.json', 'astro.config.mjs'];

/**
 * One value for everything that a build depends on: the program, the refs, the portal folder's files, the options, and
 * whether there is a gpg to check tags with.
 * Equal values mean equal sites.
 */
export async function digestInputs({ source, site, base, now }: DigestInput): Promise<string> {
  const hash = createHash('sha256').update(
    JSON.stringify([site, base, now, source.sample, source.remote, source.location.root, hasGpg()]),
  );
  for (const name of PROGRAM) await addStamps(hash, join(PROJECT, name));
  for (const name of ['HEAD', 'packed-refs', 'config']) await addContent(hash, join(source.location.commonDir, name));
  await addContent(hash, join(source.location.gitDir, 'HEAD'));
  await addRefs(hash, join(source.location.commonDir, 'refs'));
  if (source.content) await addStamps(hash, source.content, 'generated');
  return hash.digest('hex');
}

/** Size and time of change of every file, in a fixed order. */
async function addStamps(hash: Hash, path: string, except?: string): Promise<void> {
  const own = await stat(path).catch(() => null);
  if (!own?.isDirectory()) {
    hash.update(`${path} ${own?.size} ${own?.mtimeMs}\n`);
    return;
  }
  const names = (await readdir(path)).filter((name) => name !== except).sort();
  for (const name of names) await addStamps(hash, join(path, name));
}

async function addRefs(hash: Hash, folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) await addContent(hash, file);
}

async function addContent(hash: Hash, path: string): Promise<void> {
  hash.update(`${path}\n`).update(await readFile(path).catch(() => 'missing'));
}
