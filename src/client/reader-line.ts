import { formatCount } from '#domain/format.ts';
import { newToYou, type ReaderState } from '#domain/new-to-you.ts';
import { comparisonLink } from './comparison-link.ts';
import { el } from './dom.ts';

/** What says it itself: the form, marks beside releases, and a comparison that the browser draws. */
const SAID = 'on-version, .standing, compare-view:not([data-drawn])';

/**
 * The quiet line at the end of a page: "I'm on 2.3.1: 14 new to you". Pages that say it themselves go without,
 * and so does every page while no version is chosen (null).
 */
export function drawReaderLine(state: ReaderState | null): void {
  const line = document.querySelector<HTMLElement>('[data-reader-line]');
  if (!line) return;
  line.hidden = state === null || document.querySelector(SAID) !== null;
  line.replaceChildren(...(state === null || line.hidden ? [] : wordsOf(state)));
}

/** Says something else in the line, on pages without the form. */
export function sayInReaderLine(words: (Node | string)[]): void {
  const line = document.querySelector<HTMLElement>('[data-reader-line]');
  if (!line || document.querySelector('on-version') !== null) return;
  line.hidden = false;
  line.replaceChildren(...words);
}

function wordsOf(state: ReaderState): (Node | string)[] {
  const { mine } = state;
  const { latest, newest, counts } = newToYou(state);
  const own = el('span', { class: 'v' }, [mine.id.includes('/') ? mine.id : mine.version]);
  const start = ['I’m on ', own, mine.yanked ? ', which was yanked: ' : ': '];
  if (!latest) return [...start, newest ? 'you have everything there is' : 'no newer stable release'];
  return [...start, comparisonLink(mine, latest, `${formatCount(counts.all)} new to you`)];
}
