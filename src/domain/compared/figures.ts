import type { Bucket } from '../bucket.ts';
import type { Comparison } from '../comparison.ts';
import { formatCount, formatMany } from '../format.ts';
import { type PagePart, part } from '../page-part.ts';
import { compareVersions } from '../version-fields.ts';
import { allOf } from './lists.ts';

/** A figure with what it counts, for the head of a comparison. */
export interface Figure {
  count: number;
  words: string;
  tone: 'signal' | 'ink' | 'warning';
}

/** The three figures that a reader sees first, one for each bucket. */
export function figuresOf(comparison: Comparison): Figure[] {
  const { from, to, buckets, down } = comparison;
  if (down) {
    const back = down.comesBack.changes + buckets.fresh.changes;
    return [
      { count: down.goesAway.changes, words: withMarks('would go away', down.goesAway), tone: 'warning' },
      { count: buckets.carried.changes, words: `would stay, as ${to.version} has them too`, tone: 'ink' },
      { count: back, words: `only in ${to.version}`, tone: 'ink' },
    ];
  }
  const { fresh, already, missing } = buckets;
  return [
    { count: fresh.changes, words: withMarks('new to you', fresh), tone: 'signal' },
    { count: already.changes, words: `you already have${through(already)}`, tone: 'ink' },
    {
      count: missing.changes,
      words: `in ${from.version} but not found in ${to.version}`,
      tone: missing.changes > 0 ? 'warning' : 'ink',
    },
  ];
}

/** The figures as a row of cells. */
export function drawnFigures(comparison: Comparison): PagePart {
  const cells = figuresOf(comparison).map(({ count, words, tone }) =>
    part('li', {}, [part('b', { class: `v cmp-${tone}` }, [formatCount(count)]), ' ', part('span', {}, [words])]),
  );
  return part('ul', { class: 'cmp-figures' }, cells);
}

/** How many changes the notes list, whatever side they are on. */
export function notesCount({ buckets, down }: Comparison): number {
  const { fresh, already, missing, carried } = buckets;
  const told = down ? [fresh, carried, down.goesAway, down.comesBack] : [fresh, already, missing];
  return told.reduce((sum, bucket) => sum + bucket.changes, 0);
}

function withMarks(what: string, { breaking, security }: Bucket): string {
  const parts = [
    what,
    breaking.length > 0 ? `${formatCount(breaking.length)} of them breaking` : '',
    security > 0 ? formatMany(security, 'security fix', 'security fixes') : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** Releases that are named before a number stands for the rest. */
const NAMED = 2;

function through(already: Bucket): string {
  const versions = new Set(allOf(already).flatMap(({ found }) => found?.release?.version ?? []));
  if (versions.size === 0) return '';
  if (versions.size > NAMED) return `, through ${formatMany(versions.size, 'release')}`;
  return `, through ${[...versions].sort(compareVersions).join(' and ')}`;
}
