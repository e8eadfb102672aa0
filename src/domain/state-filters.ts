import { type StandingContext, statusOf } from './release-status.ts';
import type { StatesFacts } from './states.ts';

/** What is asked for by lists and the search: every state that a release counts among. */
export const STATE_FILTERS = ['supported', 'unreleased', 'superseded', 'ended', 'yanked', 'affected', 'moved'] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

/** How each is called where it can be chosen. */
export const STATE_NAMES: Record<StateFilter, string> = {
  supported: 'Supported',
  unreleased: 'Unreleased',
  superseded: 'Superseded',
  ended: 'Ended',
  yanked: 'Yanked',
  affected: 'Affected',
  moved: 'Tag moved',
};

/** Whether a release counts among a state; `supported` are all of lines that have not ended, but for yanked ones. */
export function isIn(state: StateFilter, release: StatesFacts, context: StandingContext): boolean {
  switch (state) {
    case 'affected':
      return release.affected > 0;
    case 'moved':
      return release.moved;
    case 'supported':
      return /^(?:offered|superseded)$/.test(statusOf(release, context));
    case 'unreleased':
    case 'superseded':
    case 'ended':
    case 'yanked':
      return statusOf(release, context) === state;
  }
}
