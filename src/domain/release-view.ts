import type { Change, Section } from './change.ts';
import type { Release } from './release.ts';

/** What of a release's changes one page shows. */
export interface ReleaseView {
  breaking: Change[];
  groups: ChangeGroup[];
  /** Changes that stand on the page of all of them. */
  left: number;
}

export interface ChangeGroup {
  section: Section;
  changes: Change[];
  /** Number of changes of the section that do not stand here. */
  left: number;
}

/** A page with more changes than this shows the most important ones and leads to the others. */
export const PAGE_LIMIT = 200;

/**
 * Breaking changes first and apart; then the sections in reading order, as far as the page reaches.
 *
 * @param release the whole record
 * @param limit number of changes on the page
 */
export function viewRelease(release: Release, limit = PAGE_LIMIT): ReleaseView {
  const breaking = release.changes.filter((change) => change.breaking);
  let room = Math.max(0, limit - breaking.length);
  const groups = release.sections.flatMap((section) => {
    const all = release.changes.filter((change) => change.section === section.key && !change.breaking);
    const changes = all.slice(0, room);
    room -= changes.length;
    return all.length > 0 ? [{ section, changes, left: all.length - changes.length }] : [];
  });
  return { breaking, groups, left: groups.reduce((sum, group) => sum + group.left, 0) };
}

/** Whether a release has a page `/all/`. */
export function hasAllPage(release: Pick<Release, 'counts'>): boolean {
  return release.counts.all > PAGE_LIMIT;
}

/** A heading of a page, for its table of contents. */
export interface Heading {
  id: string;
  title: string;
  count: number;
}

/** Changes after which a page gets a table of contents. */
const LONG = 12;

/** The table of contents of a long page; empty for short ones. */
export function contentsOf(release: Release): Heading[] {
  const { breaking, groups } = viewRelease(release);
  const headings: Heading[] = [
    { id: 'upgrade', title: 'Before you upgrade', count: release.notes?.upgrade.length ?? 0 },
    { id: 'breaking', title: 'Breaking', count: breaking.length },
    ...groups.map(({ section, changes, left }) => ({
      id: section.key,
      title: section.title,
      count: changes.length + left,
    })),
    { id: 'known-issues', title: 'Known issues', count: release.notes?.knownIssues.length ?? 0 },
    { id: 'downloads', title: 'Downloads', count: release.artifacts.length },
  ];
  const present = headings.filter((heading) => heading.count > 0);
  return release.counts.all > LONG && present.length > 2 ? present : [];
}
