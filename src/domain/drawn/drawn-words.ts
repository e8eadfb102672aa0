import { formatSize } from '../format.ts';

const TYPES: Record<string, string> = { '120000': 'a symbolic link', '160000': 'a submodule', '100755': 'a program' };

/** What modes say of a file beyond its content: `now a program`, `a symbolic link`; null where nothing. */
export function modeWords(oldMode: string | null, newMode: string | null): string | null {
  if (oldMode !== null && newMode !== null && oldMode !== newMode) {
    return TYPES[newMode] ? `now ${TYPES[newMode]}` : `no longer ${TYPES[oldMode] ?? 'what it was'}`;
  }
  return TYPES[newMode ?? oldMode ?? ''] ?? null;
}

/** The status of a file for its head; a file that was only modified needs none. */
export function statusWords(status: string, similarity: number | null): string | null {
  const words: Record<string, string> = {
    added: 'new file',
    deleted: 'deleted',
    renamed: similarity === null || similarity === 100 ? 'renamed' : `renamed, ${similarity} % alike`,
    copied: 'copied',
    'type-changed': 'type changed',
  };
  return words[status] ?? null;
}

/** Sizes of both sides where they are known: `12 kB, was 14 kB`. */
export function sizeWords(before: number | null | undefined, after: number | null | undefined): string | null {
  const [old, fresh] = [before, after].map((size) => (typeof size === 'number' ? formatSize(size) : null));
  if (old && fresh) return old === fresh ? fresh : `${fresh}, was ${old}`;
  return fresh ?? (old ? `was ${old}` : null);
}
