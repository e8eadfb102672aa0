import type { Place } from '../problem.ts';

export const PLAN_STATUSES = ['planned', 'tentative', 'cancelled', 'done'] as const;

/** How sure a planned release is; `done` only where no tag tells it. */
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** A day on the way to a planned release: a branch cut, a feature freeze, a candidate. */
export interface Milestone {
  name: string;
  /** `YYYY-MM-DD`. */
  day: string;
}

/** What became of a plan on a day: `Moved from 3 December.` */
export interface PlanChange {
  on: string;
  text: string;
}

interface Planned {
  /** Name of its file without ending: it stands in addresses and in the ids of calendar events. */
  id: string;
  /** Channel that it is meant for, or null. */
  channel: string | null;
  /** First and last day that it is expected on, the same for a single day. */
  from: string;
  to: string;
  status: PlanStatus;
  /** For readers, or `''`. */
  note: string;
  /** In the order of their days. */
  milestones: Milestone[];
  /** Day on which the plan was made known, or null. */
  announced: string | null;
  /** In the order of their days. */
  changes: PlanChange[];
}

/** `plan/<id>.yaml` as it was written. */
export interface PlanFile extends Planned {
  /** Relative to the portal folder. */
  file: string;
  /** Component id, or null for the root product. */
  component: string | null;
  /** One of the two; the other is null. */
  version: string | null;
  line: string | null;
  /** Where keys stand in the file, for what only the releases show to be wrong. */
  where: Record<'component' | 'channel' | 'target' | 'status', Place>;
}

/** A release that is or was planned, held against the releases that there are. */
export interface PlannedRelease extends Planned {
  component: string;
  /** Null where only the line is said. */
  version: string | null;
  /** Id of its line; one that has no release yet may not be among the portal's. */
  line: string;
  /** Id of the release that came of it, or null. */
  release: string | null;
}

/** Whether it can still come: neither made nor given up. */
export function isOpen({ status, release }: Pick<PlannedRelease, 'status' | 'release'>): boolean {
  return release === null && (status === 'planned' || status === 'tentative');
}
