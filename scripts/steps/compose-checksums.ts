import { checksumList, checksumPath } from '#domain/checksums.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Release } from '#domain/release.ts';

/** `SHA256SUMS` beside the page of each release whose files have hashes; a release that was yanked has none. */
export function composeChecksums(releases: readonly Release[]): TextFile[] {
  return releases.flatMap((release) => {
    const text = release.yanked ? null : checksumList(release.artifacts);
    return text === null ? [] : [{ path: `static/${checksumPath(release.id)}`, text }];
  });
}
