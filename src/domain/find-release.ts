import type { ReleaseRow } from './release.ts';

/** What a written version names: one release, or those that come nearest. */
export type FoundRelease = { found: ReleaseRow } | { found: null; nearest: ReleaseRow[] };

/**
 * A version as people write it in commands and addresses: `2.4.1`, `v2.4.1`, `plugin-react@4.0.1`, a tag, or the id of
 * a release (`plugin-react/4.0.1`).
 *
 * @param spec what was written
 * @param releases `portal.releases`, newest first
 * @returns the release, else at most three candidates, nearest first
 */
export function findRelease(spec: string, releases: readonly ReleaseRow[]): FoundRelease {
  const wanted = spec.trim();
  for (const matches of [byTag, byId, byVersion, byComponent]) {
    const hit = pick(
      releases.filter((row) => matches(row, wanted)),
      wanted,
    );
    if (hit) return { found: hit };
  }
  return { found: null, nearest: nearestTo(wanted, releases) };
}

function byTag(row: ReleaseRow, wanted: string): boolean {
  return row.tag === wanted;
}

function byId(row: ReleaseRow, wanted: string): boolean {
  return row.id === wanted.toLowerCase();
}

function byVersion(row: ReleaseRow, wanted: string): boolean {
  return row.version === wanted.replace(/^v(?=\d)/i, '');
}

function byComponent(row: ReleaseRow, wanted: string): boolean {
  const at = wanted.lastIndexOf('@');
  return at > 0 && row.component === wanted.slice(0, at) && byVersion(row, wanted.slice(at + 1));
}

/** The root product wins over components of the same version; a version spelled twice belongs to the commoner tag. */
function pick(rows: readonly ReleaseRow[], wanted: string): ReleaseRow | null {
  const bare = rows.filter((row) => !row.id.includes('/'));
  const candidates = bare.length > 0 ? bare : rows;
  if (candidates.length <= 1) return candidates[0] ?? null;
  const version = wanted.slice(wanted.lastIndexOf('@') + 1).replace(/^v(?=\d)/i, '');
  const plain = candidates.filter((row) => row.id === version || row.id.endsWith(`/${version}`));
  return plain.length === 1 ? (plain[0] ?? null) : null;
}

function nearestTo(wanted: string, releases: readonly ReleaseRow[]): ReleaseRow[] {
  const [text, version] = [
    wanted.slice(0, 80).toLowerCase(),
    wanted
      .slice(0, 80)
      .replace(/^.*@|^v(?=\d)/i, '')
      .toLowerCase(),
  ];
  const scored = releases.map((row, order) => {
    const own = row.version.toLowerCase();
    const starts = own.startsWith(version) && version !== '' ? 0 : 1;
    const distance = Math.min(distanceOf(version, own), distanceOf(text, row.tag.toLowerCase()));
    return { row, starts, distance, order };
  });
  scored.sort((a, b) => a.starts - b.starts || a.distance - b.distance || a.order - b.order);
  return scored.slice(0, 3).map((each) => each.row);
}

/** How many characters must be changed, added or removed (Levenshtein). */
function distanceOf(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
