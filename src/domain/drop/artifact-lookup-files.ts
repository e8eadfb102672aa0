import { releasePath } from '../addresses.ts';
import type { Artifact } from '../artifact.ts';
import { downloadPath } from '../downloads.ts';
import type { HashName } from '../hash-name.ts';
import type { Portal } from '../portal.ts';
import type { Release } from '../release.ts';
import { bytesOfBase64 } from '../signature/base64.ts';
import { nameShard, plainName } from './artifact-lookup.ts';
import type { ArtifactIndex, ArtifactRelease, ArtifactRow, Clue, HashShard, NameShard } from './artifact-shards.ts';

/** What the files are made of. */
export interface ArtifactFilesInput {
  portal: Portal;
  releases: readonly Release[];
}

/** Artifacts of one file, at most, as long as there are digits. */
const FULL = 128;
const MOST_DIGITS = 4;
/** Files of one name or size that are named. */
const MOST_NAMED = 12;

/**
 * The files below `/data/artifacts/` in which `findArtifact` looks a file up: every artifact of every release by its
 * hash, and by its name and size. Each with its path below the site's base, without a leading slash.
 */
export function composeArtifactFiles(input: ArtifactFilesInput): { path: string; text: string }[] {
  const rows = input.releases.flatMap(rowsOfRelease);
  const stated = rows.filter(({ hash }) => hash !== '');
  const unstated = rows.filter(({ hash }) => hash === '');
  const digits = digitsFor(rows.length);
  const index: ArtifactIndex = {
    schemaVersion: 1,
    artifacts: stated.length,
    releases: new Set(stated.map(({ release }) => release)).size,
    digits,
    hashes: hashesOf(stated),
    product: input.portal.product.name,
    keys: (input.portal.keys ?? []).filter((key) => key.for.includes('artifacts')),
  };
  const releases = describeReleases(input);
  const files: [string, unknown][] = [['index', index]];
  if (stated.length > 0)
    for (const shard of shardNames(digits)) files.push([`hash/${shard}`, null], [`name/${shard}`, null]);
  const byName = new Map(files);
  for (const [shard, own] of Map.groupBy(stated, ({ hash }) => hash.slice(0, digits)))
    byName.set(`hash/${shard}`, hashShard(own, releases));
  if (stated.length > 0)
    for (const [name, shard] of nameShards({ stated, unstated, digits, releases })) byName.set(name, shard);
  return [...byName].map(([name, content]) => ({
    path: `data/artifacts/${name}.json`,
    text: `${JSON.stringify(content ?? emptyShard(name))}\n`,
  }));
}

function rowsOfRelease({ id, artifacts }: Release): ArtifactRow[] {
  return artifacts.flatMap((artifact) => {
    const { file, os, arch, kind, size, signature } = artifact;
    const hash = artifact.sha256 ?? sha512Of(artifact) ?? '';
    // Nobody drops an image or the name of a package, and the forge packs sources anew each time.
    if (hash === '' && /^(?:source|package|container)$/.test(kind)) return [];
    return [{ file, os, arch, kind, size, hash, release: id, ...(signature !== null && { signature }) }];
  });
}

function sha512Of({ integrity }: Artifact): string | null {
  const bytes = bytesOfBase64(/^sha512-(.+)$/.exec(integrity ?? '')?.[1] ?? '');
  return bytes?.length === 64 ? [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') : null;
}

function hashesOf(stated: readonly ArtifactRow[]): HashName[] {
  return stated.some(({ hash }) => hash.length === 128) ? ['sha256', 'sha512'] : ['sha256'];
}

function digitsFor(artifacts: number): number {
  let digits = 1;
  while (digits < MOST_DIGITS && artifacts / 16 ** digits > FULL) digits += 1;
  return digits;
}

function shardNames(digits: number): string[] {
  return Array.from({ length: 16 ** digits }, (_, number) => number.toString(16).padStart(digits, '0'));
}

function emptyShard(name: string): HashShard | NameShard {
  const base = { schemaVersion: 1, releases: {} } as const;
  return name.startsWith('hash/') ? { ...base, artifacts: [] } : { ...base, names: {}, sizes: {}, unstated: [] };
}

function hashShard(rows: ArtifactRow[], releases: ReadonlyMap<string, ArtifactRelease>): HashShard {
  return { schemaVersion: 1, releases: releasesOf(rows, releases), artifacts: rows };
}

interface Naming {
  stated: readonly ArtifactRow[];
  unstated: readonly ArtifactRow[];
  digits: number;
  releases: ReadonlyMap<string, ArtifactRelease>;
}

/** A shard below `name/` while it is filled. */
interface Filling {
  names: Map<string, Clue>;
  sizes: Map<string, Clue>;
  unstated: ArtifactRow[];
}

function nameShards({ stated, unstated, digits, releases }: Naming): Map<string, NameShard> {
  const shards = new Map<string, Filling>();
  const at = (key: string | number) => {
    const name = `name/${nameShard(key, digits)}`;
    const shard: Filling = shards.get(name) ?? { names: new Map(), sizes: new Map(), unstated: [] };
    shards.set(name, shard);
    return shard;
  };
  for (const row of stated) {
    const name = plainName(row.file);
    note(at(name).names, name, row);
    if (row.size !== null) note(at(row.size).sizes, String(row.size), row);
  }
  for (const row of unstated) at(plainName(row.file)).unstated.push(row);
  return new Map(
    [...shards].map(([name, { names, sizes, unstated }]) => {
      const clues = { names: Object.fromEntries(names), sizes: Object.fromEntries(sizes) };
      return [name, { schemaVersion: 1, ...clues, releases: releasesOf(unstated, releases), unstated }];
    }),
  );
}

/** Many releases may have files of the same name: only the newest are named, so that no shard grows with them. */
function note(clues: Map<string, Clue>, key: string, { file, size, hash }: ArtifactRow): void {
  const clue = clues.get(key) ?? { files: [], more: 0 };
  clues.set(key, clue);
  if (clue.files.some((known) => known[2] === hash)) return;
  if (clue.files.length < MOST_NAMED) clue.files.push([file, size, hash]);
  else clue.more += 1;
}

function releasesOf(rows: readonly ArtifactRow[], releases: ReadonlyMap<string, ArtifactRelease>) {
  return Object.fromEntries(
    [...new Set(rows.map(({ release }) => release))].map((id) => [id, releases.get(id)]),
  ) as Record<string, ArtifactRelease>;
}

function describeReleases({ portal, releases }: ArtifactFilesInput): Map<string, ArtifactRelease> {
  const channels = channelsByRelease(portal);
  const owners = new Set(portal.channels.filter(({ fromManifests }) => fromManifests).map(({ id }) => id));
  return new Map(
    releases.map(({ id, component, version, date, line, kind, channel, yanked, movedFrom }) => {
      const own = channels.get(id) ?? [];
      const paged = own.map(([name]) => name).filter((name) => owners.has(name));
      const home = paged.includes(channel) ? channel : paged[0];
      const page = home === undefined ? releasePath(id) : downloadPath({ channel: home, release: id });
      const gone = yanked && { yanked: { at: yanked.at, reason: yanked.reason } };
      const moved = movedFrom !== null && { moved: 1 as const };
      return [id, { component, version, date, line, kind, channels: own, page, ...gone, ...moved }];
    }),
  );
}

function channelsByRelease(portal: Portal): Map<string, [string, boolean][]> {
  const byRelease = new Map<string, [string, boolean][]>();
  for (const channel of portal.channels.toSorted((a, b) => a.order - b.order)) {
    const offered = new Set(channel.offered);
    for (const id of channel.releases) {
      const own = byRelease.get(id) ?? [];
      byRelease.set(id, own);
      own.push([channel.id, offered.has(id)]);
    }
  }
  return byRelease;
}
