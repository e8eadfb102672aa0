import { blobId } from './blob-ids.ts';
import type { FileRecord } from './comparison-record.ts';
import { withRenames } from './renames.ts';
import { changedFiles, type TextAt, type Trees } from './trees.ts';

/**
 * The files that differ between two releases with their full ids, in git's order of paths, renames laid over it.
 *
 * @param blobs `/data/blobs.bin`
 * @param pair numbers of releases
 */
export function fileRecords(trees: Trees, blobs: Uint8Array, pair: { from: number; to: number }): FileRecord[] {
  const idOf = (side: TextAt | null) => (side ? blobId(blobs, trees, side.text) : null);
  const changed = withRenames(trees, changedFiles(trees, pair.from, pair.to), pair.from, pair.to);
  return changed.map(({ status, path, previousPath, before, after }) => ({
    status,
    path,
    previousPath,
    oldId: idOf(before),
    newId: idOf(after),
    oldMode: before?.mode ?? null,
    newMode: after?.mode ?? null,
  }));
}
