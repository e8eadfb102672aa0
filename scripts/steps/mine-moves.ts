import { createHash } from 'node:crypto';
import { type ExactMoves, exactMoves, type Move, type OpenFile } from '#domain/rename-steps.ts';
import { pairSimilar, type SimilarPair, type Sketch, type SketchedFile, sketchOf } from '#domain/similarity.ts';
import type { TreeHistory } from '#domain/tree-history.ts';
import type { TreeStep } from '#domain/tree-steps.ts';
import { readCacheFile, writeCacheFile } from '../adapters/cache-file.ts';
import { streamBlobs } from '../adapters/git-blobs.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import type { BlobKinds } from './pack-cache.ts';

export interface MovesInput {
  directory: GitDirectory;
  history: TreeHistory;
  steps: readonly TreeStep[];
  kinds: BlobKinds;
  excluded: ReadonlySet<string>;
  /** Folder of what may be thrown away, or null to keep nothing. */
  cache: string | null;
}

/** A step with so many files left over was no move but a new start. */
const MOST = 2_000;

/**
 * The files that moved at each step, between a release and the one that its tree is told against: those of the same
 * content, and those that are much the same. Which are much the same is found once and kept.
 *
 * @returns by release number
 */
export async function mineMoves(input: MovesInput): Promise<Move[][]> {
  const found = input.steps.map((step) => exactMoves(input.history, step));
  const open = found.map((step) => openOf(step, input));
  const similar = await readSimilar(input, open);
  return found.map(({ moves }, at) => [...moves, ...(open[at] ? movesOf(open[at], similar.get(open[at].key)) : [])]);
}

/** Files of a step that may have moved and changed. */
interface OpenStep {
  gone: OpenFile[];
  come: OpenFile[];
  /** Digest of what pairs them. */
  key: string;
}

function openOf(step: ExactMoves, { kinds, excluded }: MovesInput): OpenStep {
  const isText = ({ path, content, mode }: OpenFile) =>
    mode.startsWith('100') && !kinds.has(content) && !excluded.has(path);
  const [gone, come] = [step.gone.filter(isText), step.come.filter(isText)];
  const isOpen = gone.length > 0 && come.length > 0 && gone.length + come.length <= MOST;
  if (!isOpen) return { gone: [], come: [], key: '' };
  const told = [gone, come].map((files) => files.map(({ path, content }) => `${path}\0${content}`));
  return { gone, come, key: createHash('sha1').update(JSON.stringify(told)).digest('base64url') };
}

/** Pairs by the key of their step. */
type Similar = Map<string, readonly SimilarPair[]>;

interface Head {
  format: number;
  steps: [key: string, pairs: readonly SimilarPair[]][];
}

/** Raised when files are paired by another rule. */
const FORMAT = 1;
const FILE = 'moves.cache';

async function readSimilar({ directory, cache }: MovesInput, open: readonly OpenStep[]): Promise<Similar> {
  const place = { folder: cache, file: FILE };
  const head = (await readCacheFile<Head>(place))?.head;
  const known = new Map(head?.format === FORMAT ? head.steps : []);
  const steps = open.filter(({ key }) => key !== '');
  const fresh = steps.filter(({ key }) => !known.has(key));
  if (fresh.length === 0) return known;
  const sketches = await readSketches(directory, fresh);
  const similar: Similar = new Map(
    steps.map(({ key, gone, come }) => [
      key,
      known.get(key) ?? pairSimilar(sketched(gone, sketches), sketched(come, sketches)),
    ]),
  );
  await writeCacheFile(place, { format: FORMAT, steps: [...similar] } satisfies Head, []);
  return similar;
}

/** Sketches by blob id. */
async function readSketches(directory: GitDirectory, open: readonly OpenStep[]): Promise<Map<string, Sketch>> {
  const ids = [...new Set(open.flatMap(({ gone, come }) => [...gone, ...come].map(({ content }) => content)))];
  const sketches = new Map<string, Sketch>();
  await streamBlobs(directory, ids, (place, content) => sketches.set(ids[place] ?? '', sketchOf(content)));
  return sketches;
}

function sketched(files: readonly OpenFile[], sketches: ReadonlyMap<string, Sketch>): SketchedFile[] {
  return files.map(({ path, content }) => ({ path, sketch: sketches.get(content) ?? NOTHING }));
}

const NOTHING: Sketch = { size: 0, lines: new Map() };

function movesOf({ gone, come }: OpenStep, pairs: readonly SimilarPair[] = []): Move[] {
  return pairs.flatMap((pair) => {
    const [from, to] = [gone[pair.gone], come[pair.come]];
    return from && to ? [{ from: from.number, to: to.number, similarity: pair.similarity }] : [];
  });
}
