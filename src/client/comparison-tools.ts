import { formatCount } from '#domain/format.ts';
import { need } from './dom.ts';
import { attachDoneMarks } from './done-marks.ts';
import { attachExports } from './export-comparison.ts';
import { loadComparison, type PairIds } from './load-comparison.ts';
import { Tabs } from './tabs.ts';

/** What readers can do with a comparison that is drawn: its tabs, marks of what is done, and what they take with them. */
export class ComparisonTools {
  readonly #tabs: Tabs;

  /** @param place holds the drawn comparison of the pair */
  constructor(place: HTMLElement, pair: PairIds) {
    this.#tabs = new Tabs(place);
    attachDoneMarks(place, pair);
    attachExports(place, () => loadComparison(pair));
    const files = need(place, '#files');
    files.addEventListener('files-counted', (event) => {
      need(place, '[data-count=files]').textContent = formatCount((event as CustomEvent<number>).detail);
    });
    need(place, '[data-export=patch]').addEventListener('click', () => this.#makePatch(files));
  }

  /** The hash of the tab that stands, `''` for the first. */
  get hash(): string {
    return this.#tabs.hash;
  }

  /** Shows the tab that the address names. */
  read(): void {
    this.#tabs.read();
  }

  /** The files know how; they are loaded when their tab stands. */
  #makePatch(files: HTMLElement): void {
    const button = () => files.querySelector<HTMLButtonElement>('.fbar-export button');
    const known = button();
    this.#tabs.show('files');
    if (known) known.click();
    else files.addEventListener('files-counted', () => button()?.click(), { once: true });
  }
}
