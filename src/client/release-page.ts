import type { ReleaseKind } from '#domain/release.ts';
import { standingToday } from '#domain/release-standing.ts';
import { type State, statesOf } from '#domain/states.ts';
import { at, loadCurrent } from './data.ts';
import { el } from './dom.ts';
import { today } from './today.ts';

const head = document.querySelector<HTMLElement>('[data-release]');
const badges = document.querySelector<HTMLElement>('[data-badges]');
if (head && badges) showStanding(head, badges);
const button = document.querySelector<HTMLButtonElement>('[data-copy]');
const twin = document.querySelector<HTMLAnchorElement>('[data-markdown]');
if (button && twin && navigator.clipboard) offerCopy(button, twin.href);

/** How the release stands today: it changes with every tag, so the page itself does not say it. */
async function showStanding(release: HTMLElement, place: HTMLElement): Promise<void> {
  const current = await loadCurrent().catch(() => null);
  if (!current) return;
  const { release: id = '', component = '', line = '', version = '', yanked } = release.dataset;
  const kind = release.dataset.kind as ReleaseKind;
  const said = { channel: '', moved: false, moveAccepted: false, affected: 0 };
  const facts = { id, component, line, version, kind, yanked: yanked !== undefined, ...said };
  const states = statesOf(facts, standingToday(current, today(current.today)));
  place.append(...states.filter((state) => !SAID.includes(state.kind)).map(drawnState));
}

/** What the page itself says, since it stays so. */
const SAID: State['kind'][] = ['yanked', 'moved', 'affected', 'prerelease'];

function drawnState({ kind, says, tone, release }: State): HTMLElement {
  // On a page of its own that a line has ended is the first thing to know.
  const look = `badge ${kind === 'ended' ? 'bad' : tone}`;
  if (release === null) return el('span', { class: look }, [says]);
  return el('a', { class: look, href: at(`releases/${release}/`) }, [says]);
}

function offerCopy(control: HTMLButtonElement, address: string): void {
  control.hidden = false;
  control.addEventListener('click', async () => {
    const said = document.querySelector('[data-copied]');
    const text = await fetch(address).then((answer) => (answer.ok ? answer.text() : null));
    if (text !== null) await navigator.clipboard.writeText(text);
    if (said) said.textContent = text === null ? 'The Markdown could not be loaded.' : 'Copied.';
  });
}
