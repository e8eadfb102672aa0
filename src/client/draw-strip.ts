import type { MapFile, ReleaseEntry } from '#domain/browser-files.ts';
import type { Mark } from '#domain/drawing.ts';
import { laneKey } from '#domain/lane.ts';
import { layoutStrip } from '#domain/strip.ts';
import { compareVersions } from '#domain/version-fields.ts';
import { at } from './data.ts';
import { el } from './dom.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The piece of the release map between two releases of one component; null where they are of two. */
export function drawStrip(
  map: MapFile,
  releases: readonly ReleaseEntry[],
  pair: { from: ReleaseEntry; to: ReleaseEntry },
) {
  const { from, to } = pair;
  if (from.component !== to.component || from.id === to.id) return null;
  const own = releases.filter((entry) => entry.component === to.component);
  const stops = own.map(({ id, version, level, yanked, line, component }) => {
    return { id, version, level, yanked, lane: laneKey({ component, line }) };
  });
  const lanes = map.lanes[to.component] ?? [];
  const [low, high] = compareVersions(from.version, to.version) < 0 ? [from, to] : [to, from];
  const drawing = layoutStrip({ stops, lanes, backports: map.backports, from: low.id, to: high.id });
  const view = { viewBox: `0 0 ${drawing.width} ${drawing.height}`, width: drawing.width, height: drawing.height };
  const svg = svgElement('svg', { ...view, 'aria-hidden': 'true' }, [
    ...drawing.lines.map(drawMark),
    ...drawing.stops.map(({ stop, at: place, marks }) =>
      svgElement('a', { href: at(`releases/${stop.id}/`), tabindex: -1 }, [
        ...marks.map(drawMark),
        // Strokes of no length have no box: the circle is what a pointer meets.
        svgElement('circle', { cx: Math.round(place.x), cy: place.y, r: 12 }, []),
      ]),
    ),
    ...drawing.labels.map(drawMark),
  ]);
  return el('figure', { class: 'map' }, [el('div', { class: 'map-scroll' }, [svg])]);
}

function drawMark(mark: Mark): SVGElement {
  return svgElement(mark.tag, mark.attributes, [mark.text ?? '']);
}

function svgElement(tag: string, attributes: Record<string, string | number>, children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
