import type { CardFacts } from '#domain/board/board-card.ts';
import type { Waiting } from '#domain/board/waiting-list.ts';
import type { Portal } from '#domain/portal.ts';

/** What the browser needs to draw a card again on another day. */
export function cardFacts({ move, how }: Waiting, { channels }: Portal): CardFacts {
  const spoken = new Set([move.channel, move.stay?.channel, ...move.yanked.map(({ channel }) => channel)]);
  const names = channels.flatMap(({ id, name }) => (spoken.has(id) ? [[id, name]] : []));
  return { move, prepared: how === 'prepared', names: Object.fromEntries(names) };
}
