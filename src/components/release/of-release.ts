import type { Line } from '#domain/line.ts';
import type { Portal } from '#domain/portal.ts';
import type { ReleaseRow } from '#domain/release.ts';

/** The line a release runs on. */
export function lineOf(portal: Portal, release: Pick<ReleaseRow, 'component' | 'line'>): Line | undefined {
  return portal.lines.find((line) => line.component === release.component && line.id === release.line);
}

/** Name of its component, or null for the root product. */
export function nameOf(portal: Portal, release: Pick<ReleaseRow, 'component'>): string | null {
  const component = portal.components.find((each) => each.id === release.component);
  return component && !component.root ? component.name : null;
}

const versions = new WeakMap<Portal, Map<string, string>>();

/** The version of a release by its id, for links to neighbours. */
export function versionOf(portal: Portal, id: string): string {
  const known = versions.get(portal) ?? new Map(portal.releases.map((row) => [row.id, row.version]));
  versions.set(portal, known);
  return known.get(id) ?? id;
}

const pairs = new WeakMap<Portal, Map<string, string>>();

/** Path of the comparison of two releases: the page drawn at build where there is one, else the one that scripts fill. */
export function comparePath(portal: Portal, from: string, to: string): string {
  const known = pairs.get(portal) ?? new Map(portal.comparisons.map((pair) => [`${pair.from} ${pair.to}`, pair.slug]));
  pairs.set(portal, known);
  const slug = known.get(`${from} ${to}`);
  return slug ? `compare/${slug}/` : `compare/?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;
}
