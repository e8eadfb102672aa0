import { shellWord } from '#domain/shell-word.ts';
import { existingObjects } from '../adapters/git-existing.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { InputError } from '../input-error.ts';
import type { Mined } from './mine.ts';

/**
 * A clone made with a filter may lack the contents of files: looks at the trees of the oldest, the middle and the newest
 * release. A few missing blobs elsewhere are told where they matter.
 *
 * @throws InputError `partial-repository`
 */
export async function refusePartial(directory: GitDirectory, { portal, commits }: Mined, root: string): Promise<void> {
  const { releases } = portal;
  const sample = [releases[0], releases[releases.length >> 1], releases.at(-1)].flatMap((release) =>
    release ? [release.commit] : [],
  );
  const trees = commits.filter(({ id }) => sample.includes(id)).map(({ tree }) => tree);
  const { missing, asked } = await existingObjects(directory, trees);
  if (missing === 0 || missing < asked / 100) return;
  throw partialRepository(root, `${missing} of ${asked} files of its releases are`);
}

/** @param missing what is only on the server, with its verb */
export function partialRepository(root: string, missing: string): InputError {
  return new InputError({
    code: 'partial-repository',
    message: `${root} is a partial clone: ${missing} only on the server, and nothing is fetched while reading.`,
    hint: `git -C ${shellWord(root)} fetch --refetch --no-filter --tags   or clone it again without --filter`,
  });
}
