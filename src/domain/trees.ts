import { decodeNumbers, splitColumns } from './number-columns.ts';
import { hashPath, packFile } from './pack-name.ts';
import type { Move } from './rename-steps.ts';
import {
  decodeGaps,
  decodeKinds,
  decodeMoves,
  decodeNames,
  decodeSteps,
  decodeVersions,
  groupsOf,
} from './tree-decoding.ts';

/** Why a pack has a text or has none: it would be no text, too large, is not in the clone, or is left out by settings. */
export type TextKind = (typeof TEXT_KINDS)[number];

export const TEXT_KINDS = ['text', 'binary', 'large', 'missing', 'submodule', 'excluded'] as const;

/** What a path holds at a release. */
export interface TextAt {
  /** Number of the path. */
  path: number;
  /** Place of the text within its path's pack. */
  slot: number;
  /** Number of the blob, shared by all paths that hold it. */
  text: number;
  /** `100644`, `100755`, `120000` or `160000`. */
  mode: string;
  kind: TextKind;
  /** Bytes, where they are not in the pack and known. */
  size: number | null;
}

/** One path, or after `withRenames` two, that differs between two releases. */
export interface ChangedFile {
  status: 'added' | 'deleted' | 'modified' | 'renamed' | 'type-changed';
  path: string;
  /** Of a rename. */
  previousPath: string | null;
  before: TextAt | null;
  after: TextAt | null;
  /** Of a rename: per cent, of its least similar step. */
  similarity: number | null;
}

/** The trees of all releases as `/data/trees.bin` has them; releases and paths are numbers. */
export interface Trees {
  releases: number;
  /** How many different blobs there are. */
  texts: number;
  /** In git's order. */
  paths: string[];
  /** By release: the release it is told against, or -1. */
  base: Int32Array;
  /** By release, and one more: where its changes begin in the two columns below. */
  start: Int32Array;
  changedPath: Int32Array;
  /** Number of a version, which is a text at a path, or -1 where the path is gone. */
  changedTo: Int32Array;
  versions: Versions;
  /** By text number, of those without a pack. */
  kinds: Map<number, { kind: TextKind; size: number | null }>;
  excluded: Set<number>;
  /** Path to which of those with its hash it is. */
  repeated: Map<number, number>;
  /** By release: files that moved against its base. */
  moves: Map<number, Move[]>;
  /** Number of the text that is empty, or -1. */
  emptyText: number;
}

/** Columns by version. */
interface Versions {
  path: Int32Array;
  text: Int32Array;
  slot: Int32Array;
  mode: string[];
}

/**
 * Reads what `encodeTrees` wrote.
 *
 * @param bytes already unpacked
 * @throws RangeError where they are no trees, or of another format
 */
export function decodeTrees(bytes: Uint8Array): Trees {
  const [head = EMPTY, shared = EMPTY, rests = EMPTY, ...rest] = splitColumns(bytes);
  const [format, releases = 0, paths = 0, emptyText = 0] = decodeNumbers(head);
  if (format !== FORMAT || rest.length < COLUMNS) throw new RangeError('These are no trees of this version.');
  const [bases, counts, gaps, texts, references, modes, rareModes, kinds, excluded, repeated, moves] = rest.map(
    decodeNumbers,
  ) as Columns;
  const steps = decodeSteps(bases, counts, gaps);
  const modeNames = modes.map((mode) => mode.toString(8));
  return {
    releases,
    texts: references.filter((reference) => reference === 0).length,
    paths: decodeNames(decodeNumbers(shared), rests),
    ...steps,
    ...decodeVersions(steps.changedPath, { paths, texts, references, modes: modeNames, rareModes }),
    kinds: decodeKinds(kinds),
    excluded: new Set(decodeGaps(excluded)),
    repeated: new Map(groupsOf(repeated, 2).map(([path = 0, repeat = 0]) => [path, repeat])),
    moves: decodeMoves(moves),
    emptyText: emptyText - 1,
  };
}

/** Raised with every change of the format. */
export const FORMAT = 1;

const EMPTY = new Uint8Array();
const COLUMNS = 11;
type Columns = [
  ...[bases: number[], counts: number[], gaps: number[], texts: number[], references: number[], modes: number[]],
  ...[rareModes: number[], kinds: number[], excluded: number[], repeated: number[], moves: number[]],
];

/**
 * What differs between two releases: exactly what `git diff-tree -r --raw --no-renames` lists, in its order.
 *
 * @param from numbers of releases
 */
export function changedFiles(trees: Trees, from: number, to: number): ChangedFile[] {
  const [old, fresh] = [versionsAt(trees, from), versionsAt(trees, to)];
  const changed: ChangedFile[] = [];
  for (const [path, name] of trees.paths.entries()) {
    const [before, after] = [textAt(trees, old[path]), textAt(trees, fresh[path])];
    if (old[path] === fresh[path] || (!before && !after)) continue;
    changed.push({ status: statusOf(before, after), path: name, previousPath: null, before, after, similarity: null });
  }
  return changed;
}

/** Below the site's base: `data/packs/3f/3f09ab12cd34.bin`. */
export function packAddress(trees: Trees, path: number): string {
  return `data/packs/${packFile(hashPath(trees.paths[path] ?? ''), trees.repeated.get(path) ?? 0)}`;
}

function statusOf(before: TextAt | null, after: TextAt | null): ChangedFile['status'] {
  if (!before) return 'added';
  if (!after) return 'deleted';
  return typeOf(before) === typeOf(after) ? 'modified' : 'type-changed';
}

/** A file, a link or a submodule; whether it is a program is no matter of type. */
function typeOf({ mode }: TextAt): string {
  return mode.slice(0, -3);
}

/** By path: the version that a release holds, or -1. What is nearer on the way to the empty tree hides what is farther. */
function versionsAt({ paths, base, start, changedPath, changedTo }: Trees, release: number): Int32Array {
  const UNKNOWN = -2;
  const held = new Int32Array(paths.length).fill(UNKNOWN);
  for (let at = release; at >= 0; at = base[at] ?? -1) {
    for (let change = start[at] ?? 0; change < (start[at + 1] ?? 0); change++) {
      const path = changedPath[change] ?? 0;
      if (held[path] === UNKNOWN) held[path] = changedTo[change] ?? -1;
    }
  }
  return held.map((version) => Math.max(version, -1));
}

function textAt({ versions, kinds, excluded }: Trees, version: number | undefined): TextAt | null {
  if (version === undefined || version < 0) return null;
  const [path, text] = [versions.path[version] ?? 0, versions.text[version] ?? 0];
  const mode = versions.mode[version] ?? '';
  const known = kinds.get(text);
  const slot = versions.slot[version] ?? 0;
  const kind = mode === '160000' ? 'submodule' : excluded.has(path) ? 'excluded' : (known?.kind ?? 'text');
  return { path, slot, text, mode, kind, size: known?.size ?? null };
}
