import { comparisonJson } from '#domain/comparison-json.ts';
import { comparisonMarkdown } from '#domain/comparison-markdown.ts';
import { type ComparisonRecord, lostChanges, nameOf } from '#domain/comparison-record.ts';
import { comparisonText } from '#domain/comparison-text.ts';
import type { PortalFolder } from '#domain/portal-folder.ts';
import type { Problem } from '#domain/problem.ts';
import { cleanForTerminal } from '#domain/text.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { attempt } from '../all-problems.ts';
import { InputError } from '../input-error.ts';
import { releaseNamed } from '../pick-release.ts';
import { formatProblems } from '../report-problems.ts';
import { comparePatch } from '../steps/compare-patch.ts';
import { type Comparer, makeComparer } from '../steps/comparer.ts';
import type { Mined } from '../steps/mine.ts';
import { type PairLine, readPairs } from '../steps/read-pairs.ts';

export interface CompareOptions {
  format: 'text' | 'json' | 'md' | 'patch';
  /** File of pairs, `-` for standard input. */
  pairs?: string | undefined;
  /** What makes the command fail. */
  failOn?: string | undefined;
}

/** Reads a repository and calls back while its objects can be read. */
export type MineWith = (
  use: (directory: GitDirectory, mined: Mined, folder: PortalFolder) => Promise<void>,
) => Promise<unknown>;

/**
 * `tagline compare FROM TO`, or every pair of a file: the same comparison as the page.
 *
 * @returns exit code: 1 where `failOn` is `lost` and the target lacks changes of the start, or a line of pairs is wrong
 * @throws InputError `missing-argument`, `option-conflict`, `bad-condition`, `unreadable-pairs`, `unknown-release`
 */
export async function compare(mine: MineWith, versions: readonly string[], options: CompareOptions): Promise<number> {
  checkUsage(versions, options);
  const pairs = options.pairs === undefined ? null : await readPairs(options.pairs);
  let failed = false;
  await mine(async (directory, mined, folder) => {
    const comparer = await makeComparer(directory, mined, folder.settings.compare);
    const context: Context = { directory, mined, folder, comparer, options };
    failed = pairs === null ? await compareOne(versions, context) : await comparePairs(pairs, context);
  });
  return failed ? 1 : 0;
}

interface Context {
  directory: GitDirectory;
  mined: Mined;
  folder: PortalFolder;
  comparer: Comparer;
  options: CompareOptions;
}

function checkUsage(versions: readonly string[], { pairs, format, failOn }: CompareOptions): void {
  const [from, to] = versions;
  if (failOn !== undefined && failOn !== 'lost') throw new InputError(badCondition(failOn));
  if (pairs === undefined && (versions.length !== 2 || from === undefined || to === undefined)) {
    throw new InputError(TWO_VERSIONS);
  }
  if (pairs !== undefined && (versions.length > 0 || format === 'md' || format === 'patch')) {
    throw new InputError(PAIRS_ALONE);
  }
}

const TWO_VERSIONS = {
  code: 'missing-argument',
  message: 'Two versions are compared.',
  hint: 'Name both: tagline compare 2.4.0 2.5.1',
};

const PAIRS_ALONE = {
  code: 'option-conflict',
  message: '--pairs answers in JSON, for the pairs of its file alone.',
  hint: 'Give no versions, --md or --patch beside it.',
};

function badCondition(given: string): Omit<Problem, 'severity'> {
  return { code: 'bad-condition', message: `--fail-on knows no ${given}.`, hint: 'Write: --fail-on lost' };
}

async function compareOne([from = '', to = '']: readonly string[], context: Context): Promise<boolean> {
  const { mined, comparer, options } = context;
  const record = comparer.compare(releaseNamed(from, mined.portal), releaseNamed(to, mined.portal));
  await print(await written(record, context));
  return options.failOn === 'lost' && tellLost(record);
}

async function written(
  record: ReturnType<Comparer['compare']>,
  { directory, comparer, options, folder }: Context,
): Promise<string | Uint8Array> {
  switch (options.format) {
    case 'json':
      return `${JSON.stringify(comparisonJson(record, comparer.fullId), null, 2)}\n`;
    case 'md':
      return comparisonMarkdown(record);
    case 'text':
      return cleanForTerminal(comparisonText(record));
    case 'patch': {
      const { bytes, leftOut } = await comparePatch(directory, record.files, folder.settings.compare);
      const told = leftOut.map(({ path, reason }) => `Left out: ${path} (${reason})\n`).join('');
      process.stderr.write(cleanForTerminal(told));
      return bytes;
    }
  }
}

/** One JSON a line for every pair that can be told; lines that cannot be are problems, told at the end. */
async function comparePairs(lines: readonly PairLine[], { mined, comparer, options }: Context): Promise<boolean> {
  const problems: Problem[] = [];
  let lost = false;
  for (const { words, where } of lines) {
    const pair = await attempt(async () => pairOf(words, mined));
    problems.push(...pair.problems.map((problem) => ({ ...problem, where })));
    if (pair.value === null) continue;
    const record = comparer.compare(...pair.value);
    await print(`${JSON.stringify(comparisonJson(record, comparer.fullId))}\n`);
    if (options.failOn === 'lost') lost = tellLost(record) || lost;
  }
  process.stderr.write(formatProblems(problems, false));
  return lost || problems.length > 0;
}

function pairOf(words: readonly string[], { portal }: Mined): Parameters<Comparer['compare']> {
  const [from, to] = words;
  if (from === undefined || to === undefined || words.length > 2) {
    throw new InputError({
      code: 'bad-pair',
      message: 'A pair is two versions.',
      hint: 'Write both on one line: 2.4.0 2.5.1',
    });
  }
  return [releaseNamed(from, portal), releaseNamed(to, portal)];
}

/** Tells on standard error what the target lacks; true where it lacks anything. */
function tellLost({ comparison }: ComparisonRecord): boolean {
  const lost = lostChanges(comparison);
  if (lost.length === 0) return false;
  const { from, to } = comparison;
  const lines = lost.map(({ change }) => {
    const names = (change.references ?? []).map(([name]) => ` ${name}`).join('');
    return `  ${change.id} ${change.scope ? `${change.scope}: ` : ''}${change.subject}${names}\n`;
  });
  const count = lost.length === 1 ? '1 change' : `${lost.length} changes`;
  process.stderr.write(cleanForTerminal(`${nameOf(to)} lacks ${count} of ${nameOf(from)}:\n${lines.join('')}`));
  return true;
}

/** Waits for a slow reader, so that a thousand answers are not held in memory. */
async function print(part: string | Uint8Array): Promise<void> {
  if (process.stdout.write(part)) return;
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
}
