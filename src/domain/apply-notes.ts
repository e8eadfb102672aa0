import type { Change, Omitted } from './change.ts';
import { findChange } from './cross-check-notes.ts';
import type { NotesChange, NotesFile } from './portal-folder.ts';

/** Changes of a release after people corrected them (rule 20 of history). */
export interface Corrected {
  changes: Change[];
  omitted: Omitted[];
}

/** Applies the corrections of a notes file; a hidden change's commits are omitted unless another entry shows them. */
export function applyNotes(changes: readonly Change[], notes: NotesFile | undefined): Corrected {
  const corrections = notes?.changes ?? [];
  if (corrections.length === 0) return { changes: [...changes], omitted: [] };
  const targets = corrections.map((own) => (own.id === null ? null : findChange(own.id, changes)));
  const kept: Change[] = [];
  const hidden: Change[] = [];
  for (const change of changes) {
    const own = corrections.filter((_, at) => targets[at] === change);
    if (own.some((correction) => correction.hide)) hidden.push(change);
    else kept.push(own.reduce(correct, change));
  }
  const added = corrections.filter((own) => own.id === null && !own.hide).map((own, at) => byHand(own, at, notes));
  const all = [...kept, ...added];
  const shown = new Set(all.flatMap((change) => change.commits));
  const omitted = hidden.flatMap((change) =>
    change.commits.filter((commit) => !shown.has(commit)).map((commit) => omission(change, commit)),
  );
  return { changes: all, omitted: [...new Map(omitted.map((entry) => [entry.commit, entry])).values()] };
}

function correct(change: Change, own: NotesChange): Change {
  return {
    ...change,
    subject: own.title ?? change.subject,
    section: own.section ?? change.section,
    breaking: change.breaking || own.breaking !== null,
    breakingText: own.breaking ?? change.breakingText,
  };
}

function byHand(own: NotesChange, at: number, notes: NotesFile | undefined): Change {
  const id = `${notes?.version ?? ''}-by-hand-${at + 1}`;
  return {
    id,
    type: null,
    scope: null,
    subject: own.title ?? '',
    section: own.section ?? 'changes',
    breaking: own.breaking !== null,
    breakingText: own.breaking,
    security: own.section === 'security',
    advisories: [],
    commits: [],
    references: [],
    authors: [],
    alsoIn: [],
  };
}

function omission(change: Change, commit: string): Omitted {
  return { commit, reason: 'hidden', subject: change.subject, type: change.type };
}
