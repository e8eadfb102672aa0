import type { GraphFile, ReleaseEntry } from '#domain/browser-files.ts';
import { type ComparePair, completePair, meantRelease } from '#domain/compare-pair.ts';
import { type Preset, presetsFor } from '#domain/compare-presets.ts';
import { figuresOf } from '#domain/compared/figures.ts';
import type { Comparison } from '#domain/comparison.ts';
import { formatCount } from '#domain/format.ts';
import { nearestReleases } from '#domain/nearest-release.ts';
import { standingToday } from '#domain/release-standing.ts';
import { exactRelease } from '#domain/version-jump.ts';
import { showAdvisories } from './compare-advisories.ts';
import { ComparisonTools } from './comparison-tools.ts';
import { at, loadCurrent, loadGraph, loadMap, loadReleases, loadSteps } from './data.ts';
import { el, need } from './dom.ts';
import { loadComparison, type PairIds } from './load-comparison.ts';
import { chosenRelease } from './reader.ts';
import { showComparison } from './show-comparison.ts';
import { factsBetween, showFacts } from './show-facts.ts';
import { today } from './today.ts';
import { VersionBox } from './version-box.ts';
import { warnOf } from './warn-of.ts';

type Side = 'from' | 'to';

/** Two version fields and what lies between. The address is the state: it changes with every choice and is read on return. */
class CompareView extends HTMLElement {
  #releases: ReleaseEntry[] = [];
  #boxes!: Record<Side, VersionBox>;
  #pair: ComparePair = { from: null, to: null };
  /** Counts the drawings, so that a slow one does not overwrite a later one. */
  #turn = 0;
  #tools: ComparisonTools | null = null;
  /** The query whose comparison is drawn. */
  #drawnFor = location.search;

  async connectedCallback(): Promise<void> {
    this.#boxes = { from: this.#box('from'), to: this.#box('to') };
    need(this, '[data-swap]').addEventListener('click', () => this.#go({ from: this.#pair.to, to: this.#pair.from }));
    const prereleases = need<HTMLInputElement>(this, '[name=prereleases]');
    const listAll = () => {
      for (const box of Object.values(this.#boxes)) box.prereleases = prereleases.checked;
    };
    prereleases.addEventListener('change', listAll);
    // Browsers remember a box that was ticked before the page was loaded again.
    listAll();
    const { drawn, from, to } = this.dataset;
    if (drawn === undefined) loadAhead();
    else if (from && to) this.#useTools({ from, to });
    try {
      this.#releases = await loadReleases();
      for (const box of Object.values(this.#boxes)) box.releases = this.#releases;
      this.classList.add('ready');
      window.addEventListener('popstate', () => this.#moved());
      await this.#read();
    } catch (error) {
      this.#fail(error);
    }
  }

  #box(side: Side): VersionBox {
    return new VersionBox(need(this, `[data-box=${side}]`), {
      picked: (entry) => this.#go({ ...this.#pair, [side]: entry }),
      unknown: (text) => this.#unknown(side, text),
    });
  }

  /** Reads the pair from the address, or from the page where it was drawn at build. */
  async #read(): Promise<void> {
    const { drawn, from, to } = this.dataset;
    if (drawn !== undefined) {
      this.#pair = { from: exactRelease(from ?? '', this.#releases), to: exactRelease(to ?? '', this.#releases) };
      this.#showBoxes();
      return this.#showPresets();
    }
    const query = new URLSearchParams(location.search);
    const wanted = { from: query.get('from')?.trim() ?? '', to: query.get('to')?.trim() ?? '' };
    const found = { from: meantRelease(wanted.from, this.#releases), to: meantRelease(wanted.to, this.#releases) };
    const mine = this.#releases.find((entry) => entry.id === chosenRelease()) ?? null;
    this.#pair = completePair(found, this.#releases, mine);
    for (const side of ['from', 'to'] as const) {
      if (wanted[side] !== '' && !found[side]) return this.#unknown(side, wanted[side]);
    }
    await this.#draw();
  }

  #go(pair: ComparePair): void {
    this.#pair = pair;
    const query = new URLSearchParams({ from: pair.from?.id ?? '', to: pair.to?.id ?? '' });
    const address = `${at('compare/')}?${readable(query)}${this.#tools?.hash ?? ''}`;
    if (this.dataset.drawn !== undefined) {
      location.assign(address);
    } else {
      history.pushState(null, '', address);
      this.#draw().catch((error) => this.#fail(error));
    }
  }

  /** Another tab of the same pair, or another pair. */
  async #moved(): Promise<void> {
    if (this.#drawnFor === location.search) this.#tools?.read();
    else await this.#read().catch((error) => this.#fail(error));
  }

  async #draw(): Promise<void> {
    this.#showBoxes();
    this.#drawnFor = location.search;
    const { from, to } = this.#pair;
    if (!from || !to) return;
    const turn = ++this.#turn;
    this.#say(`Comparing ${from.version} and ${to.version}…`);
    const [graph, current, map] = await Promise.all([loadGraph(), loadCurrent(), loadMap()]);
    const comparison = await loadComparison({ from: from.id, to: to.id });
    if (turn !== this.#turn) return;
    showComparison(need(this, '[data-result]'), comparison, { releases: this.#releases, current, map });
    this.#useTools({ from: from.id, to: to.id });
    showAdvisories(need(this, '[data-result]'), { from, to }, () => turn === this.#turn).catch((error) =>
      this.#fail(error),
    );
    this.#addFacts(graph, turn).catch((error) => this.#fail(error));
    document.title = `${from.version} to ${to.version} · ${document.title.split(' · ').at(-1)}`;
    this.#say(sentenceOf(comparison));
    await this.#showPresets();
  }

  /** They come after the notes, which are not to wait for them. */
  async #addFacts(graph: GraphFile, turn: number): Promise<void> {
    const { from, to } = this.#pair;
    if (!from || !to || from.id === to.id) return;
    const facts = await factsBetween(graph, from, to);
    if (turn === this.#turn) showFacts(need(this, '[data-result]'), facts);
  }

  /** Tabs, marks and what can be taken along; nothing to use where both sides are the same. */
  #useTools({ from, to }: PairIds): void {
    if (from !== to) this.#tools = new ComparisonTools(need(this, '[data-result]'), { from, to });
  }

  #showBoxes(): void {
    this.#boxes.from.show(this.#pair.from);
    this.#boxes.to.show(this.#pair.to);
  }

  async #showPresets(): Promise<void> {
    const { from, to } = this.#pair;
    if (!from || !to) return;
    const current = await loadCurrent();
    const context = standingToday(current, today(current.today));
    for (const side of ['from', 'to'] as const) this.#boxes[side].mark(context);
    warnOf({ place: this, from, to, releases: this.#releases, current });
    const presets = presetsFor({ releases: this.#releases, current, from, to, today: context.today });
    need(this, '[data-presets]').replaceChildren(...presets.map((preset) => this.#preset(preset)));
  }

  #preset({ label, from, to }: Preset): HTMLElement {
    const button = el('button', { type: 'button', class: 'plain' }, [label]);
    button.addEventListener('click', () => this.#go({ from, to }));
    return el('li', {}, [button]);
  }

  #unknown(side: Side, text: string): void {
    this.#turn++;
    this.#showBoxes();
    this.#boxes[side].show(null, text);
    const near = nearestReleases(text, this.#releases);
    const words =
      text === '' ? 'Choose a version.' : `There is no ${text} here. ${near.length > 0 ? 'The nearest:' : ''}`;
    const choices = near.map((entry) => {
      const button = el('button', { type: 'button', class: 'button v' }, [entry.id]);
      button.addEventListener('click', () => this.#go({ ...this.#pair, [side]: entry }));
      return button;
    });
    this.#say(words);
    this.#result([
      el('div', { class: 'box warning' }, [el('p', {}, [words]), el('p', { class: 'cmp-near' }, choices)]),
    ]);
  }

  #fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    const words = 'The comparison could not be loaded. Check the connection and load the page again.';
    this.#say(words);
    const box = el('div', { class: 'box bad' }, [el('p', {}, [words]), el('p', { class: 'quiet' }, [reason])]);
    // What was drawn at build is worth more than the reason why nothing else can be chosen.
    if (this.dataset.drawn === undefined) this.#result([box]);
  }

  #result(parts: HTMLElement[]): void {
    need(this, '[data-result]').replaceChildren(...parts);
  }

  #say(words: string): void {
    need(this, '[role=status]').textContent = words;
  }
}

/** What every comparison needs comes while the releases are on their way; who needs it hears of failures. */
function loadAhead(): void {
  for (const load of [loadGraph, loadCurrent, loadMap, loadSteps]) load().catch(() => undefined);
}

/** Slashes of component versions stay slashes: the address is read by people. */
function readable(query: URLSearchParams): string {
  return query.toString().replaceAll('%2F', '/');
}

function sentenceOf(comparison: Comparison): string {
  return figuresOf(comparison)
    .map(({ count, words }) => `${formatCount(count)} ${words}`)
    .join('. ');
}

customElements.define('compare-view', CompareView);
