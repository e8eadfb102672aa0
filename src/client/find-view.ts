import type { FoundPage } from '#domain/find/drawn-answer.ts';
import { drawnFound, foundSentence } from '#domain/find/drawn-found.ts';
import { type Found, findChange } from '#domain/find/find-change.ts';
import type { FindSource } from '#domain/find/find-source.ts';
import { lineNamer } from '#domain/find/find-words.ts';
import { standpointName, standpointOf } from '#domain/find/nearest-with.ts';
import { segmentPlaces } from '#domain/find/segment-places.ts';
import { standingToday } from '#domain/release-standing.ts';
import type { StandingContext } from '#domain/release-status.ts';
import { at, loadCurrent, loadGraph, loadJson, loadReleases } from './data.ts';
import { el, need } from './dom.ts';
import { drawParts } from './draw-parts.ts';
import { chosenRelease, READER_CHANGED } from './reader.ts';
import { today } from './today.ts';

/** While somebody types, a question waits so long for the next letter. */
const PAUSE = 200;

/** Which release has it? The address is the state: it changes with every letter and is read on return. */
class FindView extends HTMLElement {
  #field!: HTMLInputElement;
  #line!: HTMLSelectElement;
  #source: Promise<Source> | null = null;
  /** What the page offers before anything is asked. */
  #idle: Node[] = [];
  /** Counts the questions, so that a slow answer does not overwrite a later one. */
  #turn = 0;

  connectedCallback(): void {
    this.#field = need<HTMLInputElement>(this, 'input[name=q]');
    this.#line = need<HTMLSelectElement>(this, 'select[name=line]');
    this.#idle = [...need(this, '[data-result]').childNodes];
    let timer = 0;
    this.#field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.#changed('replace'), PAUSE);
    });
    this.#line.addEventListener('change', () => this.#changed('replace'));
    need(this, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.#changed('replace');
    });
    this.addEventListener('click', (event) => this.#asked(event));
    window.addEventListener('popstate', () => this.#read());
    document.addEventListener(READER_CHANGED, () => this.#read());
    this.#read();
  }

  /** A link to another question is answered here, and can be gone back from. */
  #asked(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>('[data-ask]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#field.value = link.dataset.ask ?? '';
    this.#changed('push');
    this.#field.focus();
  }

  #read(): void {
    const query = new URLSearchParams(location.search);
    this.#field.value = query.get('q') ?? '';
    this.#choose(query.get('line')).then(
      () => this.#answer(),
      (error) => this.#fail(error),
    );
  }

  /** The line that the address names, else the version that the reader runs. */
  async #choose(wanted: string | null): Promise<void> {
    const mine = chosenRelease();
    this.#line.querySelector('[data-own]')?.remove();
    if (wanted === null && mine === null) return;
    const { releases } = await this.#load();
    const standpoint = standpointOf(wanted ?? mine ?? '', releases);
    const value = standpoint ? standpointName(standpoint, releases) : '';
    if (value !== '' && ![...this.#line.options].some((option) => option.value === value)) {
      const label = value === mine ? `I’m on ${value}` : value;
      this.#line.options[0]?.after(el('option', { value, 'data-own': true }, [label]));
    }
    this.#line.value = value;
  }

  #changed(how: 'replace' | 'push'): void {
    const query = new URLSearchParams();
    if (this.#field.value.trim() !== '') query.set('q', this.#field.value.trim());
    // Every line is said too where the reader's own version would be taken otherwise.
    if (this.#line.value !== '' || chosenRelease() !== null) query.set('line', this.#line.value);
    const address = query.size > 0 ? `?${query}` : location.pathname;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    this.#answer().catch((error) => this.#fail(error));
  }

  async #answer(): Promise<void> {
    const turn = ++this.#turn;
    const query = this.#field.value;
    if (query.trim() === '') return this.#show([], '');
    const source = await this.#load();
    if (turn !== this.#turn) return;
    const page = pageOf(source, this.#line.value);
    const draw = (found: Found) => {
      if (turn === this.#turn) this.#show(drawParts(drawnFound(found, page)), foundSentence(found, page));
    };
    draw(await findChange(query, source, draw));
  }

  #show(nodes: (Node | string)[], said: string): void {
    const status = need(this, '[role=status]');
    if (status.textContent !== said) status.textContent = said;
    need(this, '[data-result]').replaceChildren(...(nodes.length > 0 ? nodes : this.#idle));
  }

  #load(): Promise<Source> {
    this.#source ??= loadSource();
    this.#source.catch(() => {
      this.#source = null;
    });
    return this.#source;
  }

  #fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    const words = 'The data could not be loaded. Check the connection and try again.';
    const box = el('div', { class: 'box bad' }, [el('p', {}, [words]), el('p', { class: 'quiet' }, [reason])]);
    this.#show([box], words);
  }
}

/** What is searched, and what decides which lines have ended. */
type Source = FindSource & { context: StandingContext };

async function loadSource(): Promise<Source> {
  const [graph, releases, current] = await Promise.all([loadGraph(), loadReleases(), loadCurrent()]);
  const context = standingToday(current, today(current.today));
  return { graph, releases, places: segmentPlaces(graph), load: loadJson, context };
}

function pageOf({ releases, context }: Source, line: string): FoundPage {
  const roots = new Set(releases.filter(({ id }) => !id.includes('/')).map(({ component }) => component));
  const standpoint = standpointOf(line, releases);
  return { standpoint, releases, roots, nameOf: lineNamer(roots, context), addressOf: at };
}

customElements.define('find-view', FindView);
