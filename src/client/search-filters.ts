import type { ReleaseEntry } from '#domain/browser-files.ts';
import { standingToday } from '#domain/release-standing.ts';
import type { StandingContext } from '#domain/release-status.ts';
import { type IndexFilters, type IndexValues, stateFilters, statesThere } from '#domain/search-states.ts';
import { isIn, STATE_NAMES, type StateFilter } from '#domain/state-filters.ts';
import { loadCurrent, loadReleases } from './data.ts';
import { el } from './dom.ts';
import { loadPagefind } from './pagefind.ts';
import { today } from './today.ts';

/** Filters in the order of their fields; those that an index lacks are left out. */
const FILTERS = ['channel', 'component', 'line', 'type', 'year', 'state'];

/** What is known of the releases, to say how each stands. */
export interface Known {
  releases: ReadonlyMap<string, ReleaseEntry>;
  context: StandingContext;
}

/** The fields beside a search that narrow it. They are drawn once the index tells which values there are. */
export class SearchFilters {
  readonly element = el('div', { class: 'find-filters' });
  readonly known: Promise<Known | null>;
  #values: IndexValues = {};
  #loaded: Known | null = null;
  readonly #drawn: Promise<void>;

  /** @param asked values to begin with, by the names of filters */
  constructor(asked: URLSearchParams) {
    this.known = loadKnown().catch(() => null);
    this.#drawn = this.#draw(asked);
  }

  /** When the fields are there, or it is certain that they will not be. */
  get ready(): Promise<void> {
    return this.#drawn;
  }

  /** Name to value of every filter that is chosen. */
  get chosen(): Record<string, string> {
    const fields = [...this.element.querySelectorAll('select')].filter((field) => field.value !== '');
    return Object.fromEntries(fields.map((field) => [field.name, field.value]));
  }

  /** The same as the index is asked; null where no page of it can fit. */
  get asked(): IndexFilters | null {
    const { state, ...facts } = this.chosen;
    if (state === undefined) return facts;
    const own = this.#loaded && stateFilters(state as StateFilter, this.#values, this.#loaded.context);
    return own && { ...facts, ...own };
  }

  /** Whether a release fits what is chosen, as far as its entry tells; what its changes are is the index's matter. */
  fits(release: ReleaseEntry | undefined): boolean {
    const { state, channel, component, line, year } = this.chosen;
    if (!release || !this.#loaded) return true;
    return (
      (channel === undefined || release.channel === channel) &&
      (component === undefined || release.component === component) &&
      (line === undefined || release.line === line) &&
      (year === undefined || release.date.startsWith(year)) &&
      (state === undefined || isIn(state as StateFilter, release, this.#loaded.context))
    );
  }

  async #draw(asked: URLSearchParams): Promise<void> {
    const [values, known] = await Promise.all([
      loadPagefind()
        .then((pagefind) => pagefind.filters())
        .catch((): IndexValues => ({})),
      this.known,
    ]);
    this.#values = values;
    this.#loaded = known;
    const fields = FILTERS.flatMap((name) => (name === 'state' ? stateField(known) : indexField(name, values)));
    for (const field of fields) {
      const wanted = asked.get(field.name) ?? '';
      if ([...field.options].some(({ value }) => value === wanted)) field.value = wanted;
    }
    this.element.replaceChildren(...fields);
  }
}

async function loadKnown(): Promise<Known> {
  const [releases, current] = await Promise.all([loadReleases(), loadCurrent()]);
  const context = standingToday(current, today(current.today));
  return { releases: new Map(releases.map((release) => [release.id, release])), context };
}

function indexField(name: string, values: IndexValues): HTMLSelectElement[] {
  const own = Object.keys(values[name] ?? {});
  if (own.length < 2) return [];
  const sorted = own.sort((a, b) => (name === 'year' ? (a < b ? 1 : -1) : a < b ? -1 : 1));
  return [
    field(
      name,
      sorted.map((value) => [value, value]),
    ),
  ];
}

function stateField(known: Known | null): HTMLSelectElement[] {
  const states = known ? statesThere([...known.releases.values()], known.context) : [];
  if (states.length < 2) return [];
  return [
    field(
      'state',
      states.map((state) => [state, STATE_NAMES[state]]),
    ),
  ];
}

function field(name: string, values: readonly (readonly [string, string])[]): HTMLSelectElement {
  const options = values.map(([value, words]) => el('option', { value }, [words]));
  const any = el('option', { value: '' }, [`Any ${name}`]);
  return el('select', { name, 'aria-label': name, autocomplete: 'off' }, [any, ...options]);
}
