import { comparedIn, meantBy } from '#domain/lost-address.ts';
import { alarmBadges } from '#domain/states.ts';
import { at, loadReleases } from './data.ts';
import { el } from './dom.ts';

const path = location.pathname.slice(at('').length - 1);
const compared = comparedIn(path);
const section = document.querySelector<HTMLElement>('[data-meant]');
const list = document.querySelector('[data-suggestions]');
// Any pair can be compared, but few have a page of their own.
if (compared) location.replace(comparisonAddress(...compared));
else if (section && list) suggest(section, list);

/** Offers what was meant; nothing is shown where nothing comes near. */
async function suggest(place: HTMLElement, items: Element): Promise<void> {
  const { releases, page, pair } = meantBy(path, await loadReleases().catch(() => []));
  const links = releases.map((entry) => {
    const name = entry.id.includes('/') ? `${entry.component} ${entry.version}` : entry.version;
    const badges = alarmBadges(entry).map(({ text, tone }) => el('span', { class: `badge ${tone}` }, [text]));
    return el('a', { class: 'v', href: at(`releases/${entry.id}/`) }, [name, ...badges]);
  });
  if (pair) {
    const [from, to] = pair.map((entry) => entry.id);
    links.push(el('a', { href: comparisonAddress(from, to) }, [`Compare ${from} and ${to}`]));
  }
  if (page) links.push(el('a', { href: at(`${page}/`) }, [page[0]?.toUpperCase() + page.slice(1)]));
  items.replaceChildren(...links.map((link) => el('li', {}, [link])));
  place.hidden = links.length === 0;
}

function comparisonAddress(from = '', to = ''): string {
  return `${at('compare/')}?${new URLSearchParams({ from, to })}`;
}
