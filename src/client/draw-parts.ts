import { formatCount } from '#domain/format.ts';
import type { PageNode, PagePart } from '#domain/page-part.ts';
import { el } from './dom.ts';

/** Items of a list that are drawn at once; the rest comes on demand, so that thousands do not hold up the page. */
const AT_ONCE = 100;

/** Parts as elements and text nodes. */
export function drawParts(parts: readonly PageNode[]): (HTMLElement | string)[] {
  return parts.flatMap<HTMLElement | string>((node) => (typeof node === 'string' ? [node] : drawPart(node)));
}

function drawPart({ tag, attributes, children }: PagePart): HTMLElement[] {
  if (tag !== 'ul' || children.length <= AT_ONCE) return [el(tag, attributes, drawParts(children))];
  const list = el('ul', attributes, drawParts(children.slice(0, AT_ONCE)));
  return [list, moreButton(list, children.slice(AT_ONCE))];
}

function moreButton(list: HTMLElement, rest: readonly PageNode[]): HTMLElement {
  const more = el('button', { type: 'button', class: 'button' }, [`Show ${formatCount(rest.length)} more`]);
  more.addEventListener('click', () => {
    const fresh = drawParts(rest).filter((node) => typeof node !== 'string');
    list.append(...fresh);
    more.remove();
    fresh[0]?.querySelector<HTMLElement>('a, input')?.focus();
  });
  return more;
}
