import { formatCount } from '#domain/format.ts';

/** Narrows the entries of a page to words, a line and a component. The address is the state. */
class EntryFilter extends HTMLElement {
  #fields: (HTMLInputElement | HTMLSelectElement)[] = [];

  connectedCallback(): void {
    this.#fields = [...this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];
    const query = new URLSearchParams(location.search);
    for (const field of this.#fields) field.value = query.get(field.name) ?? '';
    this.addEventListener('input', () => {
      this.#apply();
      this.#remember();
    });
    if (this.#fields.some(({ value }) => value !== '')) this.#apply();
  }

  #apply(): void {
    const {
      q = '',
      line = '',
      component = '',
    } = Object.fromEntries(this.#fields.map(({ name, value }) => [name, value]));
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const entries = [...document.querySelectorAll<HTMLElement>('[data-entry]')];
    for (const entry of entries) {
      const place = entry.closest<HTMLElement>('[data-line]');
      const text =
        `${entry.textContent} ${entry.closest('[data-group]')?.querySelector('.v')?.textContent}`.toLowerCase();
      const fits =
        (line === '' || place?.dataset.line === line) && (component === '' || place?.dataset.component === component);
      entry.hidden = !fits || !words.every((word) => text.includes(word));
    }
    for (const group of document.querySelectorAll<HTMLElement>('[data-group], [data-line]')) {
      group.hidden = group.querySelector('[data-entry]:not([hidden])') === null;
    }
    this.#say(entries.filter(({ hidden }) => !hidden).length, entries.length);
  }

  #say(shown: number, all: number): void {
    const status = this.querySelector('[role=status]');
    const noun = this.dataset.noun ?? 'entries';
    const words =
      shown === 0
        ? `None of ${formatCount(all)} ${noun} here fits. Take a word away.`
        : `${formatCount(shown)} of ${formatCount(all)} ${noun} here.`;
    if (status) status.textContent = shown === all ? '' : words;
  }

  #remember(): void {
    const query = new URLSearchParams(this.#fields.flatMap(({ name, value }) => (value === '' ? [] : [[name, value]])));
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
  }
}

customElements.define('entry-filter', EntryFilter);
