import type { FileDifference } from './file-difference.ts';
import type { CompareSettings } from './settings.ts';
import { cleanLine } from './text.ts';

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

const STATUS: Record<string, FileDifference['status']> = { A: 'added', D: 'deleted', M: 'modified', T: 'type-changed' };
const LOCK =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|composer\.lock|Gemfile\.lock|go\.sum|flake\.lock|Podfile\.lock|deno\.lock)$/;
const GENERATED =
  /(?:^|\/)(?:dist|vendor|third_party|node_modules|__snapshots__)\/|\.min\.(?:js|css)$|\.(?:map|snap|lock)$/;
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|icns|woff2?|ttf|otf|eot|zip|gz|tgz|xz|bz2|7z|jar|pdf|mp[34]|webm|ogg|wav|wasm|node|so|dll|dylib|exe|bin|db|sqlite)$/i;

/** Pairs an added with a deleted file of the same content as a rename, and says of each file why it has no patch. */
export function toDifferences(changed: readonly ChangedPath[], settings: CompareSettings): FileDifference[] {
  const moved = exactRenames(changed);
  const sources = new Set([...moved.values()].map(({ path }) => path));
  return changed
    .filter((file) => !(file.status === 'D' && sources.has(file.path)))
    .map((file) => toDifference(file, moved.get(file.path) ?? null, settings));
}

/** Why two contents are not compared line by line, or null where they are. */
export function reasonWithoutPatch(
  before: Uint8Array | undefined,
  after: Uint8Array | undefined,
  maxSize: number,
): string | null {
  if (!before || !after) return 'not in this clone';
  if (Math.max(before.length, after.length) > maxSize) return `larger than ${Math.round(maxSize / 1000)} kB`;
  return before.subarray(0, 8_000).includes(0) || after.subarray(0, 8_000).includes(0) ? 'binary' : null;
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

/** Path added to the deleted file of the same content; each deleted file is used once. */
function exactRenames(changed: readonly ChangedPath[]): Map<string, ChangedPath> {
  const deleted = new Map<string, ChangedPath[]>();
  for (const file of changed) {
    if (file.status !== 'D') continue;
    const group = deleted.get(file.oldId);
    if (group) group.push(file);
    else deleted.set(file.oldId, [file]);
  }
  const moved = new Map<string, ChangedPath>();
  for (const file of changed) {
    const source = file.status === 'A' ? deleted.get(file.newId)?.shift() : undefined;
    if (source) moved.set(file.path, source);
  }
  return moved;
}

function toDifference(file: ChangedPath, source: ChangedPath | null, settings: CompareSettings): FileDifference {
  const old = source ?? file;
  return {
    status: source ? 'renamed' : (STATUS[file.status] ?? 'modified'),
    path: cleanLine(file.path),
    previousPath: source ? cleanLine(source.path) : null,
    oldId: known(old.oldId),
    newId: known(file.newId),
    oldMode: mode(old.oldMode),
    newMode: mode(file.newMode),
    patch: null,
    reason: reasonOf(file, old, settings),
    added: 0,
    removed: 0,
  };
}

function reasonOf(file: ChangedPath, old: ChangedPath, settings: CompareSettings): string | null {
  if (file.oldMode === '160000' || file.newMode === '160000') return 'submodule';
  if (old.oldId === file.newId) return 'same content';
  if (LOCK.test(file.path)) return 'lock file';
  if (BINARY.test(file.path)) return 'binary';
  if (GENERATED.test(file.path)) return 'generated';
  return isWanted(file.path, settings) ? null : 'left out by the settings';
}

function isWanted(path: string, { include, exclude }: CompareSettings): boolean {
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

function known(id: string): string | null {
  return /^0+$/.test(id) ? null : id;
}

function mode(value: string): string | null {
  return value === '000000' ? null : value;
}
