import { type CardFacts, cardParts, freezeParts, summaryParts } from '#domain/board/board-card.ts';
import { drawParts } from './draw-parts.ts';

/**
 * What depends on the day is drawn again for the reader's: a freeze begins and ends, days on a channel go by. The page
 * need not be built again for that.
 */
const fixed = document.body.dataset.today;
const moment = fixed ? `${fixed}T23:59:59Z` : `${new Date().toISOString().slice(0, 19)}Z`;

const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')].map((place) => {
  const facts: CardFacts = JSON.parse(place.dataset.card ?? '');
  place.replaceChildren(...drawParts(cardParts(facts, moment)));
  return facts;
});
for (const place of document.querySelectorAll<HTMLElement>('[data-freezes]')) {
  place.replaceChildren(...drawParts(freezeParts(JSON.parse(place.dataset.freezes ?? '[]'), moment)));
}
document.querySelector('[data-summary]')?.replaceChildren(...drawParts(summaryParts(cards, moment)));
