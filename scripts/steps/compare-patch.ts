import type { FileRecord } from '#domain/comparison-record.ts';
import { type ComposedPatch, composePatch, type PatchFile, type PatchSide } from '#domain/compose-patch.ts';
import { differLines } from '#domain/line-difference.ts';
import { isWanted } from '#domain/path-difference.ts';
import type { CompareSettings } from '#domain/settings.ts';
import { readSizes, streamBlobs } from '../adapters/git-blobs.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { isBinary } from './pack-files.ts';

const SUBMODULE = '160000';

/**
 * The patch that turns the tree of one release into that of another, for `git apply`. What the settings leave out, what
 * is binary and what is larger than they allow is left out and named.
 */
export async function comparePatch(
  directory: GitDirectory,
  files: readonly FileRecord[],
  settings: CompareSettings,
): Promise<ComposedPatch> {
  const contents = await readTexts(directory, files.filter(({ path }) => isWanted(path, settings)).flatMap(blobsOf), {
    maxFileSize: settings.maxFileSize,
  });
  const patchFiles = files.map((file): PatchFile => {
    const wanted = isWanted(file.path, settings);
    const side = (id: string | null, mode: string | null): PatchSide | null => {
      if (id === null || mode === null) return null;
      const known = wanted ? (contents.get(id) ?? NOT_HERE) : LEFT_OUT;
      return typeof known === 'string'
        ? { mode, id, content: null, reason: known }
        : { mode, id, content: known, reason: null };
    };
    const { path, previousPath, oldId, oldMode, newId, newMode } = file;
    return { path, previousPath, similarity: null, before: side(oldId, oldMode), after: side(newId, newMode) };
  });
  return composePatch(patchFiles, differLines);
}

const NOT_HERE = 'not in this clone';
const LEFT_OUT = 'left out by the settings';

function blobsOf({ oldId, oldMode, newId, newMode }: FileRecord): string[] {
  const sides = [
    { id: oldId, mode: oldMode },
    { id: newId, mode: newMode },
  ];
  return sides.flatMap(({ id, mode }) => (id === null || mode === SUBMODULE ? [] : [id]));
}

/** Contents by id, or why there is none. Large ones are not read. */
async function readTexts(
  directory: GitDirectory,
  ids: readonly string[],
  { maxFileSize }: Pick<CompareSettings, 'maxFileSize'>,
): Promise<Map<string, Uint8Array | string>> {
  const texts = new Map<string, Uint8Array | string>();
  const sizes = await readSizes(directory, [...new Set(ids)]);
  for (const [id, size] of sizes) {
    if (size === null) texts.set(id, NOT_HERE);
    else if (size > maxFileSize) texts.set(id, `larger than ${Math.round(maxFileSize / 1000)} kB`);
  }
  const wanted = [...sizes.keys()].filter((id) => !texts.has(id));
  await streamBlobs(directory, wanted, (place, content) => {
    texts.set(wanted[place] ?? '', isBinary(content) ? 'binary' : content);
  });
  return texts;
}
