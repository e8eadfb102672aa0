import { isEnded } from './lane.ts';
import type { StandingContext } from './release-status.ts';
import { isIn, STATE_FILTERS, type StateFilter } from './state-filters.ts';
import type { StatesFacts } from './states.ts';

/** Values of a filter of the search index: one, any of several, or none of several. */
export type IndexFilter = string | { any: string[] } | { none: string[] };

/** Names of filters of the search index to what is asked of them. */
export type IndexFilters = Record<string, IndexFilter>;

/** Names of filters to the values that the index has, and how many pages have each. */
export type IndexValues = Record<string, Record<string, number>>;

/** The states that some release can be in, for a choice of them. */
export function statesThere(releases: readonly StatesFacts[], context: StandingContext): StateFilter[] {
  const dated = [...context.lines.values()].some(({ support, security }) => (support ?? security) !== null);
  return STATE_FILTERS.filter((state) => {
    if (state === 'supported' || state === 'ended') return dated;
    // What is not released yet is not in the index.
    if (state === 'unreleased') return false;
    return releases.some((release) => isIn(state, release, context));
  });
}

/**
 * A state as what the search index knows, which is nothing that depends on the day: facts of releases, and their lines.
 * Superseded ones are among the supported ones and are told apart where they are shown.
 *
 * @param values what the index has
 * @returns null where no page of the index can be in the state
 */
export function stateFilters(state: StateFilter, values: IndexValues, context: StandingContext): IndexFilters | null {
  const facts = Object.keys(values.fact ?? {});
  switch (state) {
    case 'yanked':
    case 'affected':
    case 'moved':
      return facts.includes(state) ? { fact: state } : null;
    case 'unreleased':
      return null;
    case 'ended':
    case 'supported':
    case 'superseded': {
      const lanes = Object.keys(values.lane ?? {}).filter((key) => hasEnded(key, context) === (state === 'ended'));
      if (lanes.length === 0) return null;
      return { lane: { any: lanes }, ...(facts.includes('yanked') ? { fact: { none: ['yanked'] } } : {}) };
    }
  }
}

function hasEnded(key: string, { lines, today }: StandingContext): boolean {
  const line = lines.get(key);
  return line !== undefined && isEnded(line, today);
}
