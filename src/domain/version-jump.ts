import type { ReleaseEntry } from './browser-files.ts';
import { compareVersions, versionFields } from './version-fields.ts';
import { versionQuery } from './version-query.ts';

/** What somebody meant by a few characters, best match first. */
export type VersionJump =
  | { kind: 'releases'; matches: ReleaseEntry[] }
  | { kind: 'commit'; prefix: string; matches: ReleaseEntry[] }
  | { kind: 'reference'; number: number }
  | { kind: 'none' };

/**
 * Understands a version or its beginning (`5.4.11`, `v5.4`, `5.x`), a range (`^1.2`), a channel (`beta`), `latest`, a
 * tag, `component@version`, the beginning of a commit id (`commit`: look it up in the commits too) and `#123`, also
 * without its `#` where it can be nothing else.
 */
export function versionJump(query: string, releases: readonly ReleaseEntry[]): VersionJump {
  const text = query.trim().slice(0, 256);
  if (text === '') return { kind: 'none' };
  const number = /^#(\d{1,9})$/.exec(text)?.[1];
  if (number !== undefined) return { kind: 'reference', number: Number(number) };
  const matches = matching(text, releases);
  if (matches.length > 0) return { kind: 'releases', matches };
  if (/^[0-9a-f]{7,64}$/i.test(text)) return commitJump(text.toLowerCase(), releases);
  if (/^\d{2,9}$/.test(text)) return { kind: 'reference', number: Number(text) };
  return { kind: 'none' };
}

/** The release meant by an exact id, tag, `component@version` or version, or null. */
export function exactRelease(text: string, releases: readonly ReleaseEntry[]): ReleaseEntry | null {
  const wanted = text.trim();
  const same = (entry: ReleaseEntry) =>
    entry.id === wanted || entry.tag === wanted || `${entry.component}@${entry.version}` === wanted;
  const plain = wanted.replace(/^v(?=\d)/i, '');
  return releases.find(same) ?? bestFirst(releases.filter((entry) => entry.version === plain))[0] ?? null;
}

/** Root product before components, releases proper before prereleases, yanked ones last, higher versions first. */
export function bestFirst(entries: readonly ReleaseEntry[]): ReleaseEntry[] {
  const rank = (entry: ReleaseEntry) => Number(entry.yanked) * 4 + Number(isPart(entry)) * 2 + Number(entry.prerelease);
  return [...entries].sort(
    (a, b) => rank(a) - rank(b) || compareText(a.component, b.component) || compareVersions(b.version, a.version),
  );
}

function matching(text: string, releases: readonly ReleaseEntry[]): ReleaseEntry[] {
  const exact = exactRelease(text, releases);
  const others = inComponent(text, releases) ?? inAll(text, releases);
  return exact ? [exact, ...others.filter((entry) => entry !== exact)] : others;
}

/** `plugin-react@4`, `plugin-react 4.1` and `plugin-react` alone. */
function inComponent(text: string, releases: readonly ReleaseEntry[]): ReleaseEntry[] | null {
  const match = /^@?(.+?)(?:[@ ]\s*(\S+))?$/.exec(text.toLowerCase());
  const own = releases.filter((entry) => isPart(entry) && entry.component.toLowerCase() === match?.[1]);
  if (own.length === 0) return null;
  return match?.[2] ? inAll(match[2], own) : bestFirst(own);
}

function inAll(text: string, releases: readonly ReleaseEntry[]): ReleaseEntry[] {
  const word = text.toLowerCase();
  if (word === 'latest') return latestOfEach(releases);
  const fits = versionQuery(text);
  if (fits) return bestFirst(releases.filter((entry) => fits(entry.version)));
  return newestFirst(releases.filter((entry) => entry.channel === word || identifier(entry.version) === word));
}

/** The highest release proper of each component, the root product's first. */
function latestOfEach(releases: readonly ReleaseEntry[]): ReleaseEntry[] {
  const seen = new Set<string>();
  return bestFirst(releases.filter((entry) => !entry.prerelease && !entry.yanked)).filter((entry) => {
    if (seen.has(entry.component)) return false;
    seen.add(entry.component);
    return true;
  });
}

function commitJump(prefix: string, releases: readonly ReleaseEntry[]): VersionJump {
  const digits = prefix.slice(0, 12);
  return { kind: 'commit', prefix, matches: bestFirst(releases.filter((entry) => entry.commit.startsWith(digits))) };
}

/** `beta` of `1.2.0-beta.3`. */
function identifier(version: string): string | null {
  const first = versionFields(version)?.pre[0];
  return typeof first === 'string' ? first : null;
}

function newestFirst(entries: readonly ReleaseEntry[]): ReleaseEntry[] {
  return [...entries].sort((a, b) => compareText(b.date, a.date) || compareVersions(b.version, a.version));
}

function isPart(entry: ReleaseEntry): boolean {
  return entry.id.includes('/');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
