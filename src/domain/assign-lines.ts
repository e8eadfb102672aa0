import type { Component } from './component.ts';
import type { Line } from './line.ts';
import type { PlacedRelease, ReleaseStub } from './release-stub.ts';
import type { LineSettings } from './settings.ts';
import { compareVersions } from './version.ts';

/**
 * Gives every release of one component its line: majors; an X.Y is a line of its own where it was patched beside a newer
 * minor of the same major.
 *
 * @returns line id by release id
 */
export function assignLines(releases: readonly ReleaseStub[]): Map<string, string> {
  const own = minorsWithLine(releases);
  return new Map(
    releases.map(({ id, version }) => {
      const [major = 0, minor = 0] = version.numbers;
      return [id, own.has(`${major}.${minor}`) ? `${major}.${minor}.x` : `${major}.x`];
    }),
  );
}

function minorsWithLine(releases: readonly ReleaseStub[]): Set<string> {
  const stable = releases.filter(({ kind }) => kind === 'stable').sort((a, b) => compareVersions(b.version, a.version));
  const lines = new Set<string>();
  let major: number | undefined;
  /** Earliest date of a release of a higher minor, and of the minor at hand. */
  let newerSince = Number.POSITIVE_INFINITY;
  let minor: number | undefined;
  let minorSince = Number.POSITIVE_INFINITY;
  for (const { version, tag } of stable) {
    if (version.numbers[0] !== major)
      [major, minor, newerSince, minorSince] = [version.numbers[0], version.numbers[1], Infinity, Infinity];
    if (version.numbers[1] !== minor)
      [minor, newerSince, minorSince] = [version.numbers[1], Math.min(newerSince, minorSince), Infinity];
    minorSince = Math.min(minorSince, tag.date);
    if (version.numbers[2] !== 0 && tag.date > newerSince) lines.add(`${major}.${minor}`);
  }
  return lines;
}

/**
 * Describes the lines of one component, oldest first.
 *
 * @param releases of the component
 * @param byNumber all releases, by number in the release graph
 * @param withheld ids of releases that were yanked or are not released yet
 */
export function describeLines(
  component: Component,
  releases: readonly PlacedRelease[],
  context: { byNumber: readonly PlacedRelease[]; withheld: ReadonlySet<string>; settings: readonly LineSettings[] },
): Line[] {
  const groups = new Map<string, PlacedRelease[]>();
  const highestFirst = [...releases].sort((a, b) => compareVersions(b.version, a.version) || a.spelling - b.spelling);
  for (const release of highestFirst) {
    const group = groups.get(release.line);
    if (group) group.push(release);
    else groups.set(release.line, [release]);
  }
  const ordered = [...groups].sort(([a], [b]) => compareLineIds(a, b));
  return ordered.map(([id, members], track) => {
    const stable = members.filter(({ kind }) => kind === 'stable');
    const own = context.settings.find(
      (line) => line.id === id && (line.component ?? null) === (component.root ? null : component.id),
    );
    const first = stable.at(-1);
    return {
      id,
      component: component.id,
      slug: component.root ? id : `${component.id}-${id}`,
      lts: own?.lts ?? false,
      codename: own?.codename ?? null,
      released: own?.released ?? (first ? dayOf(first.tag.date) : null),
      support: own?.support ?? null,
      security: own?.security ?? null,
      releases: members.map((member) => member.id),
      latest: stable.find((member) => !context.withheld.has(member.id))?.id ?? null,
      branchedFrom: branchOf(members, context.byNumber),
      track,
    };
  });
}

/** The release of another line that the lowest release of the line starts from. */
function branchOf(members: readonly PlacedRelease[], byNumber: readonly PlacedRelease[]): string | null {
  const first = members.at(-1);
  const before = first?.previous ?? null;
  const from = before === null ? undefined : byNumber[before];
  return from && from.line !== first?.line ? from.id : null;
}

/** `1.9.x` before `1.x`: the line that was left behind is the older one. */
function compareLineIds(a: string, b: string): number {
  const [left, right] = [a, b].map((id) =>
    id.split('.').map((part) => (part === 'x' ? Number.POSITIVE_INFINITY : Number(part))),
  );
  for (let at = 0; at < 3; at++) {
    const [x = Infinity, y = Infinity] = [left?.[at], right?.[at]];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

/** `YYYY-MM-DD` in UTC of seconds since 1970. */
export function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
