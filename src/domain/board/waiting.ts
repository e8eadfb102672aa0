import type { Freeze } from '../portal.ts';

/**
 * A release on its way to a channel: what must be there, and what is known of it. Nothing in it depends on the day, so
 * that a page can keep it and ask again tomorrow.
 */
export interface Move {
  /** Id of the channel that is to offer it. */
  channel: string;
  /** As events name it: `2.4.1`, or `component@2.4.1`. */
  version: string;
  /** Since when the channel offers it, RFC 3339 in UTC or `''` where nobody said; null while it does not. */
  offered: string | null;
  /** One entry a person, the first that each gave. */
  approvals: { needed: number; given: Vote[] };
  /** In the order of the policy. */
  checklist: { text: string; done: Vote | null }[];
  /** What it must have behind it on the channel before; null where the policy asks for no days. */
  stay: { channel: string | null; days: number; since: string | null } | null;
  /** Those that hold for the channel, whenever they are. */
  freezes: Freeze[];
  /** Channels that yanked it. */
  yanked: Yank[];
  /** What is wrong with its tag; null where nothing is. */
  tag: 'missing' | { movedFrom: string; commit: string } | null;
  /** The highest of the same minor version that the channel offers, where this one is lower; else null. */
  higher: string | null;
}

/** Somebody who approved. */
export interface Vote {
  by: string;
  /** RFC 3339 in UTC. */
  at: string;
  reason?: string;
}

/** A channel that yanked a release. */
export interface Yank {
  channel: string;
  at: string;
  by: string;
  reason: string;
  replacement: string | null;
}

/** One thing that stands in the way; `until` is when it falls away by itself, RFC 3339 in UTC, or null. */
export type Obstacle = { until: string | null } & (
  | { kind: 'offered'; since: string }
  | ({ kind: 'yanked' } & Yank)
  | { kind: 'no-tag' }
  | { kind: 'moved-tag'; movedFrom: string; commit: string }
  | { kind: 'lower'; than: string }
  | { kind: 'approvals'; needed: number; given: Vote[] }
  | { kind: 'checklist'; open: string[]; of: number }
  | { kind: 'not-before'; channel: string | null; days: number }
  | { kind: 'stay'; channel: string; days: number; since: string }
  | ({ kind: 'freeze' } & Pick<Freeze, 'id' | 'from' | 'to' | 'reason'>)
);

/**
 * What still stands in the way of offering a release on a channel, the lasting first. The same function gates
 * `tagline manifest add --publish`, fills `tagline status`, and draws the board, in Node and in the browser.
 *
 * @param at RFC 3339 in UTC
 * @returns empty where it can be published at that moment
 */
export function obstaclesOf(move: Move, at: string): Obstacle[] {
  return [
    ...lasting(move),
    ...missingApprovals(move),
    ...openChecks(move),
    ...missingDays(move, at),
    ...move.freezes.filter((freeze) => isInForce(freeze, at)).map(frozen),
  ];
}

/**
 * The first moment at which nothing stands in the way any more if nobody does anything; null where somebody has to.
 *
 * @param at RFC 3339 in UTC
 */
export function clearFrom(move: Move, at: string): string | null {
  let moment = at;
  // Each round passes at least one freeze or the days on the channel before.
  for (let round = 0; round < move.freezes.length + 2; round += 1) {
    const obstacles = obstaclesOf(move, moment);
    const ends = obstacles.flatMap(({ until }) => until ?? []);
    if (ends.length < obstacles.length) return null;
    if (ends.length === 0) return moment;
    moment = ends.reduce((latest, end) => (end > latest ? end : latest));
  }
  return null;
}

/** Whether a freeze holds on the day of a moment; its first and last day count. */
export function isInForce({ from, to }: Pick<Freeze, 'from' | 'to'>, at: string): boolean {
  const day = at.slice(0, 10);
  return from <= day && day <= to;
}

/** Whether a freeze holds for a channel: one that names none holds for all. */
export function holdsFor({ channels }: Pick<Freeze, 'channels'>, channel: string): boolean {
  return channels.length === 0 || channels.includes(channel);
}

/** What only a decision of people takes away. */
function lasting({ offered, yanked, tag, higher }: Move): Obstacle[] {
  return [
    ...(offered === null ? [] : [{ kind: 'offered' as const, since: offered, until: null }]),
    ...yanked.map((yank) => ({ kind: 'yanked' as const, ...yank, until: null })),
    ...(tag === 'missing' ? [{ kind: 'no-tag' as const, until: null }] : []),
    ...(tag !== null && tag !== 'missing' ? [{ kind: 'moved-tag' as const, ...tag, until: null }] : []),
    ...(higher === null ? [] : [{ kind: 'lower' as const, than: higher, until: null }]),
  ];
}

function missingApprovals({ approvals: { needed, given } }: Move): Obstacle[] {
  return given.length < needed ? [{ kind: 'approvals', needed, given, until: null }] : [];
}

function openChecks({ checklist }: Move): Obstacle[] {
  const open = checklist.filter(({ done }) => done === null).map(({ text }) => text);
  return open.length > 0 ? [{ kind: 'checklist', open, of: checklist.length, until: null }] : [];
}

function missingDays({ stay }: Move, at: string): Obstacle[] {
  if (stay === null) return [];
  const { channel, days, since } = stay;
  if (channel === null || since === null) return [{ kind: 'not-before', channel, days, until: null }];
  const until = daysAfter(since, days);
  return at < until ? [{ kind: 'stay', channel, days, since, until }] : [];
}

function frozen({ id, from, to, reason }: Freeze): Obstacle {
  return { kind: 'freeze', id, from, to, reason, until: daysAfter(to, 1) };
}

/** The moment so many days of 24 hours later. */
function daysAfter(moment: string, days: number): string {
  return new Date(Date.parse(moment) + days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
}
