import { yearOf } from './format.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/** Rows of the first page of a list. */
export interface FirstRows {
  rows: ReleaseRow[];
  /** Releases that other pages hold. */
  rest: number;
}

const STABLE = 100;
const ALL = 220;

/** The newest hundred stable releases with the prereleases among them, as far as a page can hold them. */
export function firstRows(releases: readonly ReleaseRow[]): FirstRows {
  let stable = 0;
  const end = releases.findIndex((row) => row.kind === 'stable' && ++stable > STABLE);
  const recent = end === -1 ? [...releases] : releases.slice(0, end);
  const room = Math.max(0, ALL - recent.filter((row) => row.kind === 'stable').length);
  let prereleases = 0;
  const rows = recent.filter((row) => row.kind === 'stable' || ++prereleases <= room);
  return { rows, rest: releases.length - rows.length };
}

/** A page under `/releases/` that is no release: a year, or a component that is not the root. */
export interface ReleaseGroup {
  kind: 'year' | 'component';
  /** Its part of the address. */
  path: string;
}

/** Pages by year and component; where a release has the same address, the release keeps it. */
export function releaseGroups(portal: Portal): ReleaseGroup[] {
  const taken = new Set(portal.releases.map((row) => row.id));
  const components = portal.components.filter((each) => !each.root && !taken.has(each.id)).map((each) => each.id);
  for (const id of components) taken.add(id);
  const years = [...new Set(portal.releases.map((row) => yearOf(row.date)))].filter((year) => !taken.has(year));
  return [
    ...years.map((path) => ({ kind: 'year' as const, path })),
    ...components.map((path) => ({ kind: 'component' as const, path })),
  ];
}

/** `2.4` of `2.4.1`: releases of one minor belong together; versions that are no triple stand alone. */
export function minorOf(version: string): string {
  return /^(\d+\.\d+)(?:\.|$|-)/.exec(version)?.[1] ?? version;
}
