import { formatCount } from '../format.ts';
import { type PagePart, part } from '../page-part.ts';

/** How much stands in each part; null where that is not known before it is opened. */
export interface TabCounts {
  notes: number;
  facts: number | null;
  files: number | null;
}

/** Links to the three parts of a comparison, which the script makes tabs. */
export function drawnTabs(counts: TabCounts): PagePart {
  const names = ['notes', 'facts', 'files'] as const;
  return part(
    'div',
    { class: 'cmp-tabs', 'data-tabs': true },
    names.map((name) =>
      part('a', { href: `#${name}` }, [
        TITLES[name],
        ' ',
        part('span', { class: 'count', 'data-count': name }, [counts[name] === null ? '' : formatCount(counts[name])]),
      ]),
    ),
  );
}

/** How each part is called. */
export const TITLES = { notes: 'Notes', facts: 'Facts', files: 'Files' };
