import type { Line } from './line.ts';
import type { ComparisonPair } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/**
 * Pairs whose comparison has a page of its own: each release with the one its page starts from, each with the one
 * below it in its line, each stable release with the stable one below it, and the first of each line with the first and
 * the latest of the line it left. Nightlies and the like have the first only, since they outnumber all else. Pairs grow
 * with releases, not with pairs of releases.
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
    for (const [from, to] of startOf(line, lines, byId)) add(from, to);
  }
  return [...pairs.values()];
}

/** The step that most readers take: from the line they are on to the beginning of the next. */
function startOf(line: Line, lines: readonly Line[], byId: ReadonlyMap<string, ReleaseRow>): [string, string][] {
  const { branchedFrom } = line;
  if (branchedFrom === null) return [];
  const first = firstStable(line, byId);
  const left = lines.find((other) => other.component === line.component && other.releases.includes(branchedFrom));
  if (!first || !left) return [];
  return [firstStable(left, byId), left.latest].flatMap((from): [string, string][] => (from ? [[from, first]] : []));
}

function firstStable(line: Line, byId: ReadonlyMap<string, ReleaseRow>): string | undefined {
  return line.releases.findLast((id) => byId.get(id)?.kind === 'stable');
}

/** Each with the one before it, from a list that starts with the highest. */
function adjacent(ids: readonly string[]): [from: string, to: string][] {
  return ids.slice(1).map((from, at) => [from, ids[at] ?? from]);
}

/** `2.4.0...2.4.1`; a component's releases are written `component@version`. */
function comparisonSlug(from: string, to: string): string {
  return `${from.replace('/', '@')}...${to.replace('/', '@')}`;
}
