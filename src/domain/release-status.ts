import { isEnded, laneKey } from './lane.ts';
import type { Line } from './line.ts';
import type { ReleaseStatus } from './release.ts';

/** What is known of a portal on one day: all that decides how a release stands, beside the release itself. */
export interface StandingContext {
  /** `YYYY-MM-DD`. */
  today: string;
  /** Lines by component and id, see `laneKey`. */
  lines: ReadonlyMap<string, Pick<Line, 'latest' | 'lts' | 'support' | 'security'>>;
  /** Ids that a channel recommends. */
  recommended: ReadonlySet<string>;
  /** Id of the highest stable release of each component. */
  latest: ReadonlySet<string>;
  /** Ids of those that are prepared and published nowhere yet. */
  unreleased: ReadonlySet<string>;
}

/** A release as far as its state needs it. */
export interface StatusFacts {
  id: string;
  component: string;
  line: string;
  /** Anything but null and false: yanked. */
  yanked: unknown;
}

/** The one word that machine-readable files tell, in the browser and in Node alike. */
export function statusOf(
  release: StatusFacts,
  context: Pick<StandingContext, 'today' | 'lines' | 'recommended' | 'unreleased'>,
): ReleaseStatus {
  if (release.yanked) return 'yanked';
  if (context.unreleased.has(release.id)) return 'unreleased';
  const line = context.lines.get(laneKey(release));
  if (line && isEnded(line, context.today)) return 'ended';
  return line?.latest === release.id || context.recommended.has(release.id) ? 'offered' : 'superseded';
}
