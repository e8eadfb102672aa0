import { readChannelStates } from '#domain/channel-states.ts';
import { checkSignatures } from '#domain/check-signatures.ts';
import { checkTags } from '#domain/check-tags.ts';
import type { Commit } from '#domain/commit.ts';
import { crossCheck } from '#domain/cross-check.ts';
import type { Identities } from '#domain/identity-links.ts';
import type { Portal } from '#domain/portal.ts';
import type { PortalFolder } from '#domain/portal-folder.ts';
import type { Problem } from '#domain/problem.ts';
import type { Release } from '#domain/release.ts';
import type { ReleaseGraph } from '#domain/release-graph.ts';
import { shellWord } from '#domain/shell-word.ts';
import { knownTags } from '#domain/tag-record.ts';
import { earliestMoments, tagTimes } from '#domain/tag-times.ts';
import { checkUpdates } from '#domain/updater/update-problems.ts';
import { makeGitDirectory, removeGitDirectory } from '../adapters/git-directory.ts';
import type { RepositoryLocation } from '../adapters/git-location.ts';
import { type GitDirectory, GitFailure } from '../adapters/git-process.ts';
import { InputError } from '../input-error.ts';
import type { Progress } from '../progress.ts';
import { allowTopTier } from '../top-tier.ts';
import { GENERATOR } from '../version.ts';
import { applyAdvisories } from './apply-advisories.ts';
import { applyPlan } from './apply-plan.ts';
import { assembleSkeleton } from './assemble.ts';
import { assemblePortal } from './assemble-portal.ts';
import { collect } from './collect.ts';
import { patchIdsOf } from './patch-ids.ts';
import { partialRepository } from './refuse-partial.ts';

export interface MineInput {
  location: RepositoryLocation;
  folder: PortalFolder;
  /** Address to link to where the repository's configuration names none, or null. */
  remote: string | null;
  sample: boolean;
  /** Folder for patch ids by commit, or null to keep nothing. */
  cache: string | null;
  progress: Progress;
  /** The day to write for, `YYYY-MM-DD`; absent: the settings' or that of the newest commit. */
  now?: string | null | undefined;
}

export interface Mined {
  portal: Portal;
  /** Full records, in the order of `portal.releases`. */
  releases: Release[];
  graph: ReleaseGraph;
  /** Newest first, as the graph counts them. */
  commits: readonly Commit[];
  /** Number of a commit that takes others back to theirs. */
  reverts: ReadonlyMap<number, readonly number[]>;
  /** The same change on other lines, by commit number. */
  identities: Identities;
  problems: readonly Problem[];
}

/**
 * From a repository and a portal folder to everything that can be said of its releases.
 *
 * @param withGit called while the repository's objects can still be read, for stages that need file contents
 * @throws InputError `missing-objects`, `partial-repository` and those of `collect`
 */
export async function mine(
  input: MineInput,
  withGit?: (directory: GitDirectory, mined: Mined) => Promise<void>,
): Promise<Mined> {
  allowTopTier(false);
  const directory = await makeGitDirectory(input.location);
  try {
    const collected = await collect({ ...input, directory });
    const skeleton = assembleSkeleton(collected);
    const patchIds = await patchIdsOf({ ...input, skeleton, directory, partial: input.location.partial });
    const states = readChannelStates(input.folder, skeleton.releases);
    const assembled = assemblePortal({
      skeleton,
      patchIds,
      states,
      sample: input.sample,
      generator: GENERATOR,
      now: input.now,
    });
    applyAdvisories(assembled, skeleton);
    applyPlan(assembled.portal, input.folder.plan);
    const { portal, releases, reverts, identities } = assembled;
    portal.problems.push(...crossCheck(input.folder, releases), ...checkUpdates(portal, releases, input.folder));
    const times = tagTimes(input.folder.tagRecords ?? [], () => collected.commits);
    portal.problems.push(...checkTags(input.folder.tagRecords ?? [], knownTags(collected)));
    portal.problems.push(...checkSignatures(releases, input.folder.settings, earliestMoments(collected.tags, times)));
    const { graph } = skeleton;
    const mined = {
      portal,
      releases,
      graph,
      commits: collected.commits,
      reverts,
      identities,
      problems: portal.problems,
    };
    if (withGit) {
      // What reads contents of files turns over megabytes in few functions.
      allowTopTier(true);
      await withGit(directory, mined);
      allowTopTier(false);
    }
    return mined;
  } catch (error) {
    throw error instanceof GitFailure ? unreadableObjects(input.location, error) : error;
  } finally {
    await removeGitDirectory(directory);
  }
}

function unreadableObjects({ root, partial }: RepositoryLocation, failure: GitFailure): InputError {
  if (partial) return partialRepository(root, 'what git needs of it is');
  return new InputError({
    code: 'missing-objects',
    message: `${root} lacks objects or has corrupt ones, so it cannot be read whole. git says: ${failure.message.split('\n').slice(0, 3).join(' ')}`,
    hint: `See what is wrong with: git -C ${shellWord(root)} fsck --full   and clone it again where it is whole.`,
  });
}
