import { unfoldSign } from './number-columns.ts';
import { decodePath } from './path-bytes.ts';
import type { Move } from './rename-steps.ts';
import { TEXT_KINDS, type Trees } from './trees.ts';

/** Paths in order: each with as many bytes of the one before as it shares, and its own rest, ended by NUL. */
export function decodeNames(shared: readonly number[], rests: Uint8Array): string[] {
  let name = new Uint8Array(256);
  let at = 0;
  return shared.map((same) => {
    const end = rests.indexOf(0, at);
    const length = same + end - at;
    if (length > name.length) name = grown(name, length);
    name.set(rests.subarray(at, end), same);
    at = end + 1;
    return decodePath(name.subarray(0, length));
  });
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * length);
  larger.set(bytes);
  return larger;
}

/** Bases, and the paths that change with each release. */
export function decodeSteps(
  bases: readonly number[],
  counts: readonly number[],
  gaps: readonly number[],
): Pick<Trees, 'base' | 'start' | 'changedPath'> {
  const base = Int32Array.from(bases, (back, release) => release - 1 - back);
  const start = new Int32Array(counts.length + 1);
  const changedPath = new Int32Array(gaps.length);
  for (const [release, count] of counts.entries()) {
    const from = start[release] ?? 0;
    for (let at = from, last = -1; at < from + count; at++) {
      last += (gaps[at] ?? 0) + 1;
      changedPath[at] = last;
    }
    start[release + 1] = from + count;
  }
  return { base, start, changedPath };
}

export interface VersionColumns {
  /** Number of paths. */
  paths: number;
  texts: readonly number[];
  references: readonly number[];
  modes: readonly string[];
  rareModes: readonly number[];
}

/** Numbers the texts of paths in the order in which they are first named, and says which each change leads to. */
export function decodeVersions(
  changedPath: Int32Array,
  columns: VersionColumns,
): Pick<Trees, 'changedTo' | 'versions'> {
  const count = columns.references.length;
  const versions = {
    path: new Int32Array(count),
    text: decodeReferences(columns.references),
    slot: new Int32Array(count),
    mode: decodeModes(columns, count),
  };
  const known = Array.from({ length: columns.paths }, (): number[] => []);
  let next = 0;
  const changedTo = changedPath.map((path, at) => {
    const [kind = 0, own = []] = [columns.texts[at], known[path]];
    if (kind === 0) return -1;
    if (kind > 1) return own[own.length - kind + 1] ?? -1;
    versions.path[next] = path;
    versions.slot[next] = slotOf(own, next, versions);
    return own[own.push(next++) - 1] ?? -1;
  });
  return { changedTo, versions };
}

/** A pack has each text once, also where it was held in two modes. */
function slotOf(own: readonly number[], version: number, { text, slot }: Trees['versions']): number {
  const same = own.find((other) => text[other] === text[version]);
  if (same !== undefined) return slot[same] ?? 0;
  return own.reduce((next, other) => Math.max(next, (slot[other] ?? 0) + 1), 0);
}

function decodeReferences(references: readonly number[]): Int32Array {
  let [count, last] = [0, -1];
  return Int32Array.from(references, (reference) => {
    if (reference === 0) return count++;
    last += unfoldSign(reference - 1) + 1;
    return last;
  });
}

function decodeModes({ modes, rareModes }: VersionColumns, count: number): string[] {
  const all: string[] = Array.from({ length: count }, () => modes[0] ?? '');
  let last = -1;
  for (const [gap = 0, mode = 0] of groupsOf(rareModes, 2)) {
    last += gap + 1;
    all[last] = modes[mode] ?? '';
  }
  return all;
}

export function decodeKinds(numbers: readonly number[]): Trees['kinds'] {
  let text = -1;
  return new Map(
    groupsOf(numbers, 3).map(([gap = 0, kind = 0, size = 0]) => {
      text += gap + 1;
      return [text, { kind: TEXT_KINDS[kind] ?? 'missing', size: size === 0 ? null : size - 1 }];
    }),
  );
}

/** Ascending numbers from the gaps between them. */
export function decodeGaps(gaps: readonly number[]): number[] {
  let last = -1;
  return gaps.map((gap) => {
    last += gap + 1;
    return last;
  });
}

export function decodeMoves(numbers: readonly number[]): Map<number, Move[]> {
  const moves = new Map<number, Move[]>();
  const last = { release: 0, from: 0, to: 0 };
  for (const [gap = 0, from = 0, to = 0, similarity = 0] of groupsOf(numbers, 4)) {
    last.release += gap;
    last.from += unfoldSign(from);
    last.to += unfoldSign(to);
    const list = moves.get(last.release) ?? [];
    list.push({ from: last.from, to: last.to, similarity });
    moves.set(last.release, list);
  }
  return moves;
}

/** Numbers in groups of one size. */
export function groupsOf(numbers: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.floor(numbers.length / size) }, (_, at) =>
    numbers.slice(at * size, (at + 1) * size),
  );
}
