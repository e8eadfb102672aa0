import { formatCount } from '#domain/format.ts';
import { need } from './dom.ts';

/** Narrows the log to words, a channel and what happened. The address is the state, and goes along to other years. */
class LogFilter extends HTMLElement {
  #fields: (HTMLInputElement | HTMLSelectElement)[] = [];

  connectedCallback(): void {
    this.#fields = [...this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];
    const query = new URLSearchParams(location.search);
    for (const field of this.#fields) field.value = query.get(field.name) ?? '';
    this.addEventListener('input', () => this.#apply());
    if (this.#fields.some(({ value }) => value !== '')) this.#apply();
  }

  #apply(): void {
    const asked = new URLSearchParams(this.#fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
    const entries = [...document.querySelectorAll<HTMLElement>('[data-entry]')];
    for (const entry of entries) entry.hidden = !fits(entry, asked);
    this.#say(entries.filter(({ hidden }) => !hidden).length, entries.length);
    history.replaceState(null, '', asked.size > 0 ? `?${asked}` : location.pathname);
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-keep]')) link.search = asked.toString();
  }

  #say(shown: number, all: number): void {
    const none = `None of ${formatCount(all)} events here fits. Take a word away, or look in another year.`;
    const some = shown === all ? '' : `${formatCount(shown)} of ${formatCount(all)} events here.`;
    need(this, '[role=status]').textContent = shown === 0 ? none : some;
  }
}

function fits({ dataset, textContent }: HTMLElement, asked: URLSearchParams): boolean {
  const words = (asked.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const text = textContent.toLowerCase();
  const isMeant = (key: string) => !asked.has(key) || asked.get(key) === dataset[key];
  return isMeant('channel') && isMeant('action') && words.every((word) => text.includes(word));
}

customElements.define('log-filter', LogFilter);
