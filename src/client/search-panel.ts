import { formatMany } from '#domain/format.ts';
import { listBadges } from '#domain/standing.ts';
import { statesOf } from '#domain/states.ts';
import { at } from './data.ts';
import { el } from './dom.ts';
import { type ExcerptPart, type SearchHit, searchPages } from './pagefind.ts';
import { type Known, SearchFilters } from './search-filters.ts';
import { type JumpHit, jumpTo } from './search-jump.ts';

const LIMIT = 12;

/** A field, its filters and its results; the whole of it works from the keyboard with the focus in the field. */
export class SearchPanel {
  readonly bar: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #filters: SearchFilters;
  readonly #asked: (query: URLSearchParams) => void;
  readonly #status: HTMLElement;
  readonly #list: HTMLElement;
  #known: Known | null = null;
  #options: HTMLAnchorElement[] = [];
  #active = -1;
  #turn = 0;

  /**
   * @param name tells the ids of two panels apart
   * @param begin what to begin with: `q` and the names of filters
   * @param asked hears of every question
   */
  constructor(
    root: HTMLElement,
    name: string,
    { begin = new URLSearchParams(), asked = () => undefined }: PanelOptions = {},
  ) {
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
    this.#filters = new SearchFilters(begin);
    this.#asked = asked;
    this.#status = el('p', { class: 'find-status quiet', role: 'status' });
    this.#list = el('div', { id: list, role: 'listbox', 'aria-label': 'Results', class: 'find-list' });
    root.append(this.bar, this.#filters.element, this.#status, this.#list);
    this.#input.addEventListener('input', () => this.#run());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#filters.element.addEventListener('change', () => this.#run());
    this.#input.value = begin.get('q') ?? '';
    if (begin.size > 0) void this.#filters.ready.then(() => this.#run());
  }

  async #run(): Promise<void> {
    const turn = ++this.#turn;
    const text = this.#input.value.trim();
    const { chosen } = this.#filters;
    this.#asked(new URLSearchParams({ ...(text === '' ? {} : { q: text }), ...chosen }));
    if (text === '' && Object.keys(chosen).length === 0) return this.#show([], null, '');
    const meant = await jumpTo(text).catch(() => []);
    this.#known = await this.#filters.known;
    if (turn !== this.#turn) return;
    const jumps = meant.filter(({ release }) => this.#filters.fits(release));
    this.#show(jumps, null, 'Searching…');
    try {
      const fits = (id: string) => this.#filters.fits(this.#known?.releases.get(id));
      const found = await searchPages({ text, filters: this.#filters.asked, fits, limit: LIMIT });
      if (!found || turn !== this.#turn) return;
      this.#show(jumps, found.hits, resultWords(jumps.length, found.total, Object.keys(chosen).length > 0));
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
    const about = el('span', { class: 'quiet' }, [words, ...this.#badges(release.id)]);
    return this.#option(at(`releases/${release.id}/`), 'find-jump', [version, about]);
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
    const title = el('span', { class: 'find-title' }, [hit.title, ...this.#badges(hit.id)]);
    // Where entries follow they say what was found, each on its own; the page's words around it would say it again.
    const about = hit.entries.length > 0 ? [] : [excerpt(hit.excerpt)];
    const own = this.#option(hit.url, 'find-hit', [title, ...about]);
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

  /** How a release stands today, in words beside it. */
  #badges(id: string): HTMLElement[] {
    const release = this.#known?.releases.get(id);
    if (!release || !this.#known) return [];
    const badges = listBadges(statesOf(release, this.#known.context));
    return badges.map(({ text, tone }) => el('span', { class: `badge ${tone}` }, [text]));
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
}

interface PanelOptions {
  begin?: URLSearchParams;
  asked?: (query: URLSearchParams) => void;
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

function resultWords(jumps: number, pages: number, isNarrowed: boolean): string {
  if (jumps + pages === 0)
    return `Nothing found. Try ${isNarrowed ? 'without a filter' : 'fewer words, or a version'}.`;
  const parts = [jumps > 0 ? formatMany(jumps, 'version') : '', pages > 0 ? formatMany(pages, 'page') : ''];
  const more = pages > LIMIT ? `, the first ${LIMIT} are shown` : '';
  return `${parts.filter(Boolean).join(' and ')}${more}`;
}
