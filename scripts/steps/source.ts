import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { shellWord } from '#domain/shell-word.ts';
import { cloneRepository, isAddress } from '../adapters/git-clone.ts';
import { locateRepository, type RepositoryLocation } from '../adapters/git-location.ts';
import { attempt } from '../all-problems.ts';
import { InputError, ProblemsError } from '../input-error.ts';
import type { Progress } from '../progress.ts';
import { CACHE, cacheKey, SAMPLE_CONTENT } from '../project.ts';
import { readPortalFolder } from './read-portal-folder.ts';
import { replayDemo } from './replay-demo.ts';

/** Which repository is mined, and where its portal lies. */
export interface Source {
  location: RepositoryLocation;
  /** Portal folder, or null where the repository has none. */
  content: string | null;
  /** Folder that holds `generated/` while the site is built. */
  portal: string;
  /** Folder of what may be thrown away, of this portal alone. */
  cache: string;
  /** Remote to link to where the repository's configuration names none. */
  remote: string | null;
  sample: boolean;
}

export interface SourceOptions {
  /** Path or address of a repository; without it the one that the settings name or that holds the portal folder. */
  repo?: string | undefined;
  /** Portal folder; without it `.tagline/` of the repository, else (without `repo`) the sample's. */
  content?: string | undefined;
  progress: Progress;
}

/**
 * Finds the repository and its portal folder. The sample's files never reach another product's portal.
 *
 * @throws InputError when there is no such repository or it cannot be cloned
 */
export async function findSource(options: SourceOptions): Promise<Source> {
  if (options.repo === undefined && options.content === undefined) return await sampleSource(options.progress);
  const repo = options.repo ?? (await repositoryOf(options.content ?? '.'));
  const address = isAddress(repo) ? repo : null;
  const folder = address
    ? await cloneRepository(address, join(CACHE, 'clones', cacheKey(address)), options.progress)
    : resolve(repo);
  const named = await attempt(() => (options.content === undefined ? null : namedFolder(options.content)));
  const location = await attempt(() => locateRepository(folder));
  if (location.value === null || named.problems.length > 0)
    throw new ProblemsError([...location.problems, ...named.problems]);
  const content = named.value ?? (await ownFolder(location.value.root));
  const cache = join(CACHE, 'portals', cacheKey(`${content ?? ''}:${address ?? location.value.root}`));
  return { location: location.value, content, portal: cache, cache, remote: address, sample: false };
}

/** The repository that the settings name, relative to their folder; else the one that holds the folder. */
async function repositoryOf(content: string): Promise<string> {
  const folder = resolve(content);
  const { settings } = await readPortalFolder(folder);
  if (settings.repository === null) return existsSync(folder) ? folder : '.';
  return isAddress(settings.repository) ? settings.repository : resolve(folder, settings.repository);
}

/** A repository's own portal folder; nobody else's, which a link in it could lead to. */
async function ownFolder(root: string): Promise<string | null> {
  const own = join(root, '.tagline');
  if (!existsSync(own)) return null;
  const [inside, outside] = [await realpath(own), await realpath(root)];
  if (inside === join(outside, '.tagline')) return own;
  throw new InputError({
    code: 'link-outside',
    message: `${own} is a link to ${inside}.`,
    hint: `Name the folder if it is meant: --content ${shellWord(inside)}`,
  });
}

function namedFolder(content: string): string {
  const folder = resolve(content);
  if (existsSync(folder)) return folder;
  throw new InputError({
    code: 'no-portal-folder',
    message: `There is no folder ${folder}.`,
    hint: 'Name the portal folder with --content, or leave the option out to use .tagline/ of the repository.',
  });
}

async function sampleSource(progress: Progress): Promise<Source> {
  const demo = await replayDemo(progress);
  const cache = join(CACHE, 'portals', 'sample');
  const location = await locateRepository(demo.path);
  return { location, content: SAMPLE_CONTENT, portal: SAMPLE_CONTENT, cache, remote: demo.remote, sample: true };
}
