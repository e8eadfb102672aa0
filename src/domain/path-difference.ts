import { blobId } from './blob-ids.ts';
import type { FileDifference } from './file-difference.ts';
import type { CompareSettings } from './settings.ts';
import { cleanLine } from './text.ts';
import type { ChangedFile, TextAt, Trees } from './trees.ts';

/** One path that differs between two trees, as git's raw format tells it; ids of a missing side are all zeros. */
export interface ChangedPath {
  oldMode: string;
  newMode: string;
  oldId: string;
  newId: string;
  /** `A`, `D`, `M` or `T`. */
  status: string;
  path: string;
}

const LOCK =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|composer\.lock|Gemfile\.lock|go\.sum|flake\.lock|Podfile\.lock|deno\.lock)$/;
const GENERATED =
  /(?:^|\/)(?:dist|vendor|third_party|node_modules|__snapshots__)\/|\.min\.(?:js|css)$|\.(?:map|snap|lock)$/;

/** What the differences of files are told with. */
export interface DifferenceInput {
  trees: Trees;
  /** Ids by text number, as `/data/blobs.bin` has them. */
  blobs: Uint8Array;
  /** Bytes. */
  maxFileSize: number;
}

/** Files that differ, for readers: names are cleaned, and of each that is not compared line by line is said why. */
export function toDifferences(changed: readonly ChangedFile[], input: DifferenceInput): FileDifference[] {
  const idOf = (side: TextAt | null) => (side ? blobId(input.blobs, input.trees, side.text) : null);
  return changed.map(
    (file): FileDifference => ({
      status: file.status,
      path: cleanLine(file.path),
      previousPath: file.previousPath === null ? null : cleanLine(file.previousPath),
      oldId: idOf(file.before),
      newId: idOf(file.after),
      oldMode: file.before?.mode ?? null,
      newMode: file.after?.mode ?? null,
      patch: null,
      reason: reasonOf(file, input.maxFileSize),
      added: 0,
      removed: 0,
    }),
  );
}

/** A patch with its counts, or the reason why there is none. */
export function describeDifference(
  patch: string | null,
): Pick<FileDifference, 'patch' | 'reason' | 'added' | 'removed'> {
  if (patch === null) return { patch, reason: 'too many changes to draw', added: 0, removed: 0 };
  const lines = patch.split('\n');
  const added = lines.filter((line) => line.startsWith('+')).length;
  const removed = lines.filter((line) => line.startsWith('-')).length;
  return { patch, reason: null, added, removed };
}

function reasonOf({ before, after, path }: ChangedFile, maxFileSize: number): string | null {
  if (before?.text === after?.text) return 'same content';
  const kinds = [before, after].flatMap((side) => (side && side.kind !== 'text' ? [side.kind] : []));
  const kind = ORDER.find((each) => kinds.includes(each));
  if (kind === 'large') return `larger than ${Math.round(maxFileSize / 1000)} kB`;
  return (kind && WORDS[kind]) ?? reasonOfPath(path);
}

/** Which reason counts of two. */
const ORDER = ['excluded', 'submodule', 'missing', 'binary', 'large'] as const;
const WORDS: Record<string, string> = {
  excluded: 'left out by the settings',
  submodule: 'submodule',
  missing: 'not in this clone',
  binary: 'binary',
};

/** Why a file is folded though it is text, in words for readers, as far as its name tells. */
export function reasonOfPath(path: string): string | null {
  if (LOCK.test(path)) return 'lock file';
  return GENERATED.test(path) ? 'generated' : null;
}

/** Whether the settings want the file compared. */
export function isWanted(path: string, { include, exclude }: CompareSettings): boolean {
  return include.some((glob) => matches(path, glob)) && !exclude.some((glob) => matches(path, glob));
}

const globs = new Map<string, RegExp>();

/** `*` within a folder, `**` across folders, `?` one character. */
function matches(path: string, glob: string): boolean {
  const known = globs.get(glob);
  if (known) return known.test(path);
  const pattern = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(
      /\*\*\/|\*\*|\*|\?/g,
      (sign) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[sign] ?? sign,
    );
  const made = new RegExp(`^${pattern}$`, 's');
  globs.set(glob, made);
  return made.test(path);
}
