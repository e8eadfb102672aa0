import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PortalFolder } from '#domain/portal-folder.ts';
import { isFatal, type Problem } from '#domain/problem.ts';
import { isAddress } from '../adapters/git-clone.ts';
import { type Attempt, attempt } from '../all-problems.ts';
import { SILENT } from '../progress.ts';
import { type Mined, mine } from './mine.ts';
import { readPortalFolder } from './read-portal-folder.ts';
import { findSource, type Source } from './source.ts';

/**
 * The repository that a check is about: the one named, else the one that belongs to the portal folder as far as it lies
 * on this machine, since a check that nobody asked to fetch anything fetches nothing.
 */
export async function findCheckedSource(options: {
  repo?: string | undefined;
  content?: string | undefined;
}): Promise<Attempt<Source>> {
  const content = options.content ?? (options.repo === undefined && existsSync('.tagline') ? '.tagline' : undefined);
  if (options.repo === undefined && content !== undefined && (await isElsewhere(content))) return ELSEWHERE;
  return await attempt(() => findSource({ repo: options.repo, content, progress: SILENT }));
}

async function isElsewhere(content: string): Promise<boolean> {
  const { settings } = await readPortalFolder(resolve(content));
  return settings.repository !== null && isAddress(settings.repository);
}

const ELSEWHERE: Attempt<Source> = {
  value: null,
  problems: [
    {
      code: 'repository-elsewhere',
      severity: 'error',
      message: 'The repository is an address, and nothing is fetched for a check.',
      hint: 'Name it: tagline check --repo ADDRESS',
    },
  ],
};

/**
 * Holds a portal folder against its repository, as a build does.
 *
 * @returns what was mined, with every problem of both; or what keeps it from being mined
 */
export async function checkRepository(source: Source, folder: PortalFolder): Promise<Attempt<Mined>> {
  const broken: readonly Problem[] = folder.problems;
  // What follows from files that could not be read would only lead astray.
  if (isFatal(broken, false)) return { value: null, problems: broken };
  return await attempt(() => mine({ ...source, folder, progress: SILENT }));
}
