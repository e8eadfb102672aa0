import type { ComparisonFile, FileDifference } from '#domain/file-difference.ts';
import type { TextFile } from '#domain/generated-file.ts';
import { describeDifference, toDifferences } from '#domain/path-difference.ts';
import type { ComparisonPair } from '#domain/portal.ts';
import { withRenames } from '#domain/renames.ts';
import { changedFiles } from '#domain/trees.ts';
import { readObjects } from '../adapters/git-objects.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { unifiedPatch } from '../adapters/unified-patch.ts';
import type { Progress } from '../progress.ts';
import type { PackedTrees } from './pack-trees.ts';

export interface CompareFilesInput {
  directory: GitDirectory;
  /** Newest target first. */
  pairs: readonly ComparisonPair[];
  /** Ids of releases by their number. */
  releases: readonly string[];
  packed: Pick<PackedTrees, 'trees' | 'blobs'>;
  /** Largest file that is compared, in bytes. */
  maxFileSize: number;
  progress: Progress;
}

/** Pages of so many pairs, the newest, get their differences line by line; the others list the files. */
const WITH_PATCHES = 200;
const FILES_LISTED = 300;
const PATCHES_A_PAIR = 30;
const PAIRS_AT_ONCE = 10;

/** What differs between the trees of each pair, as the files that the comparison pages are drawn from. */
export async function compareFiles(input: CompareFilesInput): Promise<TextFile[]> {
  const { directory, pairs, progress } = input;
  progress.start('Comparing files', pairs.length);
  const numbers = new Map(input.releases.map((id, number) => [id, number]));
  const files: TextFile[] = [];
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE) {
    const batch = pairs.slice(at, at + PAIRS_AT_ONCE).map((pair) => compare(pair, numbers, input));
    if (at < WITH_PATCHES) await addPatches(directory, batch);
    files.push(...batch.map(toFile));
    progress.count(at);
  }
  progress.done(`${pairs.length} pairs`);
  return files;
}

interface Compared {
  pair: ComparisonPair;
  file: ComparisonFile;
}

function compare(pair: ComparisonPair, numbers: ReadonlyMap<string, number>, input: CompareFilesInput): Compared {
  const { trees, blobs } = input.packed;
  const [from, to] = [numbers.get(pair.from) ?? 0, numbers.get(pair.to) ?? 0];
  const all = withRenames(trees, changedFiles(trees, from, to), from, to);
  const files = toDifferences(all.slice(0, FILES_LISTED), { trees, blobs, maxFileSize: input.maxFileSize });
  return {
    pair,
    file: { schemaVersion: 1, from: pair.from, to: pair.to, files, omittedFiles: all.length - files.length },
  };
}

async function addPatches(directory: GitDirectory, batch: readonly Compared[]): Promise<void> {
  const wanted = batch.flatMap(({ file }) =>
    file.files.filter(({ reason }) => reason === null).slice(0, PATCHES_A_PAIR),
  );
  const ids = wanted.flatMap(({ oldId, newId }) => [oldId, newId].filter((id) => id !== null));
  const objects = await readObjects(directory, ids);
  const textOf = (id: string | null) => (id === null ? '' : (objects.get(id)?.content.toString('utf8') ?? ''));
  for (const file of wanted) Object.assign(file, patchOf(file, textOf));
}

function patchOf({ oldId, newId }: FileDifference, textOf: (id: string | null) => string): Partial<FileDifference> {
  return describeDifference(unifiedPatch(textOf(oldId), textOf(newId)));
}

function toFile({ pair, file }: Compared): TextFile {
  return { path: `comparisons/${pair.slug}.json`, text: `${JSON.stringify(file)}\n` };
}
