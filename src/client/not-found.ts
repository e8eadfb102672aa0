import { meantBy } from '#domain/lost-address.ts';
import { at, loadReleases } from './data.ts';
import { el } from './dom.ts';

const section = document.querySelector<HTMLElement>('[data-meant]');
const list = document.querySelector('[data-suggestions]');
if (section && list) suggest(section, list);

/** Offers what was meant; nothing is shown where nothing comes near. */
async function suggest(place: HTMLElement, items: Element): Promise<void> {
  const base = at('').length - 1;
  const { releases, page, pair } = meantBy(location.pathname.slice(base), await loadReleases().catch(() => []));
  const links = releases.map((entry) => {
    const name = entry.id.includes('/') ? `${entry.component} ${entry.version}` : entry.version;
    return el('a', { class: 'v', href: at(`releases/${entry.id}/`) }, [name]);
  });
  if (pair) {
    const [from, to] = pair.map((entry) => entry.id);
    const address = `${at('compare/')}?${new URLSearchParams({ from: from ?? '', to: to ?? '' })}`;
    links.push(el('a', { href: address }, [`Compare ${from} and ${to}`]));
  }
  if (page) links.push(el('a', { href: at(`${page}/`) }, [page[0]?.toUpperCase() + page.slice(1)]));
  items.replaceChildren(...links.map((link) => el('li', {}, [link])));
  place.hidden = links.length === 0;
}
