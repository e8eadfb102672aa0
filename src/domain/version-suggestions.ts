import type { ReleaseEntry } from './browser-files.ts';
import { bestFirst, versionJump } from './version-jump.ts';

/** Versions of one line, as a list under a field shows them. */
export interface SuggestionGroup {
  /** `2.x`, or `plugin-react 4.x`. */
  label: string;
  entries: ReleaseEntry[];
  /** Versions of the line that are not listed. */
  more: number;
}

/** What a list may hold: lines, and versions of a line while nothing is typed, and while something is. */
const LIMITS = { groups: 12, idle: 6, typed: 30 };

/**
 * What a reader may mean by what is typed so far, by line, highest first.
 *
 * @param prereleases whether to list them when nobody asks for one by name
 */
export function suggestVersions(
  text: string,
  releases: readonly ReleaseEntry[],
  prereleases: boolean,
): SuggestionGroup[] {
  const typed = text.trim();
  const meant = typed === '' ? bestFirst(releases) : matchesOf(typed, releases);
  const proper = meant.filter((entry) => prereleases || !entry.prerelease);
  return groupByLine(proper.length > 0 ? proper : meant, typed === '' ? LIMITS.idle : LIMITS.typed);
}

function matchesOf(typed: string, releases: readonly ReleaseEntry[]): ReleaseEntry[] {
  const jump = versionJump(typed, releases);
  if (jump.kind === 'releases' || jump.kind === 'commit') return jump.matches;
  const part = typed.toLowerCase();
  return bestFirst(releases.filter((entry) => `${entry.id} ${entry.tag}`.toLowerCase().includes(part)));
}

function groupByLine(entries: readonly ReleaseEntry[], limit: number): SuggestionGroup[] {
  const groups = new Map<string, ReleaseEntry[]>();
  for (const entry of entries) {
    const label = entry.id.includes('/') ? `${entry.component} ${entry.line}` : entry.line;
    groups.set(label, [...(groups.get(label) ?? []), entry]);
  }
  return [...groups].slice(0, LIMITS.groups).map(([label, list]) => ({
    label,
    entries: list.slice(0, limit),
    more: Math.max(0, list.length - limit),
  }));
}
