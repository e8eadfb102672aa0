import type { CommitsFile, ReferencesFile, ReleaseEntry } from '#domain/browser-files.ts';
import { findCommits, findReference } from '#domain/browser-find.ts';
import { formatShortDate } from '#domain/format.ts';
import { versionJump } from '#domain/version-jump.ts';
import { loadJson, loadReleases } from './data.ts';

/** A release that a query names, with why. */
export interface JumpHit {
  release: ReleaseEntry;
  words: string;
}

const MOST = 6;

/** The releases that a query names by version, range, channel, commit or number of a pull request. */
export async function jumpTo(query: string): Promise<JumpHit[]> {
  const releases = await loadReleases();
  const jump = versionJump(query, releases);
  if (jump.kind === 'releases')
    return jump.matches.slice(0, MOST).map((release) => ({ release, words: wordsOf(release) }));
  if (jump.kind === 'reference') return byReference(jump.number, releases);
  if (jump.kind === 'none') return [];
  const hits = await byCommit(jump.prefix, releases);
  // Seven to nine digits may be either; few commits begin with as many decimal ones.
  return hits.length === 0 && /^\d{1,9}$/.test(jump.prefix) ? byReference(Number(jump.prefix), releases) : hits;
}

function wordsOf(release: ReleaseEntry): string {
  const state = release.yanked ? ', withdrawn' : '';
  return `${release.line}, ${release.channel}, ${formatShortDate(release.date)}${state}`;
}

async function byReference(number: number, releases: readonly ReleaseEntry[]): Promise<JumpHit[]> {
  const id = findReference(await loadJson<ReferencesFile>('references'), number);
  const release = releases.find((entry) => entry.id === id);
  return release ? [{ release, words: `the first that names #${number}` }] : [];
}

async function byCommit(prefix: string, releases: readonly ReleaseEntry[]): Promise<JumpHit[]> {
  const file = await loadJson<CommitsFile>(`commits/${prefix.charAt(0)}`).catch(() => null);
  const found = file ? findCommits(file, prefix) : [];
  return found.flatMap(({ commit, release: id }) => {
    const release = releases.find((entry) => entry.id === id);
    return release ? [{ release, words: `the first with commit ${commit}` }] : [];
  });
}
