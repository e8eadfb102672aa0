import type { PlanFile } from '#domain/calendar/plan.ts';
import { judgePlan } from '#domain/calendar/plan-judge.ts';
import type { Portal } from '#domain/portal.ts';

/** Holds the plan of the portal folder against the releases, and tells the portal what came of it. */
export function applyPlan(portal: Portal, files: readonly PlanFile[]): void {
  const { plan, problems } = judgePlan(files, portal);
  portal.plan = plan;
  portal.problems.push(...problems);
}
