import type { Downgrade, RollbackLevel } from '../bucket.ts';
import type { Comparison } from '../comparison.ts';
import { formatCount } from '../format.ts';
import { type PagePart, part } from '../page-part.ts';
import { type AddressOf, codeText } from './entry.ts';
import { foundSentence } from './evidence.ts';
import { folded, headed } from './headed.ts';
import { drawnBucket, drawnFlat } from './lists.ts';

/** A step down: whether one can go back at all, what goes away, what comes back, and what stays. */
export function drawnDowngrade(comparison: Comparison, downgrade: Downgrade, addressOf: AddressOf): PagePart[] {
  const { from, to } = comparison;
  const { fresh, carried } = comparison.buckets;
  const { goesAway, comesBack } = downgrade;
  const parts = [
    goesAway.changes === 0
      ? part('p', { class: 'cmp-nothing' }, [
          `Nothing of ${from.version} goes away: ${to.version} has all of its changes.`,
        ])
      : headed(
          { title: 'Goes away', note: formatCount(goesAway.changes), tone: 'warning' },
          drawnBucket(goesAway, addressOf),
        ),
    comesBack.changes > 0
      ? headed({ title: 'Comes back', note: formatCount(comesBack.changes) }, drawnBucket(comesBack, addressOf))
      : null,
    fresh.changes > 0
      ? headed({ title: `Only in ${to.version}`, note: formatCount(fresh.changes) }, drawnBucket(fresh, addressOf))
      : null,
    carried.changes > 0
      ? folded({ title: `Stays, as ${to.version} has it too`, note: formatCount(carried.changes) }, [
          drawnFlat(carried, addressOf, (each) => foundSentence(each, addressOf)),
        ])
      : null,
  ];
  return parts.filter((each) => each !== null);
}

const TONES: Record<RollbackLevel, string> = { safe: 'box', 'with-care': 'box warning', impossible: 'box bad' };

/** That it is a step down, and whether one can go back at all by what notes say. */
export function drawnDown({ from, to }: Comparison, { rollback }: Downgrade): PagePart {
  const down = part('p', {}, [`${from.version} is the higher version: this is a step down.`]);
  if (rollback === null) {
    const words = `No notes say whether one can go back to ${to.version}. Try it on a copy of your data first.`;
    return part('div', { class: 'box' }, [down, part('p', {}, [words])]);
  }
  const notes = rollback.notes.filter(({ text }) => text !== '');
  return part('div', { class: TONES[rollback.level] }, [
    part('p', {}, [part('b', {}, [VERDICTS[rollback.level](to.version)])]),
    down,
    ...notes.map(({ release, text }) =>
      part('p', {}, [part('span', { class: 'v' }, [release.version]), ': ', ...codeText(text)]),
    ),
  ]);
}

const VERDICTS: Record<RollbackLevel, (version: string) => string> = {
  safe: (version) => `Going back to ${version} is safe, say the notes.`,
  'with-care': (version) => `Going back to ${version} takes care.`,
  impossible: (version) => `There is no way back to ${version}.`,
};
