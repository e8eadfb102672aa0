import { releaseStanding } from '#domain/release-standing.ts';
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
  const { release: id = '', component = '', line = '' } = release.dataset;
  const current = await loadCurrent().catch(() => null);
  if (!current) return;
  const isStable = place.querySelector('.badge') === null;
  for (const badge of releaseStanding({ id, component, line, isStable }, current, today(current.today))) {
    const target = badge.release
      ? el('a', { href: at(`releases/${badge.release}/`) }, [badge.text])
      : el('span', {}, [badge.text]);
    target.className = `badge ${badge.tone}`;
    place.append(target);
  }
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
