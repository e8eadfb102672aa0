import { type ExactMoves, exactMoves, type Move, type OpenFile } from '#domain/rename-steps.ts';
import { pairSimilar, type Sketch, sketchOf } from '#domain/similarity.ts';
import type { TreeHistory } from '#domain/tree-history.ts';
import type { TreeStep } from '#domain/tree-steps.ts';
import { streamBlobs } from '../adapters/git-blobs.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import type { BlobKinds } from './pack-cache.ts';

export interface MovesInput {
  directory: GitDirectory;
  history: TreeHistory;
  steps: readonly TreeStep[];
  kinds: BlobKinds;
  excluded: ReadonlySet<string>;
}

/** A step with so many files left over was no move but a new start. */
const MOST = 2_000;

/**
 * The files that moved at each step, between a release and the one that its tree is told against: those of the same
 * content, and those that are much the same.
 *
 * @returns by release number
 */
export async function mineMoves(input: MovesInput): Promise<Move[][]> {
  const found = input.steps.map((step) => exactMoves(input.history, step));
  const open = found.map((step) => openOf(step, input));
  const sketches = await readSketches(input.directory, open);
  return found.map(({ moves }, at) => [...moves, ...(open[at] ? movesOf(open[at], sketches) : [])]);
}

/** Files of a step that may have moved and changed. */
interface OpenStep {
  gone: OpenFile[];
  come: OpenFile[];
}

function openOf(step: ExactMoves, { kinds, excluded }: MovesInput): OpenStep {
  const isText = ({ path, content, mode }: OpenFile) =>
    mode.startsWith('100') && !kinds.has(content) && !excluded.has(path);
  const [gone, come] = [step.gone.filter(isText), step.come.filter(isText)];
  const isOpen = gone.length > 0 && come.length > 0 && gone.length + come.length <= MOST;
  return isOpen ? { gone, come } : { gone: [], come: [] };
}

/** Sketches by blob id. */
async function readSketches(directory: GitDirectory, open: readonly OpenStep[]): Promise<Map<string, Sketch>> {
  const ids = [...new Set(open.flatMap(({ gone, come }) => [...gone, ...come].map(({ content }) => content)))];
  const sketches = new Map<string, Sketch>();
  await streamBlobs(directory, ids, (place, content) => sketches.set(ids[place] ?? '', sketchOf(content)));
  return sketches;
}

function movesOf({ gone, come }: OpenStep, sketches: ReadonlyMap<string, Sketch>): Move[] {
  const sketched = (files: readonly OpenFile[]) =>
    files.map(({ path, content }) => ({ path, sketch: sketches.get(content) ?? NOTHING }));
  return pairSimilar(sketched(gone), sketched(come)).flatMap((pair) => {
    const [from, to] = [gone[pair.gone], come[pair.come]];
    return from && to ? [{ from: from.number, to: to.number, similarity: pair.similarity }] : [];
  });
}

const NOTHING: Sketch = { size: 0, lines: new Map() };
