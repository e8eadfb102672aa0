import { gzipSync } from 'node:zlib';
import type { GeneratedFile } from '#domain/generated-file.ts';
import { encodeTrees } from '#domain/tree-encoding.ts';
import { treeSteps } from '#domain/tree-steps.ts';
import { decodeTrees, type Trees } from '#domain/trees.ts';
import { mineMoves } from './mine-moves.ts';
import type { PackInput } from './pack-files.ts';
import { packFiles } from './pack-files.ts';

export interface PackedTrees {
  /** What browsers read: trees, ids and packs. */
  files: GeneratedFile[];
  /** As browsers read them. */
  trees: Trees;
  /** Ids by text number. */
  blobs: Uint8Array;
  /** Ids of blobs that are not in the object store. */
  missing: string[];
  /** How many packs were made from nothing and how many were added to; the others were known. */
  made: number;
  extended: number;
}

/** Packs the trees of all releases and the texts that they hold, so that any two can be compared without git. */
export async function packTrees(input: Omit<PackInput, 'steps'>): Promise<PackedTrees> {
  const { history } = input;
  const steps = treeSteps(history);
  const { files, kinds, excluded, ...told } = await packFiles({ ...input, steps });
  const moves = await mineMoves({ ...input, steps, kinds, excluded });
  const { trees, ids } = encodeTrees({ history, steps, kinds, excluded, moves });
  const data = [
    { path: 'static/data/trees.bin', bytes: gzipSync(trees, { level: 9 }) },
    { path: 'static/data/blobs.bin', bytes: ids },
  ];
  return { files: [...data, ...files], trees: decodeTrees(trees), blobs: ids, ...told };
}
