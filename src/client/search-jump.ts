import type { ReleaseEntry } from '#domain/browser-files.ts';
import type { CommitsFile, ReferenceStarts, ReferencesFile } from '#domain/find/find-files.ts';
import { commitsWith, placesOf, referencesFor } from '#domain/find/look-up.ts';
import { firstReleaseOf } from '#domain/find/segment-places.ts';
import { formatShortDate } from '#domain/format.ts';
import { versionJump } from '#domain/version-jump.ts';
import { loadJson, loadReleases } from './data.ts';

/** A release that a query names, with why. */
export interface JumpHit {
  release: ReleaseEntry;
  words: string;
  /** True where the query names the release itself. */
  named: boolean;
}

const MOST = 6;

/** The releases that a query names by version, range, channel, commit or number of a pull request. */
export async function jumpTo(query: string): Promise<JumpHit[]> {
  const releases = await loadReleases();
  const jump = versionJump(query, releases);
  if (jump.kind === 'releases')
    return jump.matches.slice(0, MOST).map((release) => ({ release, words: wordsOf(release), named: true }));
  if (jump.kind === 'reference') return byReference(jump.number, releases);
  if (jump.kind === 'none') return [];
  const hits = await byCommit(jump.prefix, releases);
  // Seven to nine digits may be either; few commits begin with as many decimal ones.
  return hits.length === 0 && /^\d{1,9}$/.test(jump.prefix) ? byReference(Number(jump.prefix), releases) : hits;
}

function wordsOf(release: ReleaseEntry): string {
  return `${release.line}, ${release.channel}, ${formatShortDate(release.date)}`;
}

async function byReference(number: number, releases: readonly ReleaseEntry[]): Promise<JumpHit[]> {
  const start = referencesFor(await loadJson<ReferenceStarts>('references'), number);
  if (start === null) return [];
  const places = placesOf(await loadJson<ReferencesFile>(`references/${start}`), start, number);
  const named = new Set(places.map(firstReleaseOf));
  const release = releases.find(({ id }) => named.has(id));
  return release ? [{ release, words: `the first that names #${number}`, named: false }] : [];
}

async function byCommit(prefix: string, releases: readonly ReleaseEntry[]): Promise<JumpHit[]> {
  const file = await loadJson<CommitsFile>(`commits/${prefix.charAt(0)}`);
  return commitsWith(file, prefix, MOST).flatMap(({ commit, place }) => {
    const release = releases.find(({ id }) => id === firstReleaseOf(place));
    return release ? [{ release, words: `the first with commit ${commit}`, named: false }] : [];
  });
}
