import type { NotesFile } from './portal-folder.ts';
import type { Problem } from './problem.ts';
import type { ReleaseNames } from './release-names.ts';

/** Notes about a release that does not exist (rule 20 of history). */
export function checkNotes(notes: NotesFile, releases: ReleaseNames): Problem[] {
  if (releases.find(notes)) return [];
  const near = releases.candidates(notes);
  const hint =
    near.length > 0
      ? `Rename the file after one of: ${near.join(', ')}.`
      : 'Rename the file after a version that is tagged.';
  const message = `There is no release ${notes.version} that these notes could be for.`;
  return [{ code: 'notes-without-release', severity: 'warning', message, hint, where: { file: notes.file } }];
}

/** A change of a release, as far as notes can name it. */
export interface KnownChange {
  /** Full commit id, with `.<n>` for the n-th sub-entry. */
  id: string;
  subject: string;
}

/** The change that a correction means by its id or a unique beginning of it; null where none or several fit. */
export function findChange<C extends KnownChange>(id: string, changes: readonly C[]): C | null {
  const [wanted = '', entry] = id.split('.');
  const fits = changes.filter((change) => {
    const [commit = '', number] = change.id.split('.');
    return commit.startsWith(wanted) && number === entry;
  });
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

/**
 * Corrections that point at nothing in their release, each with the nearest candidates.
 *
 * @param changes those of the release that the notes are for, hidden ones among them
 */
export function checkCorrections(notes: NotesFile, changes: readonly KnownChange[]): Problem[] {
  return notes.changes.flatMap(({ id, where }) => {
    if (id === null || findChange(id, changes)) return [];
    const message = `No change of release ${notes.version} has the id ${id}.`;
    return [{ code: 'notes-change-unknown', severity: 'warning', message, hint: nearChanges(id, changes), where }];
  });
}

/** Those whose ids begin like it, longest common beginning first. */
function nearChanges(id: string, changes: readonly KnownChange[]): string {
  const ranked = changes
    .map((change) => ({ change, shared: sharedLength(id, change.id) }))
    .filter(({ shared }) => shared >= 3)
    .sort((a, b) => b.shared - a.shared || (a.change.id < b.change.id ? -1 : 1));
  const near = ranked.slice(0, 3).map(({ change }) => `${shorten(change.id)} (${change.subject})`);
  return near.length > 0
    ? `Did you mean ${near.join(' or ')}?`
    : 'Copy the id of the commit from the page of the release.';
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function shorten(id: string): string {
  const [commit = '', entry] = id.split('.');
  return entry === undefined ? commit.slice(0, 10) : `${commit.slice(0, 10)}.${entry}`;
}
