import { differsOn } from '#domain/list-standing.ts';
import { listBadges } from '#domain/standing.ts';
import { statesOf } from '#domain/states.ts';
import { el } from './dom.ts';
import { factsOfRow, standingOfList } from './list-rows.ts';

/* Lists are written for the day of their build: where lines have ended since, their rows are told anew. */
for (const list of document.querySelectorAll<HTMLElement>('[data-standings]')) {
  const { packed, context } = standingOfList(list);
  if (!differsOn(packed, context.today)) continue;
  for (const row of list.querySelectorAll<HTMLElement>('[data-release-id]')) {
    const badges = listBadges(statesOf(factsOfRow(row), context));
    const place = row.querySelector('[data-badges]');
    place?.replaceChildren(...badges.map(({ text, tone }) => el('span', { class: `badge ${tone}` }, [text])));
  }
}
