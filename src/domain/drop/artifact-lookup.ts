import type { Hashes } from '../hash-name.ts';
import type { ArtifactIndex, ArtifactRelease, ArtifactRow, Clue, HashShard, NameShard } from './artifact-shards.ts';

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
  if (named.alike.length > 0) return { ...nothing, ...named, by: 'name' };
  const sized = await withSize(file.size, index, load);
  return sized.alike.length > 0 ? { ...nothing, ...sized, by: 'size' } : nothing;
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

type Alike = Pick<Lookup, 'alike' | 'more'>;

/** Those of the same size first. */
async function withName(
  { name, size }: { name: string; size: number },
  index: ArtifactIndex,
  load: LoadArtifacts,
): Promise<Alike> {
  const wanted = plainName(name);
  const shard = await nameShardOf(wanted, index, load);
  const unstated = rowsOf(shard.unstated, shard.releases).filter(({ file }) => plainName(file) === wanted);
  const clue = clueOf(shard.names, wanted);
  if (clue.files.length === 0) return { alike: unstated.slice(0, MOST), more: Math.max(0, unstated.length - MOST) };
  const sized = clueOf((await nameShardOf(size, index, load)).sizes, String(size));
  const exact = sized.files.filter(([file]) => plainName(file) === wanted);
  const known = new Set(exact.map(([, , hash]) => hash));
  const others = clue.files.filter(([, , hash]) => !known.has(hash));
  const same = others.filter((file) => file[1] === size);
  return await resolve(
    { files: [...exact, ...same, ...others.filter((file) => !same.includes(file))], more: clue.more },
    index,
    load,
  );
}

async function withSize(size: number, index: ArtifactIndex, load: LoadArtifacts): Promise<Alike> {
  return await resolve(clueOf((await nameShardOf(size, index, load)).sizes, String(size)), index, load);
}

function nameShardOf(key: string | number, { digits }: ArtifactIndex, load: LoadArtifacts): Promise<NameShard> {
  return load(`name/${nameShard(key, digits)}`);
}

function clueOf(clues: Record<string, Clue>, key: string): Clue {
  const own = Object.hasOwn(clues, key) ? clues[key] : undefined;
  return own ?? { files: [], more: 0 };
}

/** Whole records of the first of them. */
async function resolve({ files, more }: Clue, index: ArtifactIndex, load: LoadArtifacts): Promise<Alike> {
  const first = files.slice(0, MOST);
  const found = await Promise.all(
    first.map(async ([file, , hash]) => (await withHash(hash, index, load)).find((known) => known.file === file) ?? []),
  );
  return { alike: found.flat(), more: more + files.length - first.length };
}

function rowsOf(rows: readonly ArtifactRow[], releases: HashShard['releases']): KnownArtifact[] {
  return rows.flatMap(({ release: id, ...row }) => {
    const release = releases[id];
    return release ? [{ ...row, release: { id, ...release } }] : [];
  });
}

function newestFirst(a: KnownArtifact, b: KnownArtifact): number {
  const [one, other] = [a.release, b.release];
  return Number(Boolean(one.yanked)) - Number(Boolean(other.yanked)) || (one.date < other.date ? 1 : -1);
}
