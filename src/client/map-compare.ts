import { at } from './data.ts';

for (const tools of document.querySelectorAll<HTMLElement>('[data-map-tools]')) start(tools);

/** While the switch is on, a stop of the map is chosen and not followed; the second choice opens the comparison. */
function start(tools: HTMLElement): void {
  const map = tools.closest('figure');
  const button = tools.querySelector('button');
  const said = tools.querySelector('[role=status]');
  if (!map || !button || !said) return;
  let chosen: HTMLElement[] = [];
  const show = (on: boolean) => {
    button.ariaPressed = String(on);
    for (const stop of map.querySelectorAll<HTMLElement>('[data-stop]'))
      stop.classList.toggle('chosen', chosen.includes(stop));
    said.textContent = on ? (chosen.length === 0 ? 'Choose the first stop.' : 'Choose the second stop.') : '';
  };
  button.addEventListener('click', () => {
    chosen = [];
    show(button.ariaPressed !== 'true');
  });
  map.addEventListener('click', (event) => {
    const stop = (event.target as Element).closest<HTMLElement>('[data-stop]');
    if (!stop || button.ariaPressed !== 'true') return;
    event.preventDefault();
    chosen = chosen.includes(stop) ? [] : [...chosen, stop];
    show(true);
    if (chosen.length === 2) open(map, chosen);
  });
}

/** The stop that stands first in the map is the older one. */
function open(map: Element, chosen: readonly HTMLElement[]): void {
  const [from, to] = [...map.querySelectorAll<HTMLElement>('[data-stop]')]
    .filter((stop) => chosen.includes(stop))
    .map((stop) => encodeURIComponent(stop.dataset.stop ?? ''));
  location.assign(`${at('compare/')}?from=${from}&to=${to}`);
}
