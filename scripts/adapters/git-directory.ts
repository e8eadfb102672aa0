import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RepositoryLocation } from './git-location.ts';
import type { GitDirectory } from './git-process.ts';
import { ownName, sweepLeftovers } from './leftovers.ts';
import { copyRefs } from './ref-copy.ts';

const NAME = 'tagline-git';

/**
 * Makes an empty git directory of our own with copies of the repository's refs, whose objects are read in place: the
 * repository's configuration, hooks, attributes and replacements have no way in.
 *
 * @throws InputError `broken-ref`
 */
export async function makeGitDirectory(location: RepositoryLocation): Promise<GitDirectory> {
  await sweepLeftovers(tmpdir(), NAME);
  const path = join(tmpdir(), ownName(NAME));
  const directory = { path, objects: location.objects, partial: location.partial };
  try {
    // Nobody else may have made it, nor look into it.
    await mkdir(path, { mode: 0o700 });
    await mkdir(join(path, 'objects'));
    await mkdir(join(path, 'refs'));
    await copyRefs(location, path);
    await writeConfiguration(path, await isSha256(location), null);
  } catch (error) {
    await removeGitDirectory(directory);
    throw error;
  }
  return directory;
}

/** From now on names are resolved through this blob, which was read from the newest commit. */
export async function useMailmap(directory: GitDirectory, blob: string): Promise<void> {
  await writeConfiguration(directory.path, blob.length === 64, blob);
}

export async function removeGitDirectory(directory: GitDirectory): Promise<void> {
  await rm(directory.path, { recursive: true, force: true });
}

async function writeConfiguration(path: string, sha256: boolean, mailmap: string | null): Promise<void> {
  const lines = ['[core]', `\trepositoryformatversion = ${sha256 ? 1 : 0}`, '\tbare = true'];
  // The commit graph beside the objects is a copy of what they say, and nothing checks that it says the same.
  lines.push('\tcommitGraph = false');
  if (sha256) lines.push('[extensions]', '\tobjectFormat = sha256');
  if (mailmap) lines.push('[mailmap]', `\tblob = ${mailmap}`);
  await writeFile(join(path, 'config'), `${lines.join('\n')}\n`);
}

/** The configuration is read as text for this one word: git refuses objects of another format anyhow. */
async function isSha256(location: RepositoryLocation): Promise<boolean> {
  const config = await readFile(join(location.commonDir, 'config'), 'utf8').catch(() => '');
  return /^\s*objectformat\s*=\s*sha256\s*$/im.test(config);
}
