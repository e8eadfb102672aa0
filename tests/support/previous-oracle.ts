/**
 * Rule 1 of history ("what belongs to release V") a second time, written from its text over `git rev-list --count`, so
 * that the one the product has can be held against it.
 */
export interface OracleRelease {
  id: string;
  commit: string;
  numbers: readonly [number, number, number];
  /** First word of the prerelease and its number; null for a stable release. */
  prerelease: { word: string; number: number } | null;
  /** Of two tags of one version: whether this one keeps the address of the version. */
  main: boolean;
}

/** What git says. */
export interface OracleGit {
  /** `git rev-list --count from..to`; the whole history of `to` where `from` is null. */
  count(from: string | null, to: string): number;
}

/** The release that V starts from, among all releases of its component; null where it is the first. */
export function previousOf(v: OracleRelease, all: readonly OracleRelease[], git: OracleGit): OracleRelease | null {
  if (v.prerelease === null) return previousOfStable(v, all, git);
  const isStream = v.prerelease.word === 'nightly';
  const ladder = all.filter((b) => {
    if (b.prerelease === null || compare(b, v) >= 0) return false;
    if (isStream) return b.prerelease.word === v.prerelease?.word;
    return b.prerelease.word !== 'nightly' && b.numbers.join() === v.numbers.join();
  });
  return highest(ladder) ?? previousOfStable({ ...v, prerelease: null }, all, git);
}

function previousOfStable(v: OracleRelease, all: readonly OracleRelease[], git: OracleGit): OracleRelease | null {
  const lower = all.filter((b) => b.prerelease === null && compare(b, v) < 0);
  const [x, y] = v.numbers;
  const sameMinor = lower.filter((b) => b.numbers[0] === x && b.numbers[1] === y);
  if (sharesHistory(sameMinor, v, git)) return closestInMinor(sameMinor, v, git);
  for (let major = x; major >= 0; major--) {
    const group = lower.filter((b) => b.numbers[0] === major && !sameMinor.includes(b));
    if (sharesHistory(group, v, git)) return closestInGroup(group, v, git);
  }
  return null;
}

/** A history is shared where V without B is less than the whole of V. */
function sharesHistory(group: readonly OracleRelease[], v: OracleRelease, git: OracleGit): boolean {
  return group.some((b) => git.count(b.commit, v.commit) < git.count(null, v.commit));
}

/** The smallest |B..V|; equal: an ancestor first, then the higher. */
function closestInMinor(group: readonly OracleRelease[], v: OracleRelease, git: OracleGit): OracleRelease | null {
  const closest = leastMissing(group, v, git);
  return highest(closest.filter((b) => isAncestor(b, v, git))) ?? highest(closest);
}

/** The highest ancestor, unless another has less than half its |B..V|, then that one; equal: the lowest. */
function closestInGroup(group: readonly OracleRelease[], v: OracleRelease, git: OracleGit): OracleRelease | null {
  const ancestor = highest(group.filter((b) => isAncestor(b, v, git)));
  const closest = lowest(leastMissing(group, v, git));
  if (!ancestor || !closest) return closest;
  return git.count(closest.commit, v.commit) * 2 < git.count(ancestor.commit, v.commit) ? closest : ancestor;
}

function leastMissing(group: readonly OracleRelease[], v: OracleRelease, git: OracleGit): OracleRelease[] {
  const least = Math.min(...group.map((b) => git.count(b.commit, v.commit)));
  return group.filter((b) => git.count(b.commit, v.commit) === least);
}

function isAncestor(b: OracleRelease, v: OracleRelease, git: OracleGit): boolean {
  return git.count(v.commit, b.commit) === 0;
}

function highest(group: readonly OracleRelease[]): OracleRelease | null {
  return [...group].sort((a, b) => compare(b, a) || Number(b.main) - Number(a.main))[0] ?? null;
}

/** Two tags of one version are as low as each other: the one that keeps the address stands for both. */
function lowest(group: readonly OracleRelease[]): OracleRelease | null {
  return [...group].sort((a, b) => compare(a, b) || Number(b.main) - Number(a.main))[0] ?? null;
}

function compare(a: OracleRelease, b: OracleRelease): number {
  for (const at of [0, 1, 2] as const) if (a.numbers[at] !== b.numbers[at]) return a.numbers[at] - b.numbers[at];
  if (a.prerelease === null || b.prerelease === null)
    return Number(a.prerelease === null) - Number(b.prerelease === null);
  if (a.prerelease.word !== b.prerelease.word) return a.prerelease.word < b.prerelease.word ? -1 : 1;
  return a.prerelease.number - b.prerelease.number;
}
