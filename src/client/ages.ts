import { formatAge, formatMonth } from '#domain/format.ts';
import { el } from './dom.ts';
import { today } from './today.ts';

/* What depends on the reader's day is written beside the dates that the build wrote. */
const day = today(document.body.dataset.today);
for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-age]')) {
  time.append(`, ${formatAge(time.dateTime, day)}`);
}
for (const ended of document.querySelectorAll<HTMLElement>('[data-ends-on]')) {
  ended.hidden = (ended.dataset.endsOn ?? '') >= day;
}
for (const support of document.querySelectorAll<HTMLElement>('[data-until]')) {
  const until = support.dataset.until ?? '';
  if (until >= day) continue;
  // Where fixes end, security fixes may go on.
  const last = support.dataset.security ?? until;
  const ended = last < day;
  support.replaceChildren(ended ? 'ended ' : 'security until ', el('time', { datetime: last }, [formatMonth(last)]));
  support.classList.toggle('ended', ended);
}
