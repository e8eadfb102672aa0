import type { Artifact } from '../artifact.ts';
import type { HashName } from '../hash-name.ts';
import type { Key } from '../key.ts';
import type { ReleaseKind } from '../release.ts';

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
  /** By plain name. */
  names: Record<string, Clue>;
  /** By number of bytes. */
  sizes: Record<string, Clue>;
  /** Of files whose hash nobody stated. */
  releases: Record<string, ArtifactRelease>;
  unstated: ArtifactRow[];
}

/** Files that share a name or a size. */
export interface Clue {
  /** Name, size and hash of some of them, the newest release first. */
  files: [string, number | null, string][];
  /** How many more there are. */
  more: number;
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
  /** Absent while it is not yanked. `/data/current.json` has what replaces it. */
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
