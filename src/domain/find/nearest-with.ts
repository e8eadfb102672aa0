import type { ReleaseEntry } from '../browser-files.ts';
import { compareVersions } from '../version-fields.ts';
import { exactRelease } from '../version-jump.ts';
import type { Answer, Sight } from './answer.ts';

/** Where a reader stands: a line, and the version they run where they said it. */
export interface Standpoint {
  component: string;
  line: string;
  /** Null for the whole line. */
  runs: ReleaseEntry | null;
}

/** The nearest release that has what was asked for. */
export type NearestWith =
  /** The reader has it already. */
  | { kind: 'has'; sight: Sight }
  /** The lowest release of the line above what the reader runs, preferably no prerelease, never a yanked one. */
  | { kind: 'line'; sight: Sight }
  /** No release of the line has it; the lowest of a higher line that has it. */
  | { kind: 'above'; sight: Sight }
  | { kind: 'none' }
  /** The change is one of other components. */
  | { kind: 'other'; components: string[] };

/**
 * Reads a line (`2.x`, `plugin-react 4.x`, `plugin-react/4.x`) or a version that somebody runs.
 *
 * @param releases oldest first
 * @returns null where no line and no version is called so
 */
export function standpointOf(text: string, releases: readonly ReleaseEntry[]): Standpoint | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  const named = releases.filter(({ component, line }) =>
    [`${component}/${line}`, `${component} ${line}`, `${component}@${line}`].some(
      (name) => name.toLowerCase() === wanted,
    ),
  );
  const plain = releases.filter(({ line }) => line.toLowerCase() === wanted);
  // The root product's line is meant where a component has one of the same name.
  const own = named[0] ?? plain.find(({ id }) => !id.includes('/')) ?? plain[0];
  if (own) return { component: own.component, line: own.line, runs: null };
  const runs = exactRelease(text, releases);
  return runs && { component: runs.component, line: runs.line, runs };
}

/** How a standpoint is written in an address: the version, or the line. */
export function standpointName({ component, line, runs }: Standpoint, releases: readonly ReleaseEntry[]): string {
  if (runs) return runs.id;
  const root = releases.find((release) => release.component === component)?.id.includes('/') === false;
  return root ? line : `${component}/${line}`;
}

/** Finds it among the releases that have the change for sure. */
export function nearestWith({ sights, sighting }: Answer, { component, line, runs }: Standpoint): NearestWith {
  const { components } = sighting.change ?? {};
  if (components && !components.includes(component)) return { kind: 'other', components };
  const own = runs ? sights.get(runs.id) : undefined;
  if (own && own.how !== 'subject') return { kind: 'has', sight: own };
  const sure = [...sights.values()].filter(
    ({ how, release }) => how !== 'subject' && !release.yanked && release.component === component,
  );
  const above = sure.filter(({ release }) => !runs || compareVersions(release.version, runs.version) > 0);
  above.sort((a, b) => compareVersions(a.release.version, b.release.version));
  const inLine = lowest(above.filter(({ release }) => release.line === line));
  if (inLine) return { kind: 'line', sight: inLine };
  const lines = linesAbove(above, line);
  const next = lowest(lines);
  return next ? { kind: 'above', sight: next } : { kind: 'none' };
}

function lowest(ascending: readonly Sight[]): Sight | null {
  return ascending.find(({ release }) => !release.prerelease) ?? ascending[0] ?? null;
}

/** Without a version, what lies above a line is what its own numbers are below. */
function linesAbove(ascending: readonly Sight[], line: string): Sight[] {
  return ascending.filter(
    ({ release }) => release.line !== line && compareVersions(release.version, floorOf(line)) > 0,
  );
}

/** `2.x` as `2`, `2.4.x` as `2.4`. */
function floorOf(line: string): string {
  return line.replace(/(?:\.x)+$/, '');
}
