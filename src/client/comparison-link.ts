import type { ReleaseEntry } from '#domain/browser-files.ts';
import { at } from './data.ts';
import { el } from './dom.ts';

/** A link to the comparison of the reader's release with another, with these words. */
export function comparisonLink(mine: ReleaseEntry, latest: ReleaseEntry, words: string): HTMLElement {
  const address = `${at('compare/')}?from=${encodeURIComponent(mine.id)}&to=${encodeURIComponent(latest.id)}`;
  return el('a', { href: address }, [words]);
}
