import type { Change } from './change.ts';
import type { ChangeMaker } from './change-maker.ts';
import type { History } from './history.ts';
import { withoutReferences } from './subject-marks.ts';

/** What telling of a revert needs to know of everything else. */
export interface RevertContext {
  history: History;
  maker: ChangeMaker;
  /** Revert to the commits that it takes back, see `reverts.ts`. */
  targets: ReadonlyMap<number, readonly number[]>;
  /** Id of the first release that has a commit. */
  releasedIn: (commit: number) => string | null;
}

/**
 * The entries of a revert whose target is not in the same release (rule 7 of history). What an earlier release brought
 * stands under *Reverted* and names it; a revert of an earlier revert brings the original back and reads as the original.
 * What was never told is not told when it goes.
 *
 * @param entries those that the commit's own message makes
 */
export function revertEntries(commit: number, entries: readonly Change[], context: RevertContext): readonly Change[] {
  const { history, maker, targets, releasedIn } = context;
  const [entry, ...others] = entries;
  const target = targets.get(commit)?.[0];
  const title = history.facts[commit]?.reverts?.title ?? null;
  if (!entry || (target === undefined && title === null)) return entries;
  if (target === undefined) {
    return [{ ...takenBack(entry), subject: withoutReferences(title ?? entry.subject) }, ...others];
  }
  const { first, reverts } = startOfChain(target, targets);
  const original = maker.original(first);
  if (!original) return [];
  const { type, scope, subject, section, breaking, breakingText } = original;
  if (reverts % 2 === 1) return [{ ...entry, type, scope, subject, section, breaking, breakingText }, ...others];
  const gone = { commit: history.commits[first]?.id ?? '', release: releasedIn(first) };
  return [{ ...takenBack(entry), scope, subject, reverts: gone }, ...others];
}

/** Taking back a fix of a weakness fixes none, whatever ids its title quotes. */
function takenBack(entry: Change): Change {
  return { ...entry, section: 'reverts', security: false, advisories: [] };
}

/** From a revert of a revert of ... back to the commit that is no revert; each target is older than its revert. */
function startOfChain(
  target: number,
  targets: ReadonlyMap<number, readonly number[]>,
): { first: number; reverts: number } {
  let first = target;
  let reverts = 0;
  for (let next = targets.get(first)?.[0]; next !== undefined; next = targets.get(first)?.[0]) {
    first = next;
    reverts++;
  }
  return { first, reverts };
}
