import { formatWholeDays, timeOf } from '#domain/calendar/calendar-words.ts';
import { formatAge } from '#domain/format.ts';
import { need } from './dom.ts';
import { today } from './today.ts';

/* A page that was built a while ago still tells what is coming: what has passed since goes where it belongs. */
const day = today(document.body.dataset.today);
const agenda = document.querySelector<HTMLElement>('[data-agenda]');
for (const entry of document.querySelectorAll<HTMLElement>('[data-last]')) place(entry);
for (const group of agenda?.querySelectorAll<HTMLElement>('[data-group]') ?? [])
  group.hidden = group.querySelector('[data-last]') === null;

function place(entry: HTMLElement): void {
  const { from = day, last = day, due } = entry.dataset;
  const time = timeOf({ from, to: last }, due !== undefined, day);
  need(entry, '[data-in]').textContent = time === 'now' && from !== last ? 'now' : formatAge(from, day);
  const group = agenda?.querySelector(`[data-group="${time}"]`);
  if (!group || group.contains(entry)) return;
  // It leaves the heading of its month.
  need(entry, 'time').textContent = formatWholeDays(from, last);
  const list = need(group, 'ul');
  if (time === 'past') list.prepend(entry);
  else list.append(entry);
}
