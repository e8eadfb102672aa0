import type { Reach } from './reach.ts';
import { compareVersions, identifierOf, kindOf, type Version } from './version.ts';

/** A release of one component, as rule 1 of history sees it. */
export interface Candidate {
  /** Number in the release graph. */
  number: number;
  version: Version;
  /** Place among the tags of one version, 0 for the one that keeps its address: the others count as lower. */
  spelling: number;
}

/** Numbers of the releases that come before one, or null where there is none. */
export interface Before {
  /** The one its page starts from (rule 1 of history). */
  previous: number | null;
  /** The last stable one; the same for a stable release (rule 3). */
  stable: number | null;
}

/**
 * Which release each release of one component starts from (rule 1 of history).
 *
 * @param releases all releases of the component, in any order
 * @returns by release number
 */
export function previousReleases(releases: readonly Candidate[], reach: Reach): Map<number, Before> {
  const ordered = [...releases].sort(compareCandidates);
  const stable = new StableLadder(
    ordered.filter((release) => kindOf(release.version) === 'stable'),
    reach,
  );
  const before = new Map<number, Before>();
  const ladders = new Map<string, Candidate[]>();
  for (const release of ordered) {
    const ladder = ladderOf(release.version);
    const rungs = ladder === null ? [] : (ladders.get(ladder) ?? []);
    const below = rungs.findLast((rung) => isLower(rung, release));
    const lastStable = stable.before(release);
    before.set(release.number, { previous: below ? below.number : lastStable, stable: lastStable });
    rungs.push(release);
    if (ladder !== null) ladders.set(ladder, rungs);
  }
  return before;
}

/** By version; of one version tagged several times the release that keeps the address is the highest. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return compareVersions(a.version, b.version) || b.spelling - a.spelling;
}

/** Another tag of the same version is not lower: both start from what came before. */
function isLower(a: Candidate, b: Candidate): boolean {
  return compareVersions(a.version, b.version) < 0;
}

/** Candidates of one X.Y.Z share a ladder, nightlies of one identifier another; stable releases have none. */
function ladderOf(version: Version): string | null {
  switch (kindOf(version)) {
    case 'stable':
      return null;
    case 'candidate':
      return `candidate ${version.numbers.join('.')}`;
    case 'stream':
      return `stream ${identifierOf(version)}`;
  }
}

/** The stable releases of a component, lowest first, asked for the one before a given release. */
class StableLadder {
  private readonly stable: readonly Candidate[];
  private readonly reach: Reach;
  /** For each place, the lowest place from which on every release is contained in the next. */
  private readonly chainStart: number[] = [];
  /** For each place, the lowest place of the same X.Y and of the same X. */
  private readonly minorStart: number[] = [];
  private readonly majorStart: number[] = [];

  constructor(stable: readonly Candidate[], reach: Reach) {
    this.stable = stable;
    this.reach = reach;
    for (const [at, release] of stable.entries()) {
      const below = stable[at - 1];
      const linked = below !== undefined && reach.contains(release.number, below.number);
      this.chainStart.push(linked ? (this.chainStart[at - 1] ?? at) : at);
      const sameMajor = below?.version.numbers[0] === release.version.numbers[0];
      const sameMinor = sameMajor && below?.version.numbers[1] === release.version.numbers[1];
      this.majorStart.push(sameMajor ? (this.majorStart[at - 1] ?? at) : at);
      this.minorStart.push(sameMinor ? (this.minorStart[at - 1] ?? at) : at);
    }
  }

  before(release: Candidate): number | null {
    const end = this.firstNotBelow(release);
    let shared: Float64Array | null = null;
    for (const group of this.groupsBelow(release, end)) {
      const top = this.stable[group.end - 1];
      if (!top) continue;
      if (this.reach.contains(release.number, top.number) && this.topHoldsAll(group, top)) return top.number;
      shared ??= this.reach.sharedWith(release.number);
      const chosen = choose(this.entries(group, release, shared), group.sameMinor);
      if (chosen !== null) return chosen;
    }
    return null;
  }

  /** Whether the highest release of a group contains all others: then none can be nearer to what contains it. */
  private topHoldsAll(group: Group, top: Candidate): boolean {
    // Within a chain every release is contained in the next, so its last one speaks for it.
    for (let at = this.chainBelow(group.end); at > group.start; at = this.chainBelow(at)) {
      const last = this.stable[at - 1];
      if (last && !this.reach.contains(top.number, last.number)) return false;
    }
    return true;
  }

  private chainBelow(end: number): number {
    return this.chainStart[end - 1] ?? 0;
  }

  /** Place of the first stable release that is not lower than this one, or than the stable one it leads to. */
  private firstNotBelow({ version }: Candidate): number {
    const target = kindOf(version) === 'stable' ? version : { ...version, prerelease: [], build: '' };
    let low = 0;
    let high = this.stable.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.stable[middle];
      if (at && compareVersions(at.version, target) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Nearest first: the same X.Y, the rest of the same X, then one lower major after the other. */
  private *groupsBelow(release: Candidate, end: number): Generator<Group> {
    const [major, minor] = release.version.numbers;
    const numbersBelow = this.stable[end - 1]?.version.numbers;
    const sameMajor = numbersBelow?.[0] === major;
    const minorStart = sameMajor && numbersBelow?.[1] === minor ? (this.minorStart[end - 1] ?? end) : end;
    if (minorStart < end) yield { start: minorStart, end, sameMinor: true };
    const majorStart =
      this.stable[minorStart - 1]?.version.numbers[0] === major ? this.majorBelow(minorStart) : minorStart;
    if (majorStart < minorStart) yield { start: majorStart, end: minorStart, sameMinor: false };
    for (let groupEnd = majorStart; groupEnd > 0; groupEnd = this.majorBelow(groupEnd)) {
      yield { start: this.majorBelow(groupEnd), end: groupEnd, sameMinor: false };
    }
  }

  private majorBelow(end: number): number {
    return this.majorStart[end - 1] ?? 0;
  }

  private entries(group: Group, release: Candidate, shared: Float64Array): Entry[] {
    const size = this.reach.size(release.number);
    return this.stable.slice(group.start, group.end).map(({ number, version }) => ({
      number,
      version: version.key,
      shared: shared[number] ?? 0,
      missing: size - (shared[number] ?? 0),
      ancestor: this.reach.contains(release.number, number),
    }));
  }
}

/** A run of places among the stable releases. */
interface Group {
  start: number;
  end: number;
  sameMinor: boolean;
}

/** A release of a group measured against V: `missing` is `|B..V|`. */
interface Entry {
  number: number;
  version: string;
  shared: number;
  missing: number;
  ancestor: boolean;
}

/** @param entries lowest version first */
function choose(entries: readonly Entry[], sameMinor: boolean): number | null {
  if (!entries.some((entry) => entry.shared > 0)) return null;
  return sameMinor ? chooseInMinor(entries) : chooseInGroup(entries);
}

function chooseInMinor(entries: readonly Entry[]): number | null {
  let best: Entry | null = null;
  for (const entry of entries) {
    const closer = best === null || entry.missing < best.missing;
    const equal = best !== null && entry.missing === best.missing && Number(entry.ancestor) >= Number(best.ancestor);
    if (closer || equal) best = entry;
  }
  return best?.number ?? null;
}

function chooseInGroup(entries: readonly Entry[]): number | null {
  const highestAncestor = entries.findLast((entry) => entry.ancestor);
  let closest: Entry | null = null;
  for (const entry of entries) {
    const closer = closest === null || entry.missing < closest.missing;
    // Of one version tagged twice the second is the one that keeps the address.
    const twin = closest?.version === entry.version && closest.missing === entry.missing;
    if (closer || twin) closest = entry;
  }
  if (!highestAncestor || (closest && closest.missing < highestAncestor.missing / 2)) return closest?.number ?? null;
  return highestAncestor.number;
}
