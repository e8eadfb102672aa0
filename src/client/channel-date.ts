import { type ChannelHistory, type ChannelOn, channelOn, type ReleaseOn } from '#domain/channel-history.ts';
import { formatDate, formatMany } from '#domain/format.ts';
import { el, need } from './dom.ts';

/** So many versions are named; the rest is a count. */
const MOST = 12;

/** The state of a channel at the end of a day that the reader chooses; the day stands in the address. */
class ChannelDate extends HTMLElement {
  #history: Promise<ChannelHistory> | null = null;
  #told: readonly Node[] = [];

  connectedCallback(): void {
    const input = need<HTMLInputElement>(this, 'input');
    this.#told = [...need(this, '[data-answer]').childNodes];
    input.addEventListener('change', () => {
      keepInAddress(input.value);
      void this.#show(input.value);
    });
    const asked = new URLSearchParams(location.search).get('at') ?? '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(asked)) return;
    input.value = asked;
    void this.#show(input.value);
  }

  async #show(day: string): Promise<void> {
    const [answer, list] = [need(this, '[data-answer]'), need(this, '[data-list]')];
    list.hidden = true;
    if (day === '') {
      answer.replaceChildren(...this.#told);
      return;
    }
    try {
      const state = channelOn(await this.#load(), `${day}T23:59:59Z`);
      if (need<HTMLInputElement>(this, 'input').value !== day) return;
      answer.replaceChildren(...this.#sentence(state, day));
      list.replaceChildren(...this.#items(state));
      list.hidden = list.childElementCount === 0;
    } catch {
      this.#history = null;
      answer.textContent = 'The data of this channel could not be loaded. Choose the day again to try once more.';
    }
  }

  #load(): Promise<ChannelHistory> {
    this.#history ??= fetch(this.dataset.history ?? '').then((reply) => {
      if (!reply.ok) throw new Error(`The data answered ${reply.status}`);
      return reply.json() as Promise<ChannelHistory>;
    });
    return this.#history;
  }

  #sentence({ current, releases }: ChannelOn, day: string): (Node | string)[] {
    const offered = releases.filter(({ status }) => status === 'offered').length;
    const when = `On ${formatDate(day)}`;
    if (!current) return [`${when} this channel recommended nothing.`];
    const since = current.since === null ? '' : `, offered since ${formatDate(current.since)}`;
    return [`${when} it was `, this.#link(current), `${since}, of ${formatMany(offered, 'release')} on offer.`];
  }

  /** What was on offer, then what was not any more or not yet. */
  #items({ releases }: ChannelOn): HTMLElement[] {
    const offered = releases.filter(({ status }) => status === 'offered');
    const other = releases.filter(({ status }) => status !== 'offered');
    const more = offered.length > MOST ? [el('li', { class: 'quiet' }, [`${offered.length - MOST} more`])] : [];
    const named = [...offered.slice(0, MOST).map((each) => el('li', {}, [this.#link(each)])), ...more];
    return [...named, ...other.map((each) => el('li', {}, [this.#link(each), ` ${wordsOf(each)}`]))];
  }

  #link({ release, status }: ReleaseOn): HTMLElement {
    const text = status === 'yanked' ? el('s', {}, [release]) : release;
    return el('a', { class: 'v', href: `${this.dataset.releases}${release}/` }, [text]);
  }
}

function wordsOf({ status, yanked }: ReleaseOn): string {
  if (status === 'yanked') return `yanked${yanked?.reason ? `: ${yanked.reason}` : ''}`;
  return status === 'rolled-back' ? 'rolled back' : 'prepared, not offered yet';
}

function keepInAddress(day: string): void {
  const url = new URL(location.href);
  if (day === '') url.searchParams.delete('at');
  else url.searchParams.set('at', day);
  history.replaceState(null, '', url);
}

customElements.define('channel-date', ChannelDate);
