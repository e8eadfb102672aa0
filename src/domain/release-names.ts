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
  /** RFC 3339 in UTC, where it is known. */
  date?: string;
}

/** A release as files name it: component null for the root product. */
export interface ReleaseName {
  component: string | null;
  version: string;
}

/** Every release under each of its names. */
export interface ReleaseNames {
  /**
   * The release that a file means: the same text, else the same version in another spelling (`1.2` and `1.2.0`), else
   * the same slug.
   */
  find: (name: ReleaseName) => KnownRelease | null;
  /** Those of one component, in the order given. */
  of: (component: string | null) => readonly KnownRelease[];
  /** The versions that were most likely meant, nearest first, at most three; for hints. */
  candidates: (name: ReleaseName) => string[];
}

/**
 * Prepares the search for what files name; of several releases under one name the one that keeps the address of its
 * version is found, else the first.
 */
export function nameReleases(releases: readonly KnownRelease[]): ReleaseNames {
  const byComponent = new Map<string | null, KnownRelease[]>();
  const byName = new Map<string, KnownRelease>();
  for (const release of releases) {
    const root = !release.id.includes('/');
    for (const component of root ? [null, release.component] : [release.component]) {
      const own = byComponent.get(component);
      if (own) own.push(release);
      else byComponent.set(component, [release]);
      for (const name of namesOf({ ...release, component })) {
        const known = byName.get(name);
        if (!known || (keepsAddress(release) && !keepsAddress(known))) byName.set(name, release);
      }
    }
  }
  const of = (component: string | null) => byComponent.get(component) ?? [];
  return {
    find: (name) =>
      namesOf(name)
        .map((one) => byName.get(one))
        .find((found) => found !== undefined) ?? null,
    of,
    candidates: ({ component, version }) =>
      nearestThree(
        version,
        of(component).map((release) => release.version),
      ),
  };
}

/** Of two tags of one version the one at the address of the version is meant. */
function keepsAddress({ id, version }: KnownRelease): boolean {
  return id.slice(id.lastIndexOf('/') + 1) === slugOf(version);
}

/** From the most to the least exact. */
function namesOf({ component, version }: ReleaseName): string[] {
  const key = parseVersion(version)?.key;
  const names = [`text ${version}`, ...(key === undefined ? [] : [`key ${key}`]), `slug ${slugOf(version)}`];
  return names.map((name) => JSON.stringify([component, name]));
}

function nearestThree(version: string, known: readonly string[]): string[] {
  const found: string[] = [];
  while (found.length < 3) {
    const next = nearest(
      version,
      known.filter((other) => !found.includes(other)),
    );
    if (next === null) break;
    found.push(next);
  }
  return found;
}
