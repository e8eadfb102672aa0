import { formatMany } from '#domain/format.ts';
import type { GeneratedFile } from '#domain/generated-file.ts';
import type { ComparisonPair, Portal } from '#domain/portal.ts';
import type { Problem } from '#domain/problem.ts';
import { shellWord } from '#domain/shell-word.ts';
import type { TreeHistory } from '#domain/tree-history.ts';
import { countCommits } from '../adapters/git-count.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { InputError } from '../input-error.ts';
import { checkSample } from './check-sample.ts';
import { compareFiles } from './compare-files.ts';
import { type Mined, type MineInput, mine } from './mine.ts';
import { factsFiles, mineFacts } from './mine-facts.ts';
import { packTrees } from './pack-trees.ts';
import { readTrees } from './read-trees.ts';
import { refusePartial } from './refuse-partial.ts';

/** What was mined, with the differences of files between neighbours. */
export type MinedWithFiles = Mined & { files: GeneratedFile[] };

/** Mines a repository and compares the files of neighbouring releases while its objects can be read. */
export async function mineWithFiles(input: MineInput): Promise<MinedWithFiles> {
  const files: GeneratedFile[] = [];
  const mined = await mine(input, async (directory, result) => {
    await confirmCount(directory, result);
    if (input.location.partial) await refusePartial(directory, result, input.location.root);
    const history = await readTrees(directory, result, input.cache);
    files.push(...(await compareData(directory, { mined: result, history, input })));
    files.push(...factsFiles(await mineFacts(directory, result, history)));
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

interface Stage {
  mined: Mined;
  history: TreeHistory;
  input: MineInput;
}

/** What browsers compare any two releases with, and what the pages of neighbours are drawn from. */
async function compareData(directory: GitDirectory, { mined, history, input }: Stage): Promise<GeneratedFile[]> {
  const { progress, cache } = input;
  const settings = input.folder.settings.compare;
  const packed = await packTrees({ directory, history, settings, cache, progress });
  if (packed.missing.length > 0) mined.portal.problems.push(missingContents(packed.missing, input));
  const root = input.location.root;
  progress.start('Checking comparisons');
  mined.portal.facts.checkedPairs = await checkSample({ directory, mined, packed, root });
  progress.done(`${mined.portal.facts.checkedPairs} pairs are as git has them`);
  const neighbours = await compareFiles({
    directory,
    pairs: newestFirst(mined.portal),
    releases: history.releases,
    packed,
    maxFileSize: settings.maxFileSize,
    progress,
  });
  return [...packed.files, ...neighbours];
}

function missingContents([first = '', ...others]: readonly string[], { location }: MineInput): Problem {
  return {
    code: 'missing-contents',
    severity: 'warning',
    message: `The content of ${formatMany(others.length + 1, 'file version')} is not in ${location.root}, for instance ${first}: it is listed, and cannot be shown.`,
    hint: `See what else is missing with: git -C ${shellWord(location.root)} fsck --connectivity-only`,
  };
}

function newestFirst({ comparisons, releases }: Portal): ComparisonPair[] {
  const rank = new Map(releases.map(({ id }, at) => [id, at]));
  return [...comparisons].sort((a, b) => (rank.get(a.to) ?? 0) - (rank.get(b.to) ?? 0) || (a.slug < b.slug ? -1 : 1));
}
