import { formatMany } from '#domain/format.ts';
import { at } from './data.ts';
import { el } from './dom.ts';
import { type ExcerptPart, type Filters, loadPagefind, type SearchHit, searchPages } from './pagefind.ts';
import { type JumpHit, jumpTo } from './search-jump.ts';

const LIMIT = 12;
/** Filters in the order of their fields; those that an index lacks are left out. */
const FILTERS = ['channel', 'component', 'line', 'type', 'year'];

/** A field, its filters and its results; the whole of it works from the keyboard with the focus in the field. */
export class SearchPanel {
  readonly bar: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #filters: HTMLElement;
  readonly #status: HTMLElement;
  readonly #list: HTMLElement;
  #options: HTMLAnchorElement[] = [];
  #active = -1;
  #turn = 0;

  /** @param name tells the ids of two panels apart */
  constructor(root: HTMLElement, name: string) {
    const list = `${name}-results`;
    this.#input = el('input', {
      ...{
        id: `${name}-field`,
        class: 'find-field',
        type: 'text',
        role: 'combobox',
        enterkeyhint: 'go',
        maxlength: 256,
      },
      ...{ 'aria-expanded': 'false', 'aria-controls': list, 'aria-autocomplete': 'list', 'aria-label': 'Find' },
      ...{ autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
      placeholder: 'A version, a change, a fix, #123, a commit',
    });
    this.bar = el('div', { class: 'find-bar' }, [this.#input]);
    this.#filters = el('div', { class: 'find-filters' });
    this.#status = el('p', { class: 'find-status quiet', role: 'status' });
    this.#list = el('div', { id: list, role: 'listbox', 'aria-label': 'Results', class: 'find-list' });
    root.append(this.bar, this.#filters, this.#status, this.#list);
    this.#input.addEventListener('input', () => this.#run());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#filters.addEventListener('change', () => this.#run());
    void this.#showFilters();
  }

  /** Searches for a text as if it had been typed. */
  search(text: string): void {
    this.#input.value = text;
    void this.#run();
  }

  async #run(): Promise<void> {
    const turn = ++this.#turn;
    const text = this.#input.value.trim();
    const filters = this.#chosen();
    if (text === '' && Object.keys(filters).length === 0) return this.#show([], null, '');
    const jumps = await jumpTo(text).catch(() => []);
    if (turn !== this.#turn) return;
    this.#show(jumps, null, 'Searching…');
    try {
      const found = await searchPages(text, filters, LIMIT);
      if (!found || turn !== this.#turn) return;
      this.#show(jumps, found.hits, resultWords(jumps.length, found.total));
    } catch {
      if (turn === this.#turn)
        this.#show(jumps, [], 'The search index could not be loaded; versions are found all the same.');
    }
  }

  #show(jumps: readonly JumpHit[], hits: readonly SearchHit[] | null, status: string): void {
    this.#options = [];
    const groups = [
      this.#group(
        'Versions',
        jumps.map((hit) => this.#jump(hit)),
      ),
    ];
    if (hits)
      groups.push(
        this.#group(
          'Notes',
          hits.flatMap((hit) => this.#hit(hit)),
        ),
      );
    if (hits && !jumps.some(({ named }) => named)) groups.push(this.#group('Line by line', this.#which()));
    this.#list.replaceChildren(...groups.filter((group) => group !== null));
    this.#status.textContent = status;
    this.#input.setAttribute('aria-expanded', String(this.#options.length > 0));
    this.#activate(this.#options.length > 0 ? 0 : -1);
  }

  #group(title: string, options: HTMLElement[]): HTMLElement | null {
    if (options.length === 0) return null;
    const label = el('div', { class: 'find-group', 'aria-hidden': 'true' }, [title]);
    return el('div', { role: 'group', 'aria-label': title }, [label, ...options]);
  }

  #jump({ release, words }: JumpHit): HTMLElement {
    const version = el('span', { class: 'v' }, [release.yanked ? el('s', {}, [release.id]) : release.id]);
    return this.#option(at(`releases/${release.id}/`), 'find-jump', [version, el('span', { class: 'quiet' }, [words])]);
  }

  /** The same question for the page that answers it for every line. */
  #which(): HTMLElement[] {
    const text = this.#input.value.trim();
    if (text === '') return [];
    const address = `${at('find/')}?${new URLSearchParams({ q: text })}`;
    const words = el('span', { class: 'quiet' }, ['the first of each line, backports included']);
    return [this.#option(address, 'find-jump', [el('span', {}, ['Which release has it?']), words])];
  }

  #hit(hit: SearchHit): HTMLElement[] {
    const title = el('span', { class: 'find-title' }, [hit.title]);
    const own = this.#option(hit.url, 'find-hit', [title, excerpt(hit.excerpt)]);
    const entries = hit.entries.map((entry) =>
      this.#option(
        entry.url,
        'find-hit find-entry',
        saysMore(entry)
          ? [el('span', {}, [entry.title]), excerpt(entry.excerpt)]
          : [el('span', {}, marked(entry.excerpt))],
      ),
    );
    return [own, ...entries];
  }

  #option(href: string, className: string, children: HTMLElement[]): HTMLElement {
    const id = `${this.#list.id}-${this.#options.length}`;
    const option = el(
      'a',
      { id, href, role: 'option', tabindex: -1, 'aria-selected': 'false', class: className },
      children,
    );
    this.#options.push(option);
    return option;
  }

  #key(event: KeyboardEvent): void {
    const count = this.#options.length;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      this.#activate((this.#active + (event.key === 'ArrowDown' ? 1 : -1) + count) % count);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#options[this.#active]?.click();
    }
  }

  #activate(index: number): void {
    this.#options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    this.#input.removeAttribute('aria-activedescendant');
    const option = this.#options[index];
    if (!option) return;
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  #chosen(): Record<string, string> {
    const fields = [...this.#filters.querySelectorAll('select')].filter((field) => field.value !== '');
    return Object.fromEntries(fields.map((field) => [field.name, field.value]));
  }

  async #showFilters(): Promise<void> {
    const filters = await loadPagefind()
      .then((pagefind) => pagefind.filters())
      .catch((): Filters => ({}));
    const useful = FILTERS.filter((name) => Object.keys(filters[name] ?? {}).length > 1);
    this.#filters.replaceChildren(...useful.map((name) => filterField(name, Object.keys(filters[name] ?? {}))));
  }
}

function filterField(name: string, values: string[]): HTMLElement {
  const any = el('option', { value: '' }, [`Any ${name}`]);
  const sorted = values.sort((a, b) => (name === 'year' ? (a < b ? 1 : -1) : a < b ? -1 : 1));
  const options = sorted.map((value) => el('option', { value }, [value]));
  return el('select', { name, 'aria-label': name, autocomplete: 'off' }, [any, ...options]);
}

function excerpt(parts: readonly ExcerptPart[]): HTMLElement {
  return el('span', { class: 'find-excerpt' }, marked(parts));
}

function marked(parts: readonly ExcerptPart[]): (HTMLElement | string)[] {
  return parts.map((part) => (part.marked ? el('mark', {}, [part.text]) : part.text));
}

/** Most entries are their title and nothing else, which is not said twice. */
function saysMore({ title, excerpt: parts }: { title: string; excerpt: readonly ExcerptPart[] }): boolean {
  const said = parts
    .map(({ text }) => text)
    .join('')
    .trim();
  return said.replace(/\.$/, '') !== title.trim().replace(/\.$/, '');
}

function resultWords(jumps: number, pages: number): string {
  if (jumps + pages === 0) return 'Nothing found. Try fewer words, or a version.';
  const parts = [jumps > 0 ? formatMany(jumps, 'version') : '', pages > 0 ? formatMany(pages, 'page') : ''];
  const more = pages > LIMIT ? `, the first ${LIMIT} are shown` : '';
  return `${parts.filter(Boolean).join(' and ')}${more}`;
}
