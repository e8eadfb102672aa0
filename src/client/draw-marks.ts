import type { Mark } from '#domain/drawing.ts';

/** Replaces what an SVG shows; marks come from the domain's layouts, as at build. */
export function drawMarks(svg: SVGSVGElement, marks: readonly Mark[]): void {
  svg.replaceChildren(...marks.map(elementOf));
}

function elementOf(mark: Mark): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', mark.tag);
  for (const [name, value] of Object.entries(mark.attributes)) element.setAttribute(name, String(value));
  if (mark.text !== undefined) element.textContent = mark.text;
  return element;
}
