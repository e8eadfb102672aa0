import { STATE_FILTERS, type StateFilter } from './state-filters.ts';

/** What a list of releases is narrowed to; an empty word narrows nothing. */
export interface ListFilter {
  component: string;
  channel: string;
  /** Key of a lane, `<component>/<line>`. */
  line: string;
  /** `security` or `breaking`. */
  type: string;
  /** One of `STATE_FILTERS`. */
  state: StateFilter | '';
  /** `1` shows prereleases too. */
  pre: string;
  /** Words that must all stand in the row. */
  q: string;
}

/** What is known of one row. */
export interface RowFacts {
  lane: string;
  channel: string;
  prerelease: boolean;
  breaking: boolean;
  security: boolean;
  /** Whether it counts among a state on the day. */
  isIn: (state: StateFilter) => boolean;
  text: string;
}

const KEYS = ['component', 'channel', 'line', 'type', 'state', 'pre', 'q'] as const;

/** The filter that an address asks for. */
export function readFilter(query: URLSearchParams): ListFilter {
  const read = (key: (typeof KEYS)[number]) => query.get(key) ?? '';
  return {
    component: read('component'),
    channel: read('channel'),
    line: read('line'),
    type: read('type'),
    state: STATE_FILTERS.find((state) => state === read('state')) ?? '',
    pre: read('pre'),
    q: read('q'),
  };
}

/** The filter as the shortest query that asks for it. */
export function writeFilter(filter: ListFilter): URLSearchParams {
  return new URLSearchParams(KEYS.flatMap((key) => (filter[key] === '' ? [] : [[key, filter[key]]])));
}

/** Whether a row is shown. */
export function matches(filter: ListFilter, row: RowFacts): boolean {
  if (row.prerelease && filter.pre === '') return false;
  if (filter.component !== '' && !row.lane.startsWith(`${filter.component}/`)) return false;
  if (filter.line !== '' && row.lane !== filter.line) return false;
  if (filter.channel !== '' && row.channel !== filter.channel) return false;
  if (filter.type === 'security' && !row.security) return false;
  if (filter.type === 'breaking' && !row.breaking) return false;
  if (filter.state !== '' && !row.isIn(filter.state)) return false;
  const text = row.text.toLowerCase();
  return filter.q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
