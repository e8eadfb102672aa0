import type { ReleaseEntry } from './browser-files.ts';
import { compareVersions } from './version-fields.ts';
import { versionJump } from './version-jump.ts';

/** The two sides of a comparison; null where nothing was said. */
export interface ComparePair {
  from: ReleaseEntry | null;
  to: ReleaseEntry | null;
}

/** The release that a text means best, or null. */
export function meantRelease(text: string, releases: readonly ReleaseEntry[]): ReleaseEntry | null {
  const jump = versionJump(text, releases);
  return jump.kind === 'releases' || jump.kind === 'commit' ? (jump.matches[0] ?? null) : null;
}

/**
 * A whole pair, so that there is always something to compare: the target is the latest of the component, the start what
 * the reader runs, else the version before the target.
 *
 * @param mine the release that the reader runs, or null
 */
export function completePair(
  said: ComparePair,
  releases: readonly ReleaseEntry[],
  mine: ReleaseEntry | null,
): ComparePair {
  const component = (said.from ?? said.to ?? mine ?? meantRelease('latest', releases))?.component;
  const proper = releases
    .filter((entry) => entry.component === component && !entry.prerelease && !entry.yanked)
    .sort((a, b) => compareVersions(b.version, a.version));
  const to = said.to ?? proper[0] ?? releases.at(-1) ?? null;
  const own = mine && mine.component === to?.component && mine.id !== to?.id ? mine : null;
  const before = proper.find((entry) => to !== null && compareVersions(entry.version, to.version) < 0) ?? null;
  return { from: said.from ?? own ?? before ?? to, to };
}
