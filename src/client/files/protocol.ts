import type { LeftOutFile } from '#domain/compose-patch.ts';
import type { DrawnDifference } from '#domain/drawn/drawn-difference.ts';

/** Where a text is to be had: the address of its path's pack, and its place in there. */
export interface TextSource {
  address: string;
  slot: number;
}

/** Whether contents were held against the ids that git knows them by. */
export type Proof = 'match' | 'mismatch' | 'unchecked';

export interface DifferenceTask {
  task: 'difference';
  before: TextSource | null;
  after: TextSource | null;
  ignoreSpace: boolean;
}

export interface DifferenceAnswer {
  proof: Proof;
  /** Null where the proof failed: what is not what git has is not drawn. */
  difference: DrawnDifference | null;
}

/** What a submodule names is no text, but has an id. */
export interface IdsTask {
  task: 'ids';
  before: TextSource | null;
  after: TextSource | null;
}

export interface IdsAnswer {
  ids: (string | null)[];
}

/** One file of a patch; texts that nobody needs to read have no source. */
export interface PatchEntry {
  path: string;
  previousPath: string | null;
  before: PatchText | null;
  after: PatchText | null;
  similarity: number | null;
}

export interface PatchText {
  mode: string;
  /** Stands for its id where contents are not read: equal for equal texts. */
  text: number;
  source: TextSource | null;
  reason: string | null;
}

export interface PatchTask {
  task: 'patch';
  files: PatchEntry[];
}

export interface PatchAnswer {
  bytes: Uint8Array<ArrayBuffer>;
  leftOut: LeftOutFile[];
}

export interface ColourTask {
  language: string;
  before: string[];
  after: string[];
}

/** Colours of the lines of one side: of line n the pairs from `starts[n]` up to `starts[n + 1]`. */
export interface SideColours {
  starts: Uint32Array;
  /** Characters, and index into `names` plus one or 0 for plain text. */
  pairs: Uint32Array;
}

export interface ColourAnswer {
  names: string[];
  before: SideColours;
  after: SideColours;
}
