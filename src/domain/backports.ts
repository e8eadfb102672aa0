import type { Backport } from './portal.ts';
import type { Release } from './release.ts';

/**
 * Pairs of stable releases of different lines that carry the same change, for the drawing; guesses by subject alone are
 * left out. Each pair stands once, from the release where the change was first told to the one that took it over.
 */
export function findBackports(records: readonly Release[]): Backport[] {
  const stable = new Map(records.filter(({ kind }) => kind === 'stable').map((record) => [record.id, record]));
  const pairs = new Map<string, Backport>();
  for (const record of stable.values()) {
    const others = new Map<string, number>();
    for (const { alsoIn } of record.changes) {
      for (const { release, evidence } of alsoIn) {
        if (evidence !== 'subject' && stable.has(release)) others.set(release, (others.get(release) ?? 0) + 1);
      }
    }
    for (const [other, changes] of others) addPair(pairs, record, stable.get(other), changes);
  }
  return [...pairs.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1));
}

function addPair(pairs: Map<string, Backport>, a: Release, b: Release | undefined, changes: number): void {
  if (!b) return;
  const [from, to] = a.date < b.date || (a.date === b.date && a.id > b.id) ? [a, b] : [b, a];
  const key = `${from.id} ${to.id}`;
  const known = pairs.get(key);
  if (known) known.changes = Math.max(known.changes, changes);
  else pairs.set(key, { from: from.id, to: to.id, changes });
}
