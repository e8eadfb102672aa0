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

function row({ name, before, after, kind, step }: FactDifference): PagePart {
  const badge = kind === 'changed' ? step && STEPS[step] : KINDS[kind];
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
