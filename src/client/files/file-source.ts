import type { ReleaseEntry } from '#domain/browser-files.ts';
import { sizeWords } from '#domain/drawn/drawn-words.ts';
import { reasonOfPath } from '#domain/path-difference.ts';
import { shellWord } from '#domain/shell-word.ts';
import { cleanLine } from '#domain/text.ts';
import { type ChangedFile, packAddress, type TextAt, type TextKind, type Trees } from '#domain/trees.ts';
import { at } from '../data.ts';
import type { TextSource } from './protocol.ts';

/** The two releases that are compared, and what is known of their trees. */
export interface FilePair {
  trees: Trees;
  from: ReleaseEntry;
  to: ReleaseEntry;
}

/** Why a file's lines are not drawn at once, and whether a reader can have them all the same. */
export interface FoldReason {
  words: string;
  canOpen: boolean;
}

const KINDS: Record<TextKind, string | null> = {
  text: null,
  binary: 'binary',
  large: 'larger than the limit of this portal',
  missing: 'not in the clone that this portal was made from',
  submodule: 'submodule',
  excluded: 'left out by the settings',
};

/** Why a file is folded, or null where its lines are drawn when it is seen. */
export function foldReason({ path, before, after }: ChangedFile): FoldReason | null {
  if (before && after && before.text === after.text) return { words: 'no line differs', canOpen: false };
  const kind = [before, after].map((side) => (side ? KINDS[side.kind] : null)).find((words) => words !== null);
  const sizes = sizeWords(before?.size, after?.size);
  if (kind) return { words: [kind, sizes].filter(Boolean).join(', '), canOpen: false };
  const reason = reasonOfPath(path);
  return reason === null ? null : { words: reason, canOpen: true };
}

/** Where the browser finds a text, or null where no pack has it. */
export function sourceOf(trees: Trees, side: TextAt | null): TextSource | null {
  return side?.kind === 'text' ? packOf(trees, side) : null;
}

/** Where the pack of a path says by which id git knows what it holds, text or not. */
export function packOf(trees: Trees, side: TextAt | null): TextSource | null {
  return side && { address: new URL(at(packAddress(trees, side.path)), location.href).href, slot: side.slot };
}

/** Why a text is in no pack, in words. */
export function reasonOfKind(kind: TextKind): string | null {
  return KINDS[kind];
}

/** What shows the file in a clone. */
export function gitCommand({ from, to }: FilePair, { path, previousPath }: ChangedFile): string {
  const paths = [previousPath, path].filter((name) => name !== null).map((name) => shellWord(cleanLine(name)));
  return `git diff ${shellWord(from.tag)} ${shellWord(to.tag)} -- ${paths.join(' ')}`;
}
