import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cloneRepository, isAddress } from '../adapters/git-clone.ts';
import { locateRepository, type RepositoryLocation } from '../adapters/git-location.ts';
import type { Progress } from '../progress.ts';
import { CACHE, cacheKey, SAMPLE_CONTENT } from '../project.ts';
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
  /** Path or address of a repository; without it the settings' repository, else the sample. */
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
  const repo = options.repo ?? '.';
  const address = isAddress(repo) ? repo : null;
  const folder = address
    ? await cloneRepository(address, join(CACHE, 'clones', cacheKey(address)), options.progress)
    : resolve(repo);
  const location = await locateRepository(folder);
  const own = join(location.root, '.tagline');
  const content = options.content ? resolve(options.content) : existsSync(own) ? own : null;
  const cache = join(CACHE, 'portals', cacheKey(`${content ?? ''}:${address ?? location.root}`));
  return { location, content, portal: cache, cache, remote: address, sample: false };
}

async function sampleSource(progress: Progress): Promise<Source> {
  const demo = await replayDemo(progress);
  const cache = join(CACHE, 'portals', 'sample');
  const location = await locateRepository(demo.path);
  return { location, content: SAMPLE_CONTENT, portal: SAMPLE_CONTENT, cache, remote: demo.remote, sample: true };
}
