import type { Line } from './line.ts';
import type { ComparisonPair } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/**
 * Pairs whose comparison has a page of its own: each release with the one its page starts from, and each stable release
 * with the stable one below it in its line. They grow with releases, not with pairs of releases.
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
    const stable = line.releases.filter((id) => byId.get(id)?.kind === 'stable');
    for (const [at, to] of stable.entries()) {
      const from = stable[at + 1];
      if (from !== undefined) add(from, to);
    }
  }
  return [...pairs.values()];
}

/** `2.4.0...2.4.1`; a component's releases are written `component@version`. */
function comparisonSlug(from: string, to: string): string {
  return `${from.replace('/', '@')}...${to.replace('/', '@')}`;
}
