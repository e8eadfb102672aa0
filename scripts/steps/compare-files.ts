import type { ComparisonFile } from '#domain/file-difference.ts';
import type { GeneratedFile } from '#domain/generated-file.ts';
import { type ChangedPath, describeDifference, reasonWithoutPatch, toDifferences } from '#domain/path-difference.ts';
import type { ComparisonPair } from '#domain/portal.ts';
import type { CompareSettings } from '#domain/settings.ts';
import { readTreeDifferences, type TreePair } from '../adapters/git-diff-tree.ts';
import { readObjects } from '../adapters/git-objects.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { unifiedPatch } from '../adapters/unified-patch.ts';
import type { Progress } from '../progress.ts';

export interface CompareFilesInput {
  directory: GitDirectory;
  /** Newest target first. */
  pairs: readonly (ComparisonPair & TreePair)[];
  settings: CompareSettings;
  progress: Progress;
}

/** Pages of so many pairs, the newest, get their differences line by line; the others list the files. */
const WITH_PATCHES = 200;
const FILES_LISTED = 300;
const PATCHES_A_PAIR = 30;
const PAIRS_AT_ONCE = 10;

/** What differs between the trees of each pair, as the files that the comparison pages are drawn from. */
export async function compareFiles(input: CompareFilesInput): Promise<GeneratedFile[]> {
  const { directory, pairs, settings, progress } = input;
  progress.start('Comparing files', pairs.length);
  const changed = await readTreeDifferences(directory, pairs);
  const files: GeneratedFile[] = [];
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE) {
    const batch = pairs
      .slice(at, at + PAIRS_AT_ONCE)
      .map((pair, place) => compare(pair, changed[at + place] ?? [], settings));
    if (at < WITH_PATCHES) await addPatches(directory, batch, settings);
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

function compare(pair: ComparisonPair, changed: readonly ChangedPath[], settings: CompareSettings): Compared {
  const all = toDifferences(changed, settings);
  const files = all.slice(0, FILES_LISTED);
  return {
    pair,
    file: { schemaVersion: 1, from: pair.from, to: pair.to, files, omittedFiles: all.length - files.length },
  };
}

async function addPatches(
  directory: GitDirectory,
  batch: readonly Compared[],
  settings: CompareSettings,
): Promise<void> {
  const wanted = batch.flatMap(({ file }) =>
    file.files.filter(({ reason }) => reason === null).slice(0, PATCHES_A_PAIR),
  );
  const ids = wanted.flatMap(({ oldId, newId }) => [oldId, newId].filter((id) => id !== null));
  const objects = await readObjects(directory, ids);
  for (const file of wanted) {
    const [before, after] = [file.oldId, file.newId].map((id) =>
      id === null ? Buffer.alloc(0) : objects.get(id)?.content,
    );
    const reason = reasonWithoutPatch(before, after, settings.maxFileSize);
    if (reason !== null || !before || !after) file.reason = reason;
    else Object.assign(file, describeDifference(unifiedPatch(before.toString('utf8'), after.toString('utf8'))));
  }
}

function toFile({ pair, file }: Compared): GeneratedFile {
  return { path: `comparisons/${pair.slug}.json`, text: `${JSON.stringify(file)}\n` };
}
