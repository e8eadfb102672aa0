import type { ReleaseEntry } from './browser-files.ts';
import { compareFields, compareVersions, versionFields } from './version-fields.ts';

/**
 * The releases that somebody may have meant by a version that does not exist: the one below and the one above it, or
 * those spelled most like it. The text may be an address, a tag or a version with a typo.
 */
export function nearestReleases(text: string, releases: readonly ReleaseEntry[], limit = 3): ReleaseEntry[] {
  const wanted = versionFields(text);
  const found = wanted ? neighbours(wanted, releases) : [];
  if (found.length > 0) return found.slice(0, limit);
  const ranked = releases.map((entry) => ({ entry, distance: spellingDistance(text, entry) }));
  ranked.sort((a, b) => a.distance - b.distance || compareVersions(b.entry.version, a.entry.version));
  return ranked.slice(0, limit).map(({ entry }) => entry);
}

function neighbours(wanted: NonNullable<ReturnType<typeof versionFields>>, releases: readonly ReleaseEntry[]) {
  const root = releases.filter((entry) => !entry.id.includes('/'));
  const proper = (root.length > 0 ? root : releases).filter((entry) => !entry.prerelease || wanted.pre.length > 0);
  const sorted = proper.sort((a, b) => compareVersions(a.version, b.version));
  const below = sorted.filter((entry) => compareFields(versionFields(entry.version) ?? wanted, wanted) < 0).at(-1);
  const above = sorted.find((entry) => compareFields(versionFields(entry.version) ?? wanted, wanted) > 0);
  const same = (entry: ReleaseEntry | undefined) =>
    versionFields(entry?.version ?? '')?.numbers[0] === wanted.numbers[0];
  const ordered = same(above) && !same(below) ? [above, below] : [below, above];
  return ordered.filter((entry) => entry !== undefined);
}

function spellingDistance(text: string, entry: ReleaseEntry): number {
  const wanted = text.toLowerCase().slice(0, 64);
  return Math.min(
    ...[entry.version, entry.tag, entry.id].map((name) => editDistance(wanted, name.toLowerCase().slice(0, 64))),
  );
}

/** How many letters to insert, remove or replace; one row of the usual table at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
