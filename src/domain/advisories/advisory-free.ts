import { compareVersions } from '../version-fields.ts';
import type { Advisory } from './advisory.ts';

/** A release as far as the way out of a weakness needs it. */
export interface FreeCandidate {
  id: string;
  component: string;
  version: string;
  line: string;
  kind: string;
  /** Anything but null and false: withdrawn. */
  yanked: unknown;
}

/** Where to go from a release that is affected; null where nothing above it is free. */
export interface WayOut<Candidate extends FreeCandidate> {
  /** The nearest on its own line. */
  onLine: Candidate | null;
  /** The nearest of all. */
  overall: Candidate | null;
}

type Known = Pick<Advisory, 'affects'>;

/** The advisories in force that a release is affected by, in the order given. */
export function affecting<Each extends Known>(release: string, advisories: readonly Each[]): Each[] {
  return advisories.filter((advisory) => affectedBy(advisory).has(release));
}

/** The lowest stable releases above this one that none of the advisories affects and that were not withdrawn. */
export function wayOut<Candidate extends FreeCandidate>(
  from: Pick<FreeCandidate, 'component' | 'version' | 'line'>,
  releases: readonly Candidate[],
  advisories: readonly Known[],
): WayOut<Candidate> {
  const sets = advisories.map(affectedBy);
  const stable = ladderOf(from.component, releases);
  let overall: Candidate | null = null;
  for (let at = firstAbove(from.version, stable); at < stable.length; at++) {
    const release = stable[at] as Candidate;
    if (sets.some((set) => set.has(release.id))) continue;
    overall ??= release;
    if (release.line === from.line) return { onLine: release, overall };
  }
  return { onLine: null, overall };
}

// A portal asks for each of its thousands of releases: what is the same for all of them is made once.
const affectedSets = new WeakMap<readonly string[], ReadonlySet<string>>();
const ladders = new WeakMap<object, Map<string, FreeCandidate[]>>();

function affectedBy({ affects }: Known): ReadonlySet<string> {
  const set = affectedSets.get(affects) ?? new Set(affects);
  affectedSets.set(affects, set);
  return set;
}

/** Stable releases of a component that were not withdrawn, lowest version first. */
function ladderOf<Candidate extends FreeCandidate>(component: string, releases: readonly Candidate[]): Candidate[] {
  const known = ladders.get(releases) ?? new Map<string, FreeCandidate[]>();
  ladders.set(releases, known);
  const made = known.get(component) ?? makeLadder(component, releases);
  known.set(component, made);
  return made as Candidate[];
}

function makeLadder(component: string, releases: readonly FreeCandidate[]): FreeCandidate[] {
  const stable = releases.filter(
    (release) => release.component === component && release.kind === 'stable' && !release.yanked,
  );
  return stable.sort((a, b) => compareVersions(a.version, b.version));
}

function firstAbove(version: string, sorted: readonly FreeCandidate[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareVersions(sorted[middle]?.version ?? '', version) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
