import type { ReleaseEntry } from './browser-files.ts';
import { nearest } from './nearest.ts';
import { nearestReleases } from './nearest-release.ts';
import { versionJump } from './version-jump.ts';

/** What somebody may have wanted at an address that does not exist. */
export interface Meant {
  releases: ReleaseEntry[];
  /** First part of the address of a page: `download`. */
  page: string | null;
  /** Both sides where a comparison was asked for. */
  pair: [from: ReleaseEntry, to: ReleaseEntry] | null;
}

const PAGES = ['releases', 'lines', 'compare', 'download', 'feeds', 'search', 'status'];
const LIMIT = 3;

/**
 * Reads a version or the name of a page out of a wrong address: `/releases/v2.4.1/`, `/2.4.1`, `/dowload/`, and two
 * versions out of `/compare/2.3.1...3.1.1/`.
 *
 * @param path below the base, as the browser shows it
 * @param releases oldest first
 */
export function meantBy(path: string, releases: readonly ReleaseEntry[]): Meant {
  const parts = path
    .split('/')
    .map(decode)
    .filter((part) => part !== '' && part !== 'index.html');
  const rest = parts.filter((part) => !PAGES.includes(part)).map((part) => part.replace(/\.(?:html|md|json)$/, ''));
  const wanted = rest.join('/');
  if (wanted === '') return { releases: [], page: parts[0] ?? null, pair: null };
  const pair = pairIn(wanted, releases);
  if (pair) return { releases: [], page: null, pair };
  if (!/\d/.test(wanted)) return { releases: exact(wanted, releases), page: nearest(rest[0] ?? '', PAGES), pair: null };
  const found = [wanted, rest.at(-1) ?? ''].map((text) => exact(text, releases)).find((list) => list.length > 0);
  return { releases: found ?? nearestReleases(rest.at(-1) ?? '', releases, LIMIT), page: null, pair: null };
}

/**
 * Both sides of the address of a comparison as they were typed, or null: any pair can be compared, but few have a page.
 *
 * @param path below the base, as the browser shows it
 */
export function comparedIn(path: string): [from: string, to: string] | null {
  const [, from, to] = /^\/?compare\/([^/]+?)\.{2,3}([^/.][^/]*?)(?:\.html)?\/?$/.exec(path) ?? [];
  return from && to ? [decode(from), decode(to)] : null;
}

/** Both sides of `2.3.1...3.1.1`, or of `2.3.1..3.1.1`; a component's are written `component@version` or with a slash. */
function pairIn(text: string, releases: readonly ReleaseEntry[]): Meant['pair'] {
  const sides = text.split(/\.{2,3}/);
  const [from, to] = sides.map((side) => exact(side, releases)[0]);
  return sides.length === 2 && from && to && from !== to ? [from, to] : null;
}

function exact(text: string, releases: readonly ReleaseEntry[]): ReleaseEntry[] {
  const jump = versionJump(text, releases);
  return jump.kind === 'releases' || jump.kind === 'commit' ? jump.matches.slice(0, LIMIT) : [];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
