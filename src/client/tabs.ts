import { need, setAll } from './dom.ts';

/**
 * Makes links to sections of the page the tabs of these sections: one stands at a time, arrows, Home and End move between
 * them, and the address keeps the choice. Without this script the sections stand one after the other.
 */
export class Tabs {
  readonly #tabs: HTMLAnchorElement[];

  /** @param place holds the list of links, which point at the sections by `#id` */
  constructor(place: HTMLElement) {
    const list = need(place, '[data-tabs]');
    this.#tabs = [...list.querySelectorAll('a')];
    setAll(list, { role: 'tablist', 'aria-label': 'What to compare' });
    for (const tab of this.#tabs) {
      const panel = need(document, `#${nameOf(tab)}`);
      setAll(tab, { role: 'tab', id: `tab-${nameOf(tab)}`, 'aria-controls': nameOf(tab) });
      setAll(panel, { role: 'tabpanel', 'aria-labelledby': tab.id });
      tab.addEventListener('click', (event) => this.#click(event, tab));
    }
    list.addEventListener('keydown', (event) => this.#key(event));
    this.read();
  }

  /** The hash of the section that stands, `''` for the first, which needs none. */
  get hash(): string {
    const at = this.#tabs.findIndex((tab) => tab.ariaSelected === 'true');
    return at > 0 ? (this.#tabs[at]?.hash ?? '') : '';
  }

  /** Shows the section that the address names, itself or something in it; the first where it names none. */
  read(): void {
    const wanted = /^#([\w-]+)/.exec(location.hash)?.[1] ?? '';
    const holder = wanted === '' ? null : document.getElementById(wanted)?.closest('[role=tabpanel]');
    const tab =
      this.#tabs.find((each) => nameOf(each) === (holder?.id ?? wanted)) ??
      this.#tabs.find((each) => wanted.startsWith(nameOf(each))) ??
      this.#tabs[0];
    if (tab) this.#select(tab);
  }

  /** Shows the section with this id, and lets the address say so. */
  show(name: string): void {
    const tab = this.#tabs.find((each) => nameOf(each) === name);
    if (tab) this.#choose(tab);
  }

  #click(event: MouseEvent, tab: HTMLAnchorElement): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#choose(tab);
  }

  #key(event: KeyboardEvent): void {
    const now = this.#tabs.findIndex((tab) => tab.ariaSelected === 'true');
    const last = this.#tabs.length - 1;
    const next = { ArrowRight: now === last ? 0 : now + 1, ArrowLeft: now === 0 ? last : now - 1, Home: 0, End: last }[
      event.key
    ];
    const tab = next === undefined ? undefined : this.#tabs[next];
    if (!tab) return;
    event.preventDefault();
    this.#choose(tab);
    tab.focus();
  }

  #choose(tab: HTMLAnchorElement): void {
    history.replaceState(history.state, '', `#${nameOf(tab)}`);
    this.#select(tab);
  }

  #select(wanted: HTMLAnchorElement): void {
    for (const tab of this.#tabs) {
      tab.ariaSelected = String(tab === wanted);
      tab.tabIndex = tab === wanted ? 0 : -1;
      need(document, `#${nameOf(tab)}`).hidden = tab !== wanted;
    }
  }
}

function nameOf(tab: HTMLAnchorElement): string {
  return tab.hash.slice(1);
}
