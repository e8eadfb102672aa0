import type { Artifact } from './artifact.ts';

/**
 * The checksums of a release's files as `sha256sum --check` and `shasum -a 256 --check` read them: hash, two blanks, file
 * name. Names were checked when the manifest was read: none holds a line break or a backslash.
 *
 * @returns null where no file has a hash
 */
export function checksumList(artifacts: readonly Pick<Artifact, 'file' | 'sha256'>[]): string | null {
  const lines = artifacts.flatMap(({ file, sha256 }) => (sha256 === null ? [] : [`${sha256}  ${file}\n`]));
  return lines.length === 0 ? null : [...new Set(lines)].sort().join('');
}

/** `releases/2.4.1/SHA256SUMS`. */
export function checksumPath(id: string): string {
  return `releases/${id}/SHA256SUMS`;
}
