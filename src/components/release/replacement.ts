import type { Portal } from '#domain/portal.ts';
import type { ReleaseRow } from '#domain/release.ts';

/** Id of the release that takes the place of a yanked one, or null where it names none that exists. */
export function replacementId(portal: Portal, release: ReleaseRow): string | null {
  const wanted = release.yanked?.replacement;
  if (!wanted) return null;
  const fits = (row: ReleaseRow) =>
    row.id === wanted || (row.component === release.component && row.version === wanted);
  return portal.releases.find(fits)?.id ?? null;
}
