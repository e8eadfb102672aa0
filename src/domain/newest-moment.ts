import type { ReleaseEvent } from './channel.ts';
import type { Portal } from './portal.ts';

/**
 * The moment of which a state without a date is told, never that of the clock: the end of the day that the command line
 * or the settings name, else the newest commit, tag or event.
 *
 * @param events of every channel, in any order
 */
export function newestMoment(
  { product, facts }: Pick<Portal, 'product' | 'facts'>,
  events: readonly Pick<ReleaseEvent, 'at'>[],
): string {
  const day = facts.day ?? product.today;
  if (day !== null) return `${day}T23:59:59Z`;
  return events.reduce((newest, { at }) => (at > newest ? at : newest), facts.newest);
}
