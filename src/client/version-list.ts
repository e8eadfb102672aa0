import type { ReleaseEntry } from '#domain/browser-files.ts';
import { formatShortDate } from '#domain/format.ts';
import type { StandingContext } from '#domain/release-status.ts';
import { type StateKind, statesOf } from '#domain/states.ts';
import type { SuggestionGroup } from '#domain/version-suggestions.ts';
import { el, setAll } from './dom.ts';

/** The list under a version field: options in groups, one of them active. It makes the field the combobox of the list. */
export class VersionList {
  readonly #list: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #pick: (entry: ReleaseEntry) => void;
  #options: { element: HTMLElement; entry: ReleaseEntry }[] = [];
  #active = -1;
  /** What decides how versions stand; only what is wrong with them whatever the day is said without it. */
  context: StandingContext = NOTHING_KNOWN;

  /** @param pick called with the version that the reader takes by pointer */
  constructor(list: HTMLElement, input: HTMLInputElement, pick: (entry: ReleaseEntry) => void) {
    this.#list = list;
    this.#input = input;
    this.#pick = pick;
    setAll(list, { role: 'listbox', 'aria-labelledby': `${input.id}-label` });
    setAll(input, {
      ...{ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id },
    });
    input.readOnly = false;
  }

  get isOpen(): boolean {
    return !this.#list.hidden;
  }

  /** The version that Enter would take, or null. */
  get active(): ReleaseEntry | null {
    return this.#options[this.#active]?.entry ?? null;
  }

  /** Draws the groups and opens; nothing is active. */
  show(groups: readonly SuggestionGroup[]): void {
    this.#options = [];
    this.#list.replaceChildren(...groups.map((group, i) => this.#group(group, i)));
    this.#activate(-1);
    this.#toggle(this.#options.length > 0);
  }

  close(): void {
    this.#toggle(false);
    this.#activate(-1);
  }

  /** Moves the active option by a step, round the ends. */
  move(step: 1 | -1): void {
    const count = this.#options.length;
    if (count === 0) return;
    const start = this.#active === -1 && step === -1 ? 0 : this.#active;
    this.#activate((start + step + count) % count);
  }

  #toggle(open: boolean): void {
    this.#list.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open));
  }

  #activate(index: number): void {
    this.#options[this.#active]?.element.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = this.#options[index]?.element;
    this.#input.removeAttribute('aria-activedescendant');
    if (!option) return;
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  #group(group: SuggestionGroup, index: number): HTMLElement {
    const label = `${this.#list.id}-${index}`;
    const more = group.more > 0 ? el('div', { class: 'vlist-more' }, [`${group.more} more, type to find them`]) : null;
    return el('div', { role: 'group', 'aria-labelledby': label }, [
      el('div', { class: 'vlist-line', id: label }, [group.label]),
      ...group.entries.map((entry) => this.#option(entry)),
      more,
    ]);
  }

  #option(entry: ReleaseEntry): HTMLElement {
    const id = `${this.#list.id}-o${this.#options.length}`;
    const version = el('span', { class: 'v' }, [entry.yanked ? el('s', {}, [entry.version]) : entry.version]);
    const date = el('span', { class: 'vlist-date' }, [this.#about(entry)]);
    const element = el('div', { role: 'option', id, 'aria-selected': 'false', class: 'vlist-option' }, [version, date]);
    // Before the field loses the focus, which would close the list under the pointer.
    element.addEventListener('pointerdown', (event) => event.preventDefault());
    element.addEventListener('click', () => this.#pick(entry));
    this.#options.push({ element, entry });
    return element;
  }

  /** What is wrong with a version, else when it came out. */
  #about(entry: ReleaseEntry): string {
    const words = statesOf(entry, this.context).flatMap(({ kind, word }) => (TOLD.has(kind) ? [word] : []));
    return [...words, ...(words.length > 1 ? [] : [formatShortDate(entry.date)])].join(', ');
  }
}

const TOLD = new Set<StateKind>(['yanked', 'moved', 'affected', 'unreleased', 'ended']);
const NOTHING_KNOWN: StandingContext = {
  ...{ today: '', lines: new Map(), recommended: new Set() },
  ...{ latest: new Set(), unreleased: new Set() },
};
