import { createHash } from 'node:crypto';
import { blobId } from '#domain/blob-ids.ts';
import type { ReleaseGraph } from '#domain/release-graph.ts';
import { inRuns } from '#domain/run-sets.ts';
import { shellWord } from '#domain/shell-word.ts';
import { type ChangedFile, changedFiles, type TextAt } from '#domain/trees.ts';
import { readTreeDifferences } from '../adapters/git-diff-tree.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { readCommitSides } from '../adapters/git-rev-list.ts';
import { InputError } from '../input-error.ts';
import type { Mined } from './mine.ts';
import type { PackedTrees } from './pack-trees.ts';

export interface CheckInput {
  directory: GitDirectory;
  mined: Pick<Mined, 'graph' | 'commits' | 'portal'>;
  packed: Pick<PackedTrees, 'trees' | 'blobs'>;
  /** Folder of the repository, for the remedy. */
  root: string;
}

/** A release as git knows it. */
interface Side {
  number: number;
  id: string;
  commit: string;
  tree: string;
}

const PAIRS = 24;

/**
 * Compares some pairs of releases as browsers do and as git does: the commits that each has and the other has not, and
 * the files with their ids and modes. The pairs are drawn by a digest of the releases, so that the same inputs are
 * checked alike.
 *
 * @returns how many pairs were checked
 * @throws InputError `comparison-mismatch`
 */
export async function checkSample(input: CheckInput): Promise<number> {
  const sides = sidesOf(input.mined);
  const pairs = drawPairs(sides);
  await checkFiles(pairs, input);
  for (const [from, to] of pairs) await checkCommits(from, to, input);
  return pairs.length;
}

function sidesOf({ graph, commits, portal }: CheckInput['mined']): Side[] {
  const commitOf = new Map(portal.releases.map(({ id, commit }) => [id, commit]));
  const treeOf = new Map(commits.map(({ id, tree }) => [id, tree]));
  return graph.releases.map((id, number) => {
    const commit = commitOf.get(id) ?? '';
    return { number, id, commit, tree: treeOf.get(commit) ?? '' };
  });
}

/** All pairs where they are few, else so many different ones. */
function drawPairs(sides: readonly Side[]): [Side, Side][] {
  const all = (sides.length * (sides.length - 1)) / 2;
  const drawn = new Set<number>();
  const seed = sides.map(({ id, commit }) => `${id} ${commit}`).join('\n');
  for (let round = 0; drawn.size < Math.min(PAIRS, all); round++) {
    const digest = createHash('sha256').update(`${round}\n${seed}`).digest();
    for (let at = 0; at < digest.length && drawn.size < Math.min(PAIRS, all); at += 4)
      drawn.add(digest.readUInt32BE(at) % all);
  }
  return [...drawn].map((number) => pairAt(sides, number));
}

/** The pairs in a row: 0 with 1, 0 with 2, 1 with 2, 0 with 3... */
function pairAt(sides: readonly Side[], number: number): [Side, Side] {
  const later = Math.floor((1 + Math.sqrt(1 + 8 * number)) / 2);
  const [from, to] = [sides[number - (later * (later - 1)) / 2], sides[later]];
  if (!from || !to) throw new RangeError(`There is no pair ${number} of ${sides.length} releases.`);
  return [from, to];
}

async function checkFiles(pairs: readonly [Side, Side][], { directory, packed, root }: CheckInput): Promise<void> {
  const trees = pairs.map(([from, to]) => ({ fromTree: from.tree, toTree: to.tree }));
  const expected = await readTreeDifferences(directory, trees);
  for (const [at, [from, to]] of pairs.entries()) {
    const own = changedFiles(packed.trees, from.number, to.number).map((file) => describeFile(file, packed));
    const gits = (expected[at] ?? []).map(({ oldMode, oldId, newMode, newId, path }) =>
      [oldMode, oldId, newMode, newId, path].join(' '),
    );
    if (own.join('\0') !== gits.join('\0'))
      throw mismatch('files', [from, to], `git -C ${shellWord(root)} diff-tree -r ${from.tree} ${to.tree}`);
  }
}

function describeFile({ before, after, path }: ChangedFile, packed: CheckInput['packed']): string {
  const absent = '0'.repeat((2 * packed.blobs.length) / packed.trees.texts);
  const idOf = (side: TextAt | null) => (side ? blobId(packed.blobs, packed.trees, side.text) : absent);
  return [before?.mode ?? '000000', idOf(before), after?.mode ?? '000000', idOf(after), path].join(' ');
}

async function checkCommits(from: Side, to: Side, { directory, mined, root }: CheckInput): Promise<void> {
  const gits = await readCommitSides(directory, from.commit, to.commit);
  const isSame =
    sameSet(gits.left, commitsBetween(mined, to.number, from.number)) &&
    sameSet(gits.right, commitsBetween(mined, from.number, to.number));
  if (!isSame)
    throw mismatch(
      'commits',
      [from, to],
      `git -C ${shellWord(root)} rev-list --left-right ${from.commit}...${to.commit}`,
    );
}

/** Ids of the commits of `from..to`, as the release graph tells. */
function commitsBetween(
  { graph, commits }: { graph: ReleaseGraph; commits: Mined['commits'] },
  from: number,
  to: number,
): string[] {
  const segments = graph.segments.filter(({ runs }) => inRuns(runs, to) && !inRuns(runs, from));
  return segments.flatMap((segment) => segment.commits.map((number) => commits[number]?.id ?? ''));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const all = new Set(a);
  return a.length === b.length && b.every((id) => all.has(id));
}

function mismatch(what: 'files' | 'commits', [from, to]: [Side, Side], command: string): InputError {
  return new InputError({
    code: 'comparison-mismatch',
    message: `The ${what} between ${from.id} and ${to.id} are not those that git lists, so no comparison can be trusted and no site was built.`,
    hint: `The repository may have changed while it was read: build again. If it happens again, report it with what this says: ${command}`,
  });
}
