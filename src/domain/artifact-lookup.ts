import type { Artifact } from './artifact.ts';
import type { Hashes, HashName } from './hash-name.ts';
import type { Key } from './key.ts';
import type { ReleaseKind } from './release.ts';

/** `/data/artifacts/index.json`: how the files beside it are laid out. */
export interface ArtifactIndex {
  schemaVersion: 1;
  /** Number of files whose hash is stated. */
  artifacts: number;
  releases: number;
  /** Hexadecimal digits in the names of the files below `hash/` and `name/`; there is one for each combination. */
  digits: number;
  /** Hashes that files are known by: what has to be computed to look one up. */
  hashes: HashName[];
  /** Name of the root product. */
  product: string;
  /** Keys that are trusted for artifacts. */
  keys: Key[];
}

/** `/data/artifacts/hash/<first digits>.json`: files by their hash. */
export interface HashShard {
  schemaVersion: 1;
  releases: Record<string, ArtifactRelease>;
  artifacts: ArtifactRow[];
}

/** `/data/artifacts/name/<digits>.json`: files by name and by size, for those that came to harm. */
export interface NameShard {
  schemaVersion: 1;
  /** Name, size, and hash of a file. */
  files: [string, number | null, string][];
  /** Of files whose hash nobody stated. */
  releases: Record<string, ArtifactRelease>;
  unstated: ArtifactRow[];
}

/** What is said of a release beside each of its files. */
export interface ArtifactRelease {
  component: string;
  version: string;
  /** RFC 3339 in UTC. */
  date: string;
  line: string;
  kind: ReleaseKind;
  /** Where it was ever offered: id of the channel, and whether it still is. */
  channels: [string, boolean][];
  /** Its page for downloads, or that of its notes, without leading slash. */
  page: string;
  /** Absent while it is not withdrawn. `/data/current.json` has what replaces it. */
  yanked?: { at: string; reason: string };
  /** Present where its tag names another commit than the one that was recorded. */
  moved?: 1;
}

/** One file; `hash` is its SHA-256, or its SHA-512 where only that is stated, or `''`. */
export interface ArtifactRow extends Pick<Artifact, 'file' | 'os' | 'arch' | 'kind' | 'size'> {
  hash: string;
  /** Id of its release. */
  release: string;
  /** Where its signature lies; absent where none is stated. */
  signature?: string;
}

/** A file with its release. */
export interface KnownArtifact extends Omit<ArtifactRow, 'release'> {
  release: ArtifactRelease & { id: string };
}

/** What a portal knows of a file in hand. */
export interface Lookup {
  /** Files with its hash, the newest release first. */
  same: KnownArtifact[];
  /** Where there is none: files like it, the likeliest first; empty where nothing is like it. */
  alike: KnownArtifact[];
  /** How they are like it. */
  by: 'name' | 'size' | null;
  /** How many more are. */
  more: number;
  index: ArtifactIndex;
}

/** A file below `data/artifacts/` by its name, without `.json`. */
export type LoadArtifacts = <Content>(name: string) => Promise<Content>;

/** Files like one in hand that are told of. */
const MOST = 3;

/**
 * Looks a file up among all files of all releases.
 *
 * @param file with the hashes that the index asks for
 */
export async function findArtifact(
  file: { name: string; size: number; hashes: Hashes },
  load: LoadArtifacts,
): Promise<Lookup> {
  const index = await load<ArtifactIndex>('index');
  const nothing: Lookup = { same: [], alike: [], by: null, more: 0, index };
  if (index.artifacts === 0) return nothing;
  const hashes = index.hashes.flatMap((name) => file.hashes[name] ?? []);
  const same = (await Promise.all(hashes.map((hash) => withHash(hash, index, load)))).flat();
  if (same.length > 0) return { ...nothing, same: same.sort(newestFirst) };
  const named = await withName(file, index, load);
  if (named.length > 0) return { ...nothing, ...likeliest(named, file.size), by: 'name' };
  const sized = await withSize(file.size, index, load);
  return sized.length > 0 ? { ...nothing, ...likeliest(sized, file.size), by: 'size' } : nothing;
}

/** Name of a file as it is looked up: what browsers add to a second copy or an unfinished download is left out. */
export function plainName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\.(?:crdownload|part|partial|download|opdownload)$/i, '')
    .replace(/ ?\(\d{1,3}\)(?=(?:\.\w{1,12}){0,2}$)/, '')
    .toLowerCase();
}

/** The shard below `name/` for a name or size: the first digits of its FNV-1a. */
export function nameShard(key: string | number, digits: number): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(String(key))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').slice(-digits);
}

async function withHash(hash: string, { digits }: ArtifactIndex, load: LoadArtifacts): Promise<KnownArtifact[]> {
  const shard = await load<HashShard>(`hash/${hash.slice(0, digits)}`);
  return rowsOf(shard.artifacts, shard.releases).filter((known) => known.hash === hash);
}

async function withName(
  { name }: { name: string },
  index: ArtifactIndex,
  load: LoadArtifacts,
): Promise<KnownArtifact[]> {
  const wanted = plainName(name);
  const shard = await load<NameShard>(`name/${nameShard(wanted, index.digits)}`);
  const unstated = rowsOf(shard.unstated, shard.releases).filter(({ file }) => plainName(file) === wanted);
  const hashes = shard.files.filter(([file]) => plainName(file) === wanted).map(([, , hash]) => hash);
  const stated = await rowsWithHashes(hashes, index, load);
  return [...unstated, ...stated.filter(({ file }) => plainName(file) === wanted)];
}

async function withSize(size: number, index: ArtifactIndex, load: LoadArtifacts): Promise<KnownArtifact[]> {
  const shard = await load<NameShard>(`name/${nameShard(size, index.digits)}`);
  const hashes = shard.files.filter((file) => file[1] === size).map(([, , hash]) => hash);
  return rowsWithHashes(hashes, index, load);
}

async function rowsWithHashes(hashes: readonly string[], index: ArtifactIndex, load: LoadArtifacts) {
  const all = await Promise.all([...new Set(hashes)].map((hash) => withHash(hash, index, load)));
  return all.flat();
}

function rowsOf(rows: readonly ArtifactRow[], releases: HashShard['releases']): KnownArtifact[] {
  return rows.flatMap(({ release: id, ...row }) => {
    const release = releases[id];
    return release ? [{ ...row, release: { id, ...release } }] : [];
  });
}

/** Files of the same size first, then the newest. */
function likeliest(found: KnownArtifact[], size: number): { alike: KnownArtifact[]; more: number } {
  const far = (known: KnownArtifact) => Number(known.size !== size);
  const sorted = found.sort((a, b) => far(a) - far(b) || newestFirst(a, b));
  return { alike: sorted.slice(0, MOST), more: Math.max(0, sorted.length - MOST) };
}

function newestFirst(a: KnownArtifact, b: KnownArtifact): number {
  const [one, other] = [a.release, b.release];
  return Number(Boolean(one.yanked)) - Number(Boolean(other.yanked)) || (one.date < other.date ? 1 : -1);
}
