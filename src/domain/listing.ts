import type { Artifact } from './artifact.ts';

/** What a tool left beside the files that it made, in one form for all tools. */
export interface Listing {
  /** Of which release it says it is: version or tag as written, or null where it does not say. */
  version: string | null;
  files: ListedFile[];
}

/** One file of a listing; null where the tool does not say. */
export interface ListedFile {
  /** File name, or the whole reference of a container image. */
  name: string;
  /** Where the tool had it, relative to some folder around the listing. */
  path: string | null;
  os: string | null;
  arch: string | null;
  kind: Artifact['kind'] | null;
  url: string | null;
  /** Bytes. */
  size: number | null;
  /** Lower-case hexadecimal. */
  sha256: string | null;
  /** `sha512-` and base64. */
  integrity: string | null;
  /** Of a container image: `sha256:` and 64 digits. */
  digest: string | null;
}

/** A file of which only the name is known. */
export function listedFile(name: string, says: Partial<ListedFile> = {}): ListedFile {
  const nothing = { path: null, os: null, arch: null, kind: null, url: null, size: null, sha256: null };
  return { name, ...nothing, integrity: null, digest: null, ...says };
}
