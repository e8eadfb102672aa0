import { type CardFacts, cardParts, freezeParts, summaryParts } from '#domain/board-card.ts';
import { drawParts } from './draw-parts.ts';

/**
 * What depends on the day is drawn again for the reader's: a freeze begins and ends, days on a channel go by. The page
 * need not be built again for that.
 */
const fixed = document.body.dataset.today;
const moment = fixed ? `${fixed}T23:59:59Z` : `${new Date().toISOString().slice(0, 19)}Z`;

for (const card of document.querySelectorAll<HTMLElement>('[data-card]')) {
  card.replaceChildren(...drawParts(cardParts(JSON.parse(card.dataset.card ?? ''), moment)));
}
for (const place of document.querySelectorAll<HTMLElement>('[data-freezes]')) {
  place.replaceChildren(...drawParts(freezeParts(JSON.parse(place.dataset.freezes ?? '[]'), moment)));
}
const summary = document.querySelector<HTMLElement>('[data-summary]');
if (summary) {
  const cards: CardFacts[] = JSON.parse(summary.dataset.summary ?? '[]');
  summary.replaceChildren(...drawParts(summaryParts(cards, moment)));
}
