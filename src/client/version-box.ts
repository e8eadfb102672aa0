import type { ReleaseEntry } from '#domain/browser-files.ts';
import { meantRelease } from '#domain/compare-pair.ts';
import { formatDate } from '#domain/format.ts';
import type { StandingContext } from '#domain/release-status.ts';
import { listBadges } from '#domain/standing.ts';
import { statesOf } from '#domain/states.ts';
import { suggestVersions } from '#domain/version-suggestions.ts';
import { el, need } from './dom.ts';
import { VersionList } from './version-list.ts';

/** What a version field tells its page. */
export interface BoxEvents {
  picked(entry: ReleaseEntry): void;
  /** Something was typed that is no version. */
  unknown(text: string): void;
}

/** A field for one version with a list under it: typed, chosen with arrows and Enter, or with the pointer. */
export class VersionBox {
  readonly #input: HTMLInputElement;
  readonly #list: VersionList;
  readonly #root: HTMLElement;
  readonly #events: BoxEvents;
  #releases: readonly ReleaseEntry[] = [];
  #value: ReleaseEntry | null = null;
  prereleases = false;

  constructor(root: HTMLElement, events: BoxEvents) {
    this.#root = root;
    this.#events = events;
    this.#input = need<HTMLInputElement>(root, 'input');
    this.#list = new VersionList(need(root, '.vlist'), this.#input, (entry) => this.#take(entry));
    // The field is as wide as its text; all of the frame belongs to it.
    need(root, '.vbox-frame').addEventListener('click', (event) => {
      if (event.target !== this.#input) this.#input.click();
      this.#input.focus();
    });
    this.#input.addEventListener('input', () => this.#open(this.#input.value));
    this.#input.addEventListener('focus', () => this.#input.select());
    this.#input.addEventListener('click', () => this.#list.isOpen || this.#open(''));
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('blur', () => this.#leave());
  }

  set releases(releases: readonly ReleaseEntry[]) {
    this.#releases = releases;
  }

  /** Shows a version, or a text that is none, without telling the page. */
  show(entry: ReleaseEntry | null, text = entry?.id ?? ''): void {
    this.#value = entry;
    this.#input.value = text;
    need(this.#root, '[data-line]').textContent = entry?.line ?? '';
    need(this.#root, '[data-line]').hidden = entry === null;
    need(this.#root, '[data-states]').replaceChildren();
    const date = entry ? [el('time', { datetime: entry.date }, [formatDate(entry.date)])] : [];
    need(this.#root, '[data-date]').replaceChildren(...date);
  }

  /** Says how versions stand: the one that is shown, and those of the list. */
  mark(context: StandingContext): void {
    this.#list.context = context;
    const states = this.#value ? statesOf(this.#value, context) : [];
    const badges = listBadges(
      states.filter(({ kind }) => kind !== 'prerelease' && kind !== 'lts' && kind !== 'current'),
    );
    const drawn = badges.map(({ text, tone }) => el('span', { class: `badge ${tone}` }, [text]));
    need(this.#root, '[data-states]').replaceChildren(...drawn);
    need(this.#root, '[data-line]').hidden = this.#value === null || states.some(({ kind }) => kind === 'latest');
  }

  #open(text: string): void {
    this.#list.show(suggestVersions(text, this.#releases, this.prereleases));
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!this.#list.isOpen) this.#open('');
      this.#list.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const { active } = this.#list;
      if (active) this.#take(active);
      else this.#resolve();
    } else if (event.key === 'Escape' && this.#list.isOpen) {
      event.preventDefault();
      this.#list.close();
      this.show(this.#value);
    }
  }

  #leave(): void {
    this.#list.close();
    this.#resolve();
  }

  /** Takes what is typed as a version, if it changed. */
  #resolve(): void {
    const text = this.#input.value.trim();
    this.#list.close();
    if (text === (this.#value?.id ?? '')) return;
    const meant = meantRelease(text, this.#releases);
    if (meant) this.#take(meant);
    else this.#events.unknown(text);
  }

  #take(entry: ReleaseEntry): void {
    this.#list.close();
    const same = this.#value?.id === entry.id;
    this.show(entry);
    if (!same) this.#events.picked(entry);
  }
}
