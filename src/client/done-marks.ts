import { el } from './dom.ts';
import type { PairIds } from './load-comparison.ts';

/** Gives each step a box to tick; what is ticked stays in the browser, for this pair alone. */
export function attachDoneMarks(place: ParentNode, pair: PairIds): void {
  const done = new Set(doneSteps(pair));
  for (const item of place.querySelectorAll<HTMLElement>('[data-step]')) {
    const { step = '' } = item.dataset;
    const words = item.querySelector('p')?.textContent ?? '';
    const box = el('input', { type: 'checkbox', class: 'cmp-done', 'aria-label': `Done: ${words}` });
    const show = () => {
      box.checked = done.has(step);
      item.classList.toggle('done', box.checked);
    };
    box.addEventListener('change', () => {
      if (box.checked) done.add(step);
      else done.delete(step);
      keep(pair, [...done]);
      show();
    });
    item.classList.add('marked');
    item.prepend(box);
    show();
  }
}

/** Steps of the pair that the reader ticked, by their key. Browsers that forbid storage count as none. */
export function doneSteps(pair: PairIds): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(pair)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

function keep(pair: PairIds, steps: readonly string[]): void {
  try {
    if (steps.length === 0) localStorage.removeItem(keyOf(pair));
    else localStorage.setItem(keyOf(pair), JSON.stringify(steps));
  } catch {
    // Without storage the marks still hold for this page.
  }
}

/** Apart for each portal of a host. */
function keyOf({ from, to }: PairIds): string {
  return `tagline:done:${document.body.dataset.base ?? '/'}:${from}...${to}`;
}
