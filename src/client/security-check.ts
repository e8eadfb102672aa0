import { type Advisory, severityWords } from '#domain/advisories/advisory.ts';
import { affecting, type WayOut, wayOut } from '#domain/advisories/advisory-free.ts';
import type { ReleaseEntry } from '#domain/browser-files.ts';
import { meantRelease } from '#domain/compare-pair.ts';
import { formatMany } from '#domain/format.ts';
import { nearestReleases } from '#domain/nearest-release.ts';
import { loadAdvisories } from './advisories.ts';
import { comparisonLink } from './comparison-link.ts';
import { at, loadReleases } from './data.ts';
import { el, need } from './dom.ts';
import { chosenRelease, READER_CHANGED } from './reader.ts';

/** "What affects my version?": the version is in the address, else it is the one that the reader runs. */
class SecurityCheck extends HTMLElement {
  connectedCallback(): void {
    const input = need<HTMLInputElement>(this, 'input');
    need(this, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      history.replaceState(null, '', `?${new URLSearchParams({ version: input.value.trim() })}`);
      this.#ask(input.value);
    });
    const asked = new URLSearchParams(location.search).get('version') ?? chosenRelease();
    if (asked) this.#ask(asked);
    document.addEventListener(READER_CHANGED, () => this.#ask(chosenRelease() ?? ''));
  }

  #ask(text: string): void {
    need<HTMLInputElement>(this, 'input').value = text.trim();
    this.#answer(text.trim()).catch(() => {
      this.#say('box bad', ['The answer could not be loaded. Check the connection and try again.']);
    });
  }

  async #answer(text: string): Promise<void> {
    if (text === '') return this.#say('', []);
    const [releases, advisories] = await Promise.all([loadReleases(), loadAdvisories()]);
    const mine = meantRelease(text, releases);
    if (!mine) return this.#say('box warning', this.#unknown(text, releases));
    const found = affecting(mine.id, advisories);
    if (found.length === 0) {
      const free = `No advisory that is published here affects ${nameOf(mine)}`;
      return mine.yanked ? this.#say('box bad', [`${free}, but it was yanked.`]) : this.#say('box good', [`${free}.`]);
    }
    this.#say('box bad', [
      `${nameOf(mine)} is affected by ${formatMany(found.length, 'advisory', 'advisories')}.`,
      el('ul', {}, found.map(advisoryItem)),
      ...wayWords(mine, wayOut(mine, releases, found)),
    ]);
  }

  #unknown(text: string, releases: readonly ReleaseEntry[]): (Node | string)[] {
    const choices = nearestReleases(text, releases).flatMap((entry, index) => {
      const button = el('button', { type: 'button', class: 'plain v' }, [entry.id]);
      button.addEventListener('click', () => this.#ask(entry.id));
      return [index === 0 ? ' Nearest: ' : ', ', button];
    });
    return [`There is no ${text.slice(0, 64)}.`, ...choices];
  }

  #say(style: string, words: readonly (Node | string)[]): void {
    const box = el('div', { class: style }, words);
    need(this, '[data-answer]').replaceChildren(...(words.length === 0 ? [] : [box]));
  }
}

function advisoryItem(advisory: Advisory): HTMLElement {
  const link = el('a', { class: 'sec-id', href: `#${advisory.id}` }, [advisory.id]);
  return el('li', {}, [link, ` (${severityWords(advisory)}): ${advisory.title}`]);
}

function wayWords(mine: ReleaseEntry, { onLine, overall }: WayOut<ReleaseEntry>): HTMLElement[] {
  if (!overall) return [el('p', {}, ['No later release is free of what affects it.'])];
  const near = onLine
    ? ['Nearest on ', mine.line, ' that is free of all: ', ...way(mine, onLine)]
    : [`No later release of ${mine.line} is free of all.`];
  const other = overall.id === onLine?.id ? [] : [el('p', {}, ['Nearest of all: ', ...way(mine, overall)])];
  return [el('p', {}, near), ...other];
}

function way(mine: ReleaseEntry, to: ReleaseEntry): (Node | string)[] {
  const link = el('a', { class: 'v', href: at(`releases/${to.id}/`) }, [to.version]);
  return [link, '. ', comparisonLink(mine, to, 'What else it changes'), '.'];
}

function nameOf({ id, version }: ReleaseEntry): string {
  return id.includes('/') ? id : version;
}

customElements.define('security-check', SecurityCheck);
