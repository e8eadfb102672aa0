import type { CurrentFile, CurrentLine, ReleaseEntry } from './browser-files.ts';
import { isEnded } from './lane.ts';
import { compareVersions } from './version-fields.ts';

/** A pair that readers often want, one press away. */
export interface Preset {
  label: string;
  from: ReleaseEntry;
  to: ReleaseEntry;
}

interface PresetInput {
  releases: readonly ReleaseEntry[];
  current: CurrentFile;
  from: ReleaseEntry;
  to: ReleaseEntry;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** From the start to the latest of its line, the latest LTS and the latest; from the version before the target to it. */
export function presetsFor(input: PresetInput): Preset[] {
  const { releases, current, from, to } = input;
  const byId = (id: string | null | undefined) => releases.find((entry) => entry.id === id) ?? null;
  const own = current.lines[`${from.component}/${from.line}`];
  const ended = own && isEnded(own, input.today) ? ' (ended)' : '';
  const goals: [string, ReleaseEntry | null][] = [
    [`latest of ${from.line}${ended}`, byId(own?.latest)],
    ['latest LTS', byId(latestLts(input))],
    ['latest', byId(current.latest[from.component])],
  ];
  const presets = goals.flatMap(([name, goal]) =>
    goal && goal.id !== to.id && goal.id !== from.id ? [{ label: `To ${name}, ${goal.version}`, from, to: goal }] : [],
  );
  const once = presets.filter((preset, i) => presets.findIndex((other) => other.to === preset.to) === i);
  const before = releaseBefore(releases, to);
  if (before && before.id !== from.id) once.push({ label: `From ${before.version}, the one before`, from: before, to });
  return once;
}

/** Of the lines that still get fixes. */
function latestLts({ current, from, today }: PresetInput): string | null {
  const isOpen = (line: CurrentLine) => line.lts && !isEnded(line, today);
  const lines = Object.entries(current.lines).filter(
    ([key, line]) => key.startsWith(`${from.component}/`) && isOpen(line),
  );
  const latest = lines.flatMap(([, line]) => (line.latest === null ? [] : [line.latest]));
  return latest.sort((a, b) => compareVersions(b, a))[0] ?? null;
}

/** The next lower release proper of the line; for a prerelease any. */
function releaseBefore(releases: readonly ReleaseEntry[], to: ReleaseEntry): ReleaseEntry | null {
  const own = releases.filter(
    (entry) =>
      entry.component === to.component &&
      entry.line === to.line &&
      !entry.yanked &&
      (to.prerelease || !entry.prerelease) &&
      compareVersions(entry.version, to.version) < 0,
  );
  return own.sort((a, b) => compareVersions(b.version, a.version))[0] ?? null;
}
