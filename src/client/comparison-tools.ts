import type { ReleaseEntry } from '#domain/browser-files.ts';
import type { Comparison } from '#domain/comparison.ts';
import { attachDoneMarks } from './done-marks.ts';
import { Tabs } from './tabs.ts';

/** Two releases that are compared. */
interface Pair {
  from: ReleaseEntry;
  to: ReleaseEntry;
}

/** What readers can do with a comparison that is drawn: its tabs, marks of what is done, and what they take with them. */
export class ComparisonTools {
  readonly #tabs: Tabs;

  /**
   * @param place holds the drawn comparison
   * @param compare gives the same comparison as data, for what is taken along
   */
  constructor(place: HTMLElement, { from, to }: Pair, _compare: () => Promise<Comparison>) {
    const ids = { from: from.id, to: to.id };
    this.#tabs = new Tabs(place, () => undefined);
    attachDoneMarks(place, ids);
  }

  /** The hash of the tab that stands, `''` for the first. */
  get hash(): string {
    return this.#tabs.hash;
  }

  /** Shows the tab that the address names. */
  read(): void {
    this.#tabs.read();
  }
}
