import type { Branch } from './commit.ts';
import { highestFirst } from './describe-channels.ts';
import type { History } from './history.ts';
import type { PlacedRelease } from './release-stub.ts';

/** Branches that many projects keep as channels; `release/lts` and the like count as well. */
const CHANNEL_BRANCH = /^(?:release[s]?[/-])?(lts|next|beta|alpha|canary|nightly|rc)$/;

/**
 * Channels that a branch alone tells: the branch `lts` offers the highest release that its newest tagged commits carry.
 * Channels that versions or manifests tell already are theirs.
 *
 * @param taken ids of channels that are known otherwise
 * @returns the release by channel id
 */
export function branchChannels(
  branches: readonly Branch[],
  releases: readonly PlacedRelease[],
  { index }: Pick<History, 'index'>,
  taken: ReadonlySet<string>,
): Map<string, PlacedRelease> {
  const byCommit = Map.groupBy(releases, (release) => release.commit);
  const channels = new Map<string, PlacedRelease>();
  for (const { name, commit } of branches) {
    const id = CHANNEL_BRANCH.exec(name)?.[1];
    const tip = index.numberOf.get(commit);
    if (id === undefined || tip === undefined || taken.has(id)) continue;
    const [highest] = nearestReleases(tip, byCommit, index.parents).sort(highestFirst);
    if (highest) channels.set(id, highest);
  }
  return channels;
}

/** The releases met first on every way back from a commit. */
function nearestReleases(
  tip: number,
  byCommit: ReadonlyMap<number, PlacedRelease[]>,
  parents: readonly number[][],
): PlacedRelease[] {
  const seen = new Set<number>();
  const found: PlacedRelease[] = [];
  const open = [tip];
  for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
    if (seen.has(commit)) continue;
    seen.add(commit);
    const here = byCommit.get(commit);
    if (here) found.push(...here);
    else open.push(...(parents[commit] ?? []));
  }
  return found;
}
