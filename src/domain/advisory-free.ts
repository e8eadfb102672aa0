import type { Advisory } from './advisory.ts';
import { compareVersions } from './version-fields.ts';

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

/** The ids of the advisories in force that a release is affected by, newest first. */
export function affecting<Known extends Pick<Advisory, 'affects'>>(
  release: string,
  advisories: readonly Known[],
): Known[] {
  return advisories.filter(({ affects }) => affects.includes(release));
}

/** The lowest stable releases above this one that none of the advisories affects and that were not withdrawn. */
export function wayOut<Candidate extends FreeCandidate>(
  from: Pick<Candidate, 'component' | 'version' | 'line'>,
  releases: readonly Candidate[],
  advisories: readonly Pick<Advisory, 'affects'>[],
): WayOut<Candidate> {
  const affected = new Set(advisories.flatMap(({ affects }) => affects));
  const above = releases.filter(
    (release) =>
      release.component === from.component &&
      release.kind === 'stable' &&
      (release.yanked === null || release.yanked === false) &&
      !affected.has(release.id) &&
      compareVersions(release.version, from.version) > 0,
  );
  const sorted = above.sort((a, b) => compareVersions(a.version, b.version));
  return { onLine: sorted.find(({ line }) => line === from.line) ?? null, overall: sorted[0] ?? null };
}
