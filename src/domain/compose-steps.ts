import type { StepsFile } from './bucket.ts';
import type { Release } from './release.ts';

/** What the notes of all releases say to those who move between releases. */
export function composeSteps(releases: readonly Release[]): StepsFile {
  const told = releases.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    schemaVersion: 1,
    upgrade: Object.fromEntries(
      told.flatMap(({ id, notes }) => (notes && notes.upgrade.length > 0 ? [[id, notes.upgrade]] : [])),
    ),
    rollback: Object.fromEntries(told.flatMap(({ id, notes }) => (notes?.rollback ? [[id, notes.rollback]] : []))),
  };
}
