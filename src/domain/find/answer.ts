import type { ReleaseEntry } from '../browser-files.ts';
import { compareVersions } from '../version-fields.ts';
import { type Carrier, carrierIn, type HowKnown, takenBackBy } from './carrier.ts';
import type { FindSource } from './find-source.ts';
import type { Sighting } from './sighting.ts';

/** Which releases have what was asked for. */
export interface Answer {
  sighting: Sighting;
  /** Lines with a release that has it, newest first; those of the components whose notes tell of it. */
  lines: LineAnswer[];
  /** Lines of the same components without one, newest first. */
  without: LineName[];
  /** The first release of each other component that contains the commit though its notes do not tell of it. */
  elsewhere: Sight[];
  /** True where no release of any component contains it yet. */
  unreleased: boolean;
  /** Every release that has it, by id. */
  sights: ReadonlyMap<string, Sight>;
  /** Releases that contain it with a commit that takes it back. */
  undone: ReleaseEntry[];
}

export interface LineName {
  component: string;
  line: string;
}

/** A release that has it. */
export interface Sight {
  release: ReleaseEntry;
  how: HowKnown;
  /** First digits of the commit by which it has it; null for a change made by hand. */
  commit: string | null;
}

/** What one line says. */
export interface LineAnswer extends LineName {
  /** The lowest stable release that has it, else the lowest prerelease; null where only a title says so. */
  first: Sight | null;
  /** The lowest prerelease below `first`. */
  before: Sight | null;
  /** The lowest release where the same title and author stand, if below `first`: unverified. */
  perhaps: Sight | null;
  /** The next stable release that lacks it, with the commit that takes it back where one does. */
  gone: { release: ReleaseEntry; by: string | null } | null;
  /** The first stable release after `gone` that has it again. */
  again: ReleaseEntry | null;
  /** True where the line began with the commit in it and never lost it. */
  whole: boolean;
}

/** Answers for every line. */
export function answerFor(sighting: Sighting, carriers: readonly Carrier[], source: FindSource): Answer {
  const { graph, releases } = source;
  const numbers = new Map(graph.releases.map((id, number) => [id, number]));
  const sights = new Map<string, Sight>();
  for (const release of releases) {
    const carrier = carrierIn(carriers, graph, numbers.get(release.id) ?? -1);
    if (carrier) sights.set(release.id, { release, how: carrier.how, commit: carrier.commit });
  }
  const told = new Set(sighting.change?.components ?? []);
  const groups = linesOf(releases);
  const holding = new Set([...sights.values()].map(({ release }) => release.component));
  const own = groups.filter(([first]) => (told.size > 0 ? told : holding).has(first?.component ?? ''));
  const lost = (release: ReleaseEntry) => takenBackBy(carriers, graph, numbers.get(release.id) ?? -1);
  const answers = own.map((group) => lineAnswer(group, sights, lost));
  return {
    sighting,
    lines: answers.filter(({ first, perhaps }) => first ?? perhaps),
    without: answers
      .filter(({ first, perhaps }) => !first && !perhaps)
      .map(({ component, line }) => ({ component, line })),
    elsewhere: told.size > 0 ? firstElsewhere(groups, told, sights) : [],
    unreleased: carriers.every(({ segment }) => (graph.runs[segment] ?? []).length === 0),
    sights,
    undone: releases.filter((release) => !sights.has(release.id) && lost(release) !== null),
  };
}

/** Releases of each line, lowest first; lines newest first, those of the root product before others. */
function linesOf(releases: readonly ReleaseEntry[]): readonly ReleaseEntry[][] {
  const lines = known.get(releases) ?? sortLines(releases);
  known.set(releases, lines);
  return lines;
}

/** Sorting thousands of versions takes a while, and one search has many answers. */
const known = new WeakMap<readonly ReleaseEntry[], ReleaseEntry[][]>();

function sortLines(releases: readonly ReleaseEntry[]): ReleaseEntry[][] {
  const groups = new Map<string, ReleaseEntry[]>();
  for (const release of releases) {
    const key = `${release.component}/${release.line}`;
    const group = groups.get(key);
    if (group) group.push(release);
    else groups.set(key, [release]);
  }
  const sorted = [...groups.values()].map((group) => group.sort((a, b) => compareVersions(a.version, b.version)));
  return sorted.sort((a, b) => {
    const [x, y] = [a.at(-1), b.at(-1)];
    if (!x || !y) return 0;
    const part = Number(x.id.includes('/')) - Number(y.id.includes('/'));
    const byName = x.component < y.component ? -1 : x.component > y.component ? 1 : 0;
    return part || byName || compareVersions(y.version, x.version);
  });
}

function lineAnswer(
  group: readonly ReleaseEntry[],
  sights: ReadonlyMap<string, Sight>,
  lost: (release: ReleaseEntry) => string | null,
): LineAnswer {
  const all = group.flatMap(({ id }) => sights.get(id) ?? []);
  const sure = all.filter(({ how }) => how !== 'subject');
  const first = sure.find(({ release }) => !release.prerelease) ?? sure[0] ?? null;
  const isBelow = ({ release }: Sight) => !first || compareVersions(release.version, first.release.version) < 0;
  const guesses = all.filter((sight) => sight.how === 'subject' && isBelow(sight));
  const start = first ?? guesses[0] ?? null;
  const after = start
    ? group.filter((release) => !release.prerelease).slice(stableBelow(group, start.release) + 1)
    : [];
  const gone = after.find(({ id }) => !sights.has(id)) ?? null;
  return {
    component: group[0]?.component ?? '',
    line: group[0]?.line ?? '',
    first,
    before: sure.find((sight) => sight !== first && sight.release.prerelease && isBelow(sight)) ?? null,
    perhaps: guesses.find(({ release }) => !release.prerelease) ?? guesses[0] ?? null,
    gone: gone && { release: gone, by: lost(gone) },
    whole: first?.how === 'commit' && !gone && stableBelow(group, first.release) === 0,
    again: gone ? (after.slice(after.indexOf(gone)).find(({ id }) => sights.has(id)) ?? null) : null,
  };
}

/** Place among the stable releases of the last that is not above this one. */
function stableBelow(group: readonly ReleaseEntry[], start: ReleaseEntry): number {
  const stable = group.filter((release) => !release.prerelease);
  return stable.findLastIndex(({ version }) => compareVersions(version, start.version) <= 0);
}

function firstElsewhere(
  groups: readonly (readonly ReleaseEntry[])[],
  told: ReadonlySet<string>,
  sights: ReadonlyMap<string, Sight>,
): Sight[] {
  const first = new Map<string, Sight>();
  // Lines come newest first: the oldest one that has it is seen last.
  for (const group of groups) {
    const own = group.flatMap(({ id }) => sights.get(id) ?? []).filter(({ how }) => how === 'commit');
    const sight = own.find(({ release }) => !release.prerelease) ?? own[0];
    if (sight && !told.has(sight.release.component)) first.set(sight.release.component, sight);
  }
  return [...first.values()];
}
