import { placeOn } from '#domain/calendar/phase-scale.ts';
import { today } from './today.ts';

/* The line of today stands where the build left it until the browser knows the day. */
const day = today(document.body.dataset.today);
for (const chart of document.querySelectorAll<SVGElement>('svg[data-from][data-to]')) {
  const { from = day, to = day } = chart.dataset;
  const place = `${placeOn({ from, to }, day)}%`;
  for (const mark of chart.querySelectorAll('[data-now]')) {
    // A chart that was drawn long ago ends before today.
    mark.toggleAttribute('hidden', day >= to);
    for (const name of ['x', 'x1', 'x2']) if (mark.hasAttribute(name)) mark.setAttribute(name, place);
  }
}
