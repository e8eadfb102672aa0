import type { FactDifference } from '../compare-facts.ts';
import { FACT_GROUPS } from '../fact.ts';
import { formatCount } from '../format.ts';
import { type PagePart, part } from '../page-part.ts';
import type { VersionStep } from '../version-step.ts';
import { folded, headed } from './headed.ts';

/**
 * What differs in the files that the ecosystem knows: a list for each group, those that concern only the people who
 * work on the product folded.
 *
 * @param differences in reading order; null where the two are of different components or nothing was read
 */
export function drawnFacts(differences: readonly FactDifference[] | null): PagePart[] {
  if (differences === null)
    return [
      nothing(
        'Facts are compared within one component, from the files that its releases hold: none were read for this pair.',
      ),
    ];
  if (differences.length === 0)
    return [
      nothing(
        'Nothing differs in what the files of both releases state: engines, dependencies, entry points and the like are the same.',
      ),
    ];
  return FACT_GROUPS.flatMap((group) => {
    const own = differences.filter((difference) => difference.group === group.id);
    if (own.length === 0) return [];
    const heading = { title: group.title, note: formatCount(own.length) };
    return [(group.folded ? folded : headed)(heading, [part('ul', { class: 'cmp-list' }, own.map(row))])];
  });
}

function nothing(words: string): PagePart {
  return part('p', { class: 'cmp-nothing' }, [words]);
}

function row(difference: FactDifference): PagePart {
  const { name, kind, step } = difference;
  const before = shownValue(difference.before);
  const after = shownValue(difference.after);
  const grown = growthOf(before, after);
  const badge = grown ?? (kind === 'changed' ? step && STEPS[step] : KINDS[kind]);
  return part('li', { class: 'cmp-fact' }, [
    part('span', { class: 'v cmp-fact-name' }, [name]),
    ' ',
    part('span', { class: 'cmp-fact-values' }, [
      before !== null && part('del', { class: 'v' }, [before]),
      before !== null && after !== null && part('span', { class: 'cmp-arrow' }, [' → ']),
      after !== null && part('ins', { class: 'v' }, [after]),
    ]),
    ' ',
    badge ? part('span', { class: `badge ${badge.tone}` }, [badge.words]) : part('span'),
  ]);
}

/** Two sizes that round to the same would read as no difference: they are told in bytes. */
function shownValue(value: string | null): string | null {
  return /^[\d.]+ [kMGT]B \(([\d,]+ bytes)\)$/.exec(value ?? '')?.[1] ?? value;
}

/** By how much a size grew, in per cent; null for what is no size. */
function growthOf(before: string | null, after: string | null): Badge | null {
  const [old, fresh] = [bytesOf(before ?? ''), bytesOf(after ?? '')];
  if (old === 0 || fresh === 0) return null;
  const percent = ((fresh - old) / old) * 100;
  return { words: `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %`, tone: 'edge' };
}

function bytesOf(value: string): number {
  return Number(/^([\d,]+) bytes$/.exec(value)?.[1]?.replaceAll(',', '') ?? 0);
}

interface Badge {
  words: string;
  tone: 'edge' | 'warning' | 'good' | 'bad';
}

const KINDS: Record<'added' | 'removed', Badge> = {
  added: { words: 'added', tone: 'good' },
  removed: { words: 'removed', tone: 'bad' },
};

const STEPS: Record<VersionStep, Badge> = {
  major: { words: 'major', tone: 'warning' },
  minor: { words: 'minor', tone: 'edge' },
  patch: { words: 'patch', tone: 'edge' },
  down: { words: 'lower', tone: 'warning' },
};
