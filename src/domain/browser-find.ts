import type { CommitsFile, ReferencesFile } from './browser-files.ts';
import type { Commit } from './commit.ts';
import type { Release } from './release.ts';
import type { ReleaseGraph } from './release-graph.ts';

/** Digits of a commit id that are kept: 40 bits, no two of a million commits alike. */
const FOUND_DIGITS = 10;

/** Number of a pull request or issue to the first release, in graph order, whose notes name it as `#<number>`. */
export function composeReferences(graph: ReleaseGraph, releases: readonly Release[]): ReferencesFile {
  const first = new Map<number, string>();
  const number = new Map(graph.releases.map((id, index) => [id, index]));
  const ordered = [...releases].sort((a, b) => (number.get(a.id) ?? 0) - (number.get(b.id) ?? 0));
  for (const release of ordered) {
    for (const reference of release.changes.flatMap((change) => change.references)) {
      const digits = /#(\d{1,9})$/.exec(reference.text)?.[1];
      if (digits !== undefined && !first.has(Number(digits))) first.set(Number(digits), release.id);
    }
  }
  const rows = [...first].sort((a, b) => a[0] - b[0]);
  const { releases: ids, column } = dictionary(rows.map(([, id]) => id));
  return {
    schemaVersion: 1,
    releases: ids,
    numbers: rows.map(([value], i) => value - (rows[i - 1]?.[0] ?? 0)),
    release: column,
  };
}

/** The commits that releases contain, by the first digit of their id. */
export function composeCommits(graph: ReleaseGraph, commits: readonly Commit[]): Map<string, CommitsFile> {
  const rows = new Map<string, [string, string][]>();
  for (const segment of graph.segments) {
    const release = graph.releases[segment.runs[0] ?? -1];
    if (release === undefined) continue;
    for (const index of segment.commits) {
      const id = commits[index]?.id.slice(0, FOUND_DIGITS) ?? '';
      const digit = id.charAt(0);
      const list = rows.get(digit);
      if (list) list.push([id, release]);
      else rows.set(digit, [[id, release]]);
    }
  }
  return new Map([...rows].sort(byFirst).map(([digit, list]) => [digit, commitsFile(list)]));
}

/** The releases that first contain the commits whose id starts so, at most `limit` commits. */
export function findCommits(file: CommitsFile, prefix: string, limit = 5): { commit: string; release: string }[] {
  const wanted = prefix.slice(0, FOUND_DIGITS);
  const found: { commit: string; release: string }[] = [];
  for (let i = 0; i < file.release.length && found.length < limit; i++) {
    const commit = file.ids.slice(i * FOUND_DIGITS, (i + 1) * FOUND_DIGITS);
    if (commit.startsWith(wanted)) found.push({ commit, release: file.releases[file.release[i] ?? -1] ?? '' });
  }
  return found;
}

/** The release that first names a pull request or issue, or null. */
export function findReference(file: ReferencesFile, wanted: number): string | null {
  let value = 0;
  for (let i = 0; i < file.numbers.length; i++) {
    value += file.numbers[i] ?? 0;
    if (value === wanted) return file.releases[file.release[i] ?? -1] ?? null;
  }
  return null;
}

function commitsFile(list: [string, string][]): CommitsFile {
  const sorted = list.sort(byFirst);
  const { releases, column } = dictionary(sorted.map(([, release]) => release));
  return { schemaVersion: 1, releases, ids: sorted.map(([id]) => id).join(''), release: column };
}

function dictionary(values: readonly string[]): { releases: string[]; column: number[] } {
  const index = new Map<string, number>();
  const column = values.map((value) => {
    const known = index.get(value);
    if (known !== undefined) return known;
    index.set(value, index.size);
    return index.size - 1;
  });
  return { releases: [...index.keys()], column };
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
