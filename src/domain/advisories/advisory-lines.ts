import type { Change } from '../change.ts';
import type { Line } from '../line.ts';
import type { Portal } from '../portal.ts';
import type { Release, ReleaseRow } from '../release.ts';
import type { Advisory } from './advisory.ts';
import { affecting, wayOut } from './advisory-free.ts';

/** A line as the overview shows it: what its latest release is affected by, and which fixes it received. */
export interface LineSecurity {
  line: Line;
  latest: ReleaseRow;
  affectedBy: Advisory[];
  /** The nearest release that is free of all of them, on whatever line; null where none is, or nothing affects it. */
  free: ReleaseRow | null;
  fixed: { advisory: Advisory; release: ReleaseRow }[];
}

/** Lines with a stable release: the root product's first, newest line first. */
export function lineSecurity(portal: Portal): LineSecurity[] {
  const byId = new Map(portal.releases.map((row) => [row.id, row]));
  return inOrder(portal).flatMap((line) => {
    const latest = byId.get(line.latest ?? '');
    if (!latest) return [];
    const own = new Set(line.releases);
    const fixed = portal.advisories.flatMap((advisory) =>
      advisory.withdrawn !== null
        ? []
        : advisory.fixedIn.flatMap((id) => {
            const release = own.has(id) ? byId.get(id) : undefined;
            return release ? [{ advisory, release }] : [];
          }),
    );
    const affectedBy = affecting(latest.id, portal.advisories);
    const free = affectedBy.length === 0 ? null : wayOut(latest, portal.releases, affectedBy).overall;
    return [{ line, latest, affectedBy, free, fixed }];
  });
}

/** Security fixes of a line that no advisory tells of, by release. */
export interface UnlistedFixes {
  line: Line;
  releases: { row: ReleaseRow; changes: Change[] }[];
}

/**
 * What history calls a security fix, by line, highest version first; a prerelease counts while its final is not out.
 *
 * @param recordOf the record of a release by its id
 */
export function unlistedFixes(portal: Portal, recordOf: (id: string) => Release): UnlistedFixes[] {
  const byId = new Map(portal.releases.map((row) => [row.id, row]));
  const listed = new Set(
    portal.advisories.flatMap(({ id, aliases }) => [id, ...aliases]).map((id) => id.toUpperCase()),
  );
  return inOrder(portal).flatMap((line) => {
    const own = line.releases.flatMap((id) => byId.get(id) ?? []);
    const newest = own.findIndex(({ kind }) => kind === 'stable');
    const told = own.filter(({ kind }, at) => kind === 'stable' || newest < 0 || at < newest);
    const releases = told
      .filter(({ counts, status }) => counts.security > 0 && status !== 'unreleased')
      .flatMap((row) => {
        const changes = recordOf(row.id).changes.filter(
          (change) => change.security && !change.advisories.some((id) => listed.has(id.toUpperCase())),
        );
        return changes.length === 0 ? [] : [{ row, changes }];
      });
    return releases.length === 0 ? [] : [{ line, releases }];
  });
}

function inOrder({ lines, components }: Portal): Line[] {
  const order = components.toSorted((a, b) => Number(b.root) - Number(a.root)).map(({ id }) => id);
  return lines.toSorted((a, b) => order.indexOf(a.component) - order.indexOf(b.component) || b.track - a.track);
}
