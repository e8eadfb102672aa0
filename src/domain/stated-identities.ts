import type { History } from './history.ts';
import type { NotesFile } from './portal-folder.ts';

/**
 * Commits that people gave one identity in notes of different lines (rule 12 of history), by group.
 *
 * @returns commit numbers; ids that name no commit are left out, `checkCorrections` tells of them
 */
export function statedIdentities(notes: readonly NotesFile[], { lookUp }: Pick<History, 'lookUp'>): number[][] {
  const groups = new Map<string, Set<number>>();
  for (const { id, identity } of notes.flatMap(({ changes }) => changes)) {
    const commit = id === null || identity === null ? null : lookUp.byId(id.replace(/\.\d+$/, ''));
    if (commit === null || identity === null) continue;
    const group = groups.get(identity) ?? new Set();
    groups.set(identity, group.add(commit));
  }
  return [...groups.values()].map((group) => [...group]);
}
