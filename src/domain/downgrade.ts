import type { ComparedChange, Downgrade, RollbackLevel } from './bucket.ts';
import { toBucket } from './compare-side.ts';
import type { ComparisonInput } from './comparison.ts';
import { compareVersions } from './version-fields.ts';

/** From the harmless to the hopeless. */
const LEVELS: readonly RollbackLevel[] = ['safe', 'with-care', 'impossible'];

/**
 * A step down: what goes away, what comes back, and whether one can go back at all.
 *
 * @param missing what the start has and the target in no form
 */
export function downgradeOf(
  missing: readonly ComparedChange[],
  input: Pick<ComparisonInput, 'graph' | 'releases' | 'from' | 'to' | 'steps'>,
): Downgrade {
  const takesBack = ({ change }: ComparedChange) => change.reverts !== undefined;
  return {
    goesAway: toBucket(
      input.graph,
      missing.filter((each) => !takesBack(each)),
    ),
    comesBack: toBucket(input.graph, missing.filter(takesBack)),
    rollback: rollbackOf(input),
  };
}

/** Every release between the two is left, whatever line it is of: what its version changed on disk may have to go back. */
function rollbackOf({
  releases,
  from,
  to,
  steps,
}: Pick<ComparisonInput, 'releases' | 'from' | 'to' | 'steps'>): Downgrade['rollback'] {
  const left = releases.filter(
    ({ component, version }) =>
      component === from.component &&
      compareVersions(version, to.version) > 0 &&
      compareVersions(version, from.version) <= 0,
  );
  const notes = left.flatMap((release) => {
    const note = steps.rollback[release.id];
    return note ? [{ release, ...note }] : [];
  });
  notes.sort((a, b) => compareVersions(b.release.version, a.release.version));
  const worst = Math.max(-1, ...notes.map(({ level }) => LEVELS.indexOf(level)));
  const level = LEVELS[worst];
  return level ? { level, notes } : null;
}
