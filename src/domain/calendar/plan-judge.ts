import type { Component } from '../component.ts';
import type { Portal } from '../portal.ts';
import type { Problem } from '../problem.ts';
import type { ReleaseRow } from '../release.ts';
import { nameReleases } from '../release-names.ts';
import { parseVersion } from '../version.ts';
import type { PlanFile, PlannedRelease } from './plan.ts';
import { channelProblem, componentProblem, frozenProblems, undoneProblem } from './plan-check.ts';

/** What plans are held against. */
export type PlanContext = Pick<Portal, 'components' | 'lines' | 'channels' | 'releases' | 'freezes'>;

/**
 * Finds what came of each plan: the release of its version; where only a line is said, the first stable release on it
 * from the first day of its window until the next plan for that line begins.
 *
 * @returns plans, earliest first, and what in them does not fit the portal
 */
export function judgePlan(
  files: readonly PlanFile[],
  context: PlanContext,
): { plan: PlannedRelease[]; problems: Problem[] } {
  if (files.length === 0) return { plan: [], problems: [] };
  const names = nameReleases(context.releases);
  const rows = new Map(context.releases.map((row) => [row.id, row]));
  const channels = context.channels.map(({ id }) => id);
  const problems: Problem[] = [];
  const plan = files.flatMap((file): PlannedRelease[] => {
    const component = componentOf(file, context.components);
    if (component === undefined) {
      problems.push(componentProblem(file, context.components));
      return [];
    }
    if (file.channel !== null && !channels.includes(file.channel))
      problems.push(channelProblem(file, file.channel, channels));
    const { file: _file, where: _where, version, line, ...rest } = file;
    const named = version === null ? null : names.find({ component: component.root ? null : component.id, version });
    const found = named ? rows.get(named.id) : firstOnLine(file, component.id, { files, releases: context.releases });
    if (!found) problems.push(...frozenProblems(file, context.freezes));
    if (file.status === 'done' && !found) problems.push(undoneProblem(file));
    const ofLine = found?.line ?? line ?? lineOf(version ?? '', component.id, context);
    return [{ ...rest, component: component.id, version, line: ofLine, release: found?.id ?? null }];
  });
  return { plan: plan.toSorted(byDay), problems };
}

function componentOf({ component }: PlanFile, components: readonly Component[]): Component | undefined {
  return components.find(({ id, root }) => (component === null ? root : id === component));
}

function firstOnLine(
  plan: PlanFile,
  component: string,
  { files, releases }: { files: readonly PlanFile[]; releases: readonly ReleaseRow[] },
): ReleaseRow | undefined {
  if (plan.line === null || plan.status === 'cancelled') return undefined;
  const next = files
    .filter(({ line, component: of, status }) => line === plan.line && of === plan.component && status !== 'cancelled')
    .map(({ from }) => from)
    .filter((from) => from > plan.from)
    .sort()[0];
  const inTime = ({ date }: ReleaseRow) => date.slice(0, 10) >= plan.from && (!next || date.slice(0, 10) < next);
  return releases.findLast(
    (row) => row.component === component && row.line === plan.line && row.kind === 'stable' && inTime(row),
  );
}

/** The line that a version will stand on: its own minor's where that is a line, else its major's. */
function lineOf(version: string, component: string, { lines }: PlanContext): string {
  const [major = 0, minor = 0] = parseVersion(version)?.numbers ?? [];
  const own = `${major}.${minor}.x`;
  return lines.some((line) => line.component === component && line.id === own) ? own : `${major}.x`;
}

function byDay(a: PlannedRelease, b: PlannedRelease): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
