import { nearest } from './nearest.ts';
import { slugOf } from './slug.ts';
import { parseVersion } from './version.ts';

/** A mined release, as far as files can name it. */
export interface KnownRelease {
  /** Without a slash for the root product. */
  id: string;
  component: string;
  version: string;
  tag: string;
  /** Full id. */
  commit: string;
}

/** A release as files name it: component null for the root product. */
export interface ReleaseName {
  component: string | null;
  version: string;
}

/**
 * The release that a file means: the same text, else the same version in another spelling (`1.2` and `1.2.0`), else
 * the same slug.
 */
export function matchRelease<R extends KnownRelease>(name: ReleaseName, releases: readonly R[]): R | null {
  const own = releases.filter((release) => isOf(release, name.component));
  const key = parseVersion(name.version)?.key;
  return (
    own.find((release) => release.version === name.version) ??
    own.find((release) => key !== undefined && parseVersion(release.version)?.key === key) ??
    own.find((release) => slugOf(release.version) === slugOf(name.version)) ??
    null
  );
}

/** The versions that were most likely meant, nearest first, at most three; for hints. */
export function candidatesFor(name: ReleaseName, releases: readonly KnownRelease[]): string[] {
  const left = releases.filter((release) => isOf(release, name.component)).map((release) => release.version);
  const found: string[] = [];
  for (let round = 0; round < 3; round++) {
    const next = nearest(
      name.version,
      left.filter((version) => !found.includes(version)),
    );
    if (next === null) break;
    found.push(next);
  }
  return found;
}

/** Whether a release is of the component that a file names. */
export function isOf(release: KnownRelease, component: string | null): boolean {
  return component === null ? !release.id.includes('/') : release.component === component;
}
