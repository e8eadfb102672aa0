import type { Line } from './line.ts';
import type { ComparisonPair } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/**
 * Pairs whose comparison has a page of its own: each release with the one its page starts from, each with the one
 * below it in its line, and each stable release with the stable one below it. Nightlies and the like have the first only,
 * since they outnumber all else. Pairs grow with releases, not with pairs of releases.
 */
export function neighbourPairs(lines: readonly Line[], rows: readonly ReleaseRow[]): ComparisonPair[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pairs = new Map<string, ComparisonPair>();
  const add = (from: string, to: string) => {
    const slug = comparisonSlug(from, to);
    pairs.set(slug, { from, to, slug });
  };
  for (const row of rows) if (row.previousId !== null) add(row.previousId, row.id);
  for (const line of lines) {
    const rest = line.releases.filter((id) => byId.has(id) && byId.get(id)?.kind !== 'stream');
    const stable = rest.filter((id) => byId.get(id)?.kind === 'stable');
    for (const [from, to] of [...adjacent(rest), ...adjacent(stable)]) add(from, to);
  }
  return [...pairs.values()];
}

/** Each with the one before it, from a list that starts with the highest. */
function adjacent(ids: readonly string[]): [from: string, to: string][] {
  return ids.slice(1).map((from, at) => [from, ids[at] ?? from]);
}

/** `2.4.0...2.4.1`; a component's releases are written `component@version`. */
function comparisonSlug(from: string, to: string): string {
  return `${from.replace('/', '@')}...${to.replace('/', '@')}`;
}
