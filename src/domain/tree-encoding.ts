import { concat, encodeNumbers, foldSign, joinColumns } from './number-columns.ts';
import { bytesOfIds } from './object-id.ts';
import { packNames } from './pack-name.ts';
import { encodePath } from './path-bytes.ts';
import { EMPTY_BLOB, type Move } from './rename-steps.ts';
import type { TreeHistory } from './tree-history.ts';
import type { TreeStep } from './tree-steps.ts';
import { FORMAT, TEXT_KINDS, type TextKind } from './trees.ts';

export interface TreesInput {
  history: TreeHistory;
  /** As `treeSteps` gives them. */
  steps: readonly TreeStep[];
  /** Of blobs that have no text in a pack, by full id: why, and their bytes where known. */
  kinds: ReadonlyMap<string, { kind: TextKind; size: number | null }>;
  /** Paths that the settings leave out. */
  excluded: ReadonlySet<string>;
  /** By release number: the files that moved at that step. */
  moves: readonly (readonly Move[])[];
}

export interface EncodedTrees {
  /** What `decodeTrees` reads; not packed. */
  trees: Uint8Array;
  /** Full ids of all texts, one after the other by text number. */
  ids: Uint8Array;
}

/**
 * The trees of all releases as bytes for the browser: names in order, each without what it shares with the one before;
 * then for each release its base and what differs from it, where a text that was not seen before takes no more than a
 * bit; then what is rare, by place.
 */
export function encodeTrees(input: TreesInput): EncodedTrees {
  const { history, steps } = input;
  const numbering = numberTexts(history, steps);
  const columns = [
    encodeNumbers([FORMAT, history.releases.length, history.paths.length, emptyText(numbering.ids) + 1]),
    ...encodeNames(history),
    ...encodeSteps(steps),
    encodeNumbers(numbering.references),
    ...encodeModes(numbering.modes),
    encodeKinds(numbering.ids, input.kinds),
    encodeGaps(history.paths.flatMap(({ path }, at) => (input.excluded.has(path) ? [at] : []))),
    encodeNumbers(packNames(history.paths.map(({ path }) => path)).repeated.flat()),
    encodeMoves(input.moves),
  ];
  return { trees: joinColumns(columns), ids: bytesOfIds(numbering.ids) };
}

function encodeNames({ paths }: TreeHistory): Uint8Array[] {
  const shared: number[] = [];
  const rests: Uint8Array[] = [];
  let before: Uint8Array = new Uint8Array();
  for (const { path } of paths) {
    const name = encodePath(path);
    let same = 0;
    while (same < name.length && name[same] === before[same]) same++;
    shared.push(same);
    rests.push(name.subarray(same), NUL);
    before = name;
  }
  return [encodeNumbers(shared), concat(rests)];
}

const NUL = Uint8Array.of(0);

function encodeSteps(steps: readonly TreeStep[]): Uint8Array[] {
  const gaps: number[] = [];
  const texts: number[] = [];
  const seen = new Map<number, number>();
  for (const { changes } of steps) {
    let last = -1;
    for (const { path, text } of changes) {
      const known = seen.get(path) ?? 0;
      gaps.push(path - last - 1);
      texts.push(text === 0 ? 0 : text > known ? 1 : 2 + known - text);
      if (text > known) seen.set(path, text);
      last = path;
    }
  }
  const bases = steps.map(({ base }, release) => release - 1 - base);
  const counts = steps.map(({ changes }) => changes.length);
  return [bases, counts, gaps, texts].map(encodeNumbers);
}

/** Texts in the order in which the steps first name them. */
interface Numbering {
  /** Id by text number. */
  ids: string[];
  /** For each new text of a path 0 where its blob is new, else how far its number is from the one after the last such. */
  references: number[];
  /** Mode of each new text of a path. */
  modes: string[];
}

function numberTexts(history: TreeHistory, steps: readonly TreeStep[]): Numbering {
  const numberOf = new Map<string, number>();
  const [references, modes]: [number[], string[]] = [[], []];
  const seen = new Map<number, number>();
  let last = -1;
  for (const { changes } of steps) {
    for (const { path, text } of changes) {
      if (text <= (seen.get(path) ?? 0)) continue;
      seen.set(path, text);
      const { id = '', mode = '' } = history.paths[path]?.texts[text - 1] ?? {};
      const known = numberOf.get(id);
      if (known === undefined) numberOf.set(id, numberOf.size);
      references.push(known === undefined ? 0 : 1 + foldSign(known - last - 1));
      if (known !== undefined) last = known;
      modes.push(mode);
    }
  }
  return { ids: [...numberOf.keys()], references, modes };
}

function emptyText(ids: readonly string[]): number {
  return ids.findIndex((id) => EMPTY_BLOB.test(id));
}

/** The distinct modes, the commonest first, and of all others where they stand. */
function encodeModes(modes: readonly string[]): Uint8Array[] {
  const names = [...new Set(['100644', ...modes])];
  const rare: number[] = [];
  let last = -1;
  for (const [at, mode] of modes.entries()) {
    if (mode === names[0]) continue;
    rare.push(at - last - 1, names.indexOf(mode));
    last = at;
  }
  return [encodeNumbers(names.map((name) => Number.parseInt(name, 8))), encodeNumbers(rare)];
}

/** Of each text without a pack: the gap to the one before, why, and its size plus one, or 0. */
function encodeKinds(ids: readonly string[], kinds: TreesInput['kinds']): Uint8Array {
  const numbers: number[] = [];
  let last = -1;
  for (const [at, id] of ids.entries()) {
    const found = kinds.get(id);
    if (!found || found.kind === 'text') continue;
    numbers.push(at - last - 1, TEXT_KINDS.indexOf(found.kind), found.size === null ? 0 : found.size + 1);
    last = at;
  }
  return encodeNumbers(numbers);
}

function encodeGaps(ascending: readonly number[]): Uint8Array {
  return encodeNumbers(ascending.map((value, at) => value - (ascending[at - 1] ?? -1) - 1));
}

/** Gap to the release before, then how far both paths are from those of the move before, and the similarity. */
function encodeMoves(moves: readonly (readonly Move[])[]): Uint8Array {
  const numbers: number[] = [];
  let last = { release: 0, from: 0, to: 0 };
  for (const [release, list] of moves.entries()) {
    for (const { from, to, similarity } of list) {
      numbers.push(release - last.release, foldSign(from - last.from), foldSign(to - last.to), similarity);
      last = { release, from, to };
    }
  }
  return encodeNumbers(numbers);
}
