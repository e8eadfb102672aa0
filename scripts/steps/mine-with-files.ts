import type { GeneratedFile } from '#domain/generated-file.ts';
import { countCommits } from '../adapters/git-count.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { InputError } from '../input-error.ts';
import { compareFiles } from './compare-files.ts';
import { type Mined, type MineInput, mine } from './mine.ts';
import { refusePartial } from './refuse-partial.ts';

/** What was mined, with the differences of files between neighbours. */
export type MinedWithFiles = Mined & { files: GeneratedFile[] };

/** Mines a repository and compares the files of neighbouring releases while its objects can be read. */
export async function mineWithFiles(input: MineInput): Promise<MinedWithFiles> {
  let files: GeneratedFile[] = [];
  const mined = await mine(input, async (directory, result) => {
    await confirmCount(directory, result);
    if (input.location.partial) await refusePartial(directory, result, input.location.root);
    files = await compareNeighbours(directory, result, input);
  });
  return { ...mined, files };
}

/** The log is what everything rests on: git must count as many commits as were read. */
async function confirmCount(directory: GitDirectory, { commits, portal }: Mined): Promise<void> {
  const counted = await countCommits(
    directory,
    portal.facts.head !== '' && commits.some(({ id }) => id === portal.facts.head),
  );
  if (counted === commits.length) return;
  throw new InputError({
    code: 'history-not-whole',
    message: `git counts ${counted} commits, but ${commits.length} were read.`,
    hint: 'The repository may have changed while it was read: build again.',
  });
}

async function compareNeighbours(
  directory: GitDirectory,
  { portal, commits }: Mined,
  input: MineInput,
): Promise<GeneratedFile[]> {
  const trees = new Map(commits.map(({ id, tree }) => [id, tree]));
  const rank = new Map(portal.releases.map(({ id }, at) => [id, at]));
  const treeOf = new Map(portal.releases.map(({ id, commit }) => [id, trees.get(commit) ?? '']));
  const pairs = [...portal.comparisons]
    .sort((a, b) => (rank.get(a.to) ?? 0) - (rank.get(b.to) ?? 0) || (a.slug < b.slug ? -1 : 1))
    .map((pair) => ({ ...pair, fromTree: treeOf.get(pair.from) ?? '', toTree: treeOf.get(pair.to) ?? '' }));
  return await compareFiles({ directory, pairs, settings: input.folder.settings.compare, progress: input.progress });
}
