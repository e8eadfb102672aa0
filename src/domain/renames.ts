import { type MovableFile, pairMoved } from './pair-moved.ts';
import type { Move } from './rename-steps.ts';
import type { ChangedFile, Trees } from './trees.ts';

/**
 * Lays renames over what differs between two releases: an added and a deleted file of the same content are one that
 * moved, and so are two that a chain of moves between neighbouring releases leads from one to the other. Nothing is
 * hidden: a rename names both paths, and every other entry stays as it is.
 *
 * @param changed as `changedFiles` gives it for the same two releases
 */
export function withRenames(trees: Trees, changed: readonly ChangedFile[], from: number, to: number): ChangedFile[] {
  const deleted = changed.filter((file) => file.status === 'deleted');
  const added = changed.filter((file) => file.status === 'added');
  if (deleted.length === 0 || added.length === 0) return [...changed];
  const pairs = new Pairs();
  pairExact(trees, { deleted, added }, pairs);
  pairChained(trees, { deleted, added, from, to }, pairs);
  return changed.flatMap((file) => (pairs.sources.has(file) ? [] : [pairs.renamed.get(file) ?? file]));
}

/** Each file is one side of at most one rename. */
class Pairs {
  readonly sources = new Set<ChangedFile>();
  readonly renamed = new Map<ChangedFile, ChangedFile>();

  add(source: ChangedFile, target: ChangedFile, similarity: number): void {
    this.sources.add(source);
    this.renamed.set(target, {
      ...target,
      status: 'renamed',
      previousPath: source.path,
      before: source.before,
      similarity,
    });
  }
}

interface Sides {
  deleted: readonly ChangedFile[];
  added: readonly ChangedFile[];
}

function pairExact(trees: Trees, { deleted, added }: Sides, pairs: Pairs): void {
  const [gone, come] = [movable(trees, deleted, 'before'), movable(trees, added, 'after')];
  for (const [source, target] of pairMoved(gone, come)) {
    const [before, after] = [gone[source]?.file, come[target]?.file];
    if (before && after) pairs.add(before, after, 100);
  }
}

/** That two files are empty says nothing, and a submodule is what it names. */
function movable(
  { emptyText }: Trees,
  files: readonly ChangedFile[],
  side: 'before' | 'after',
): (MovableFile & { file: ChangedFile })[] {
  return files.flatMap((file) => {
    const text = file[side];
    if (!text || text.text === emptyText || text.kind === 'submodule') return [];
    return [{ file, path: file.path, content: text.text, mode: text.mode }];
  });
}

function pairChained(
  trees: Trees,
  { deleted, added, from, to }: Sides & { from: number; to: number },
  pairs: Pairs,
): void {
  const open = new Map(added.filter((file) => !pairs.renamed.has(file)).map((file) => [file.after?.path ?? -1, file]));
  const starts = deleted.filter((file) => !pairs.sources.has(file));
  if (open.size === 0 || starts.length === 0) return;
  const followed = follow(trees, new Set(starts.map((file) => file.before?.path ?? -1)), { from, to });
  for (const source of starts) {
    const end = followed.get(source.before?.path ?? -1);
    const target = end && open.get(end.path);
    if (!target || pairs.renamed.has(target) || source.before?.mode.slice(0, -3) !== target.after?.mode.slice(0, -3))
      continue;
    pairs.add(source, target, end.similarity);
  }
}

/** Where a file is after a number of steps, and the least similarity on the way. */
interface Place {
  path: number;
  similarity: number;
}

/** Follows paths from one release to another, over the moves of every step between their common base and each. */
function follow(
  trees: Trees,
  paths: ReadonlySet<number>,
  { from, to }: { from: number; to: number },
): Map<number, Place> {
  let places = new Map([...paths].map((path): [number, Place] => [path, { path, similarity: 100 }]));
  const { up, down } = wayBetween(trees, from, to);
  for (const release of up) places = moveAll(places, (trees.moves.get(release) ?? []).map(backwards));
  for (const release of down) places = moveAll(places, trees.moves.get(release) ?? []);
  return places;
}

function backwards({ from, to, similarity }: Move): Move {
  return { from: to, to: from, similarity };
}

function moveAll(places: Map<number, Place>, steps: readonly Move[]): Map<number, Place> {
  if (steps.length === 0) return places;
  const byStart = new Map(steps.map((step) => [step.from, step]));
  const moved = [...places].map(([start, place]): [number, Place] => {
    const step = byStart.get(place.path);
    if (!step) return [start, place];
    return [start, { path: step.to, similarity: Math.min(place.similarity, step.similarity) }];
  });
  return new Map(moved);
}

/** Releases whose steps are undone from the one on, newest first, and those done to reach the other, oldest first. */
function wayBetween({ base }: Trees, from: number, to: number): { up: number[]; down: number[] } {
  const [up, down]: [number[], number[]] = [[], []];
  let [a, b] = [from, to];
  // A base has a lower number than what is told against it.
  while (a !== b) {
    if (a > b) {
      up.push(a);
      a = base[a] ?? -1;
    } else {
      down.push(b);
      b = base[b] ?? -1;
    }
  }
  return { up, down: down.reverse() };
}
