import type { ReleaseEntry } from './browser-files.ts';

/** The number of each release by its id, as a graph has them; worked out once for each graph. */
export function releaseNumbers(ids: readonly string[]): ReadonlyMap<string, number> {
  const known = NUMBERS.get(ids) ?? new Map(ids.map((id, number) => [id, number]));
  NUMBERS.set(ids, known);
  return known;
}

/** The releases in the order of a graph's numbers; worked out once for each graph and list. */
export function numberedReleases(
  ids: readonly string[],
  releases: readonly ReleaseEntry[],
): readonly (ReleaseEntry | undefined)[] {
  const known = LISTS.get(ids);
  if (known?.releases === releases) return known.numbered;
  const byId = new Map(releases.map((entry) => [entry.id, entry]));
  const numbered = ids.map((id) => byId.get(id));
  LISTS.set(ids, { releases, numbered });
  return numbered;
}

const NUMBERS = new WeakMap<readonly string[], ReadonlyMap<string, number>>();
const LISTS = new WeakMap<
  readonly string[],
  { releases: readonly ReleaseEntry[]; numbered: readonly (ReleaseEntry | undefined)[] }
>();
