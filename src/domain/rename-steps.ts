import { type MovableFile, pairMoved } from './pair-moved.ts';
import type { TreeHistory } from './tree-history.ts';
import type { TreeChange, TreeStep } from './tree-steps.ts';

/** A file that moved between a release and the base that its tree is told against. */
export interface Move {
  /** Numbers of the paths. */
  from: number;
  to: number;
  /** Per cent, 50 to 100. */
  similarity: number;
}

/** A file whose content may be found again, nearly the same, on the other side of a step. */
export interface OpenFile extends MovableFile {
  /** Number of its path. */
  number: number;
  /** Full blob id. */
  content: string;
}

export interface ExactMoves {
  moves: Move[];
  /** Files without a partner of the same content; both lists are empty where one would be. */
  gone: OpenFile[];
  come: OpenFile[];
}

/** Of a step: the files that moved unchanged, and those left over. */
export function exactMoves(history: TreeHistory, { changes }: TreeStep): ExactMoves {
  const gone = changes.flatMap(({ path, text, before }) => (text === 0 ? [{ path, text: before }] : []));
  const come = changes.filter(({ before }) => before === 0);
  if (gone.length === 0 || come.length === 0) return { moves: [], gone: [], come: [] };
  const [sources, targets] = [filesOf(history, gone), filesOf(history, come)];
  const pairs = pairMoved(sources, targets);
  const moves = pairs.map(([source, target]) => ({
    from: sources[source]?.number ?? 0,
    to: targets[target]?.number ?? 0,
    similarity: 100,
  }));
  const [moved, reached] = [new Set(moves.map(({ from }) => from)), new Set(moves.map(({ to }) => to))];
  const left = {
    gone: sources.filter((file) => !moved.has(file.number)),
    come: targets.filter((file) => !reached.has(file.number)),
  };
  return left.gone.length === 0 || left.come.length === 0 ? { moves, gone: [], come: [] } : { moves, ...left };
}

/** That two files are empty says nothing, and a submodule is what it names. */
function filesOf({ paths }: TreeHistory, places: readonly Pick<TreeChange, 'path' | 'text'>[]): OpenFile[] {
  return places.flatMap(({ path: number, text: place }) => {
    const { path, texts } = paths[number] ?? { path: '', texts: [] };
    const text = texts[place - 1];
    if (!text || text.mode === '160000' || EMPTY_BLOB.test(text.id)) return [];
    return [{ number, path, content: text.id, mode: text.mode }];
  });
}

/** The id of nothing at all, as SHA-1 and as SHA-256. */
export const EMPTY_BLOB =
  /^(?:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391|473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813)$/;
