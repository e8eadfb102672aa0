import type { Component } from '../component.ts';
import { nearest } from '../nearest.ts';
import type { Freeze } from '../portal.ts';
import type { Place, Problem } from '../problem.ts';
import { parseVersion } from '../version.ts';
import { dayAfter } from './phase.ts';
import type { PlanFile } from './plan.ts';

/** Two files about one version would put it on two days. */
export function duplicatePlans(files: readonly PlanFile[]): Problem[] {
  const first = new Map<string, string>();
  return files.flatMap((plan) => {
    if (plan.version === null) return [];
    const key = `${plan.component ?? ''} ${parseVersion(plan.version)?.key ?? plan.version}`;
    const known = first.get(key);
    first.set(key, known ?? plan.file);
    if (known === undefined) return [];
    const message = `It plans ${plan.version}, as ${known} does.`;
    const hint = 'Keep one of the two files; what became of a plan stands in its changes.';
    return [{ code: 'duplicate-plan', severity: 'error' as const, message, hint, where: plan.where.target }];
  });
}

/** A plan for a component that nobody knows: it cannot be shown. */
export function componentProblem(plan: PlanFile, components: readonly Component[]): Problem {
  const known = components.map(({ id }) => id);
  const message =
    plan.component === null
      ? 'It does not say which component is planned, and there is no root product, so it is not shown.'
      : `It plans a release of '${plan.component}', which is no component here, so it is not shown.`;
  const list = `Components: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ', ...' : ''}.`;
  return warning('plan-component', message, hinted(plan.component ?? '', known, list), plan.where.component);
}

/** A plan for a channel that the portal does not have. */
export function channelProblem(plan: PlanFile, channel: string, known: readonly string[]): Problem {
  const message = `It is planned for the channel '${channel}', which there is not.`;
  return warning('plan-channel', message, hinted(channel, known, `Channels: ${known.join(', ')}.`), plan.where.channel);
}

/** A plan that is done by its own word alone. */
export function undoneProblem(plan: PlanFile): Problem {
  const what = plan.version ?? `a release of ${plan.line} from ${plan.from} on`;
  const message = `It is said to be done, but there is no tag for ${what}.`;
  return warning(
    'plan-without-tag',
    message,
    'Fetch the tags (git fetch --tags), or correct the status.',
    plan.where.status,
  );
}

/** A plan whose every day lies in a freeze of its channel: it cannot be kept. */
export function frozenProblems(plan: PlanFile, freezes: readonly Freeze[]): Problem[] {
  const { channel, from, to } = plan;
  if (channel === null || plan.status === 'cancelled' || plan.status === 'done') return [];
  const over = freezes.filter((each) => each.from <= from && to <= each.to && holdsFor(each, channel));
  return over.slice(0, 1).map((freeze) => {
    const message = `It is planned for ${channel} within the freeze '${freeze.id}', ${freeze.from} to ${freeze.to}.`;
    const hint = `Plan it before ${freeze.from} or from ${dayAfter(freeze.to)} on, or change the freeze in portal.yaml.`;
    return warning('plan-in-freeze', message, hint, plan.where.target);
  });
}

function holdsFor({ channels }: Freeze, channel: string): boolean {
  return channels.length === 0 || channels.includes(channel);
}

function hinted(word: string, known: readonly string[], list: string): string {
  const meant = nearest(word, known);
  return meant ? `Did you mean '${meant}'? ${list}` : list;
}

function warning(code: string, message: string, hint: string, where: Place): Problem {
  return { code, severity: 'warning', message, hint, where };
}
