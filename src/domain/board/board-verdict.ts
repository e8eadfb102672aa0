import { formatDate, formatMany } from '../format.ts';
import { clearFrom, type Move, type Obstacle, obstaclesOf } from './waiting.ts';
import { obstacleWords } from './waiting-words.ts';

/** In one sentence, how far a release is. */
export interface Verdict {
  /** `ready`; `time` alone is in the way; `people` have to do something; `stopped` for good. */
  kind: 'ready' | 'time' | 'people' | 'stopped';
  /** Its first word, and the rest of the sentence. */
  word: string;
  text: string;
}

/**
 * Judges a move on a moment.
 *
 * @param at RFC 3339 in UTC
 * @param channelName name of a channel for readers, by id
 */
export function verdictOf(move: Move, at: string, channelName: (id: string) => string): Verdict {
  const obstacles = obstaclesOf(move, at);
  const stop = obstacles.find(({ kind }) => STOPS.has(kind));
  if (stop) return { kind: 'stopped', word: 'Stopped.', text: obstacleWords(stop, channelName).text };
  if (obstacles.length === 0) return { kind: 'ready', word: 'Ready.', text: 'Nothing stands in the way.' };
  const people = obstacles.flatMap((obstacle) => demandOf(obstacle, channelName));
  const clear = clearFrom({ ...move, approvals: { needed: 0, given: [] }, checklist: [] }, at);
  const later = clear !== null && clear > at;
  if (people.length === 0)
    return { kind: 'time', word: 'Held', text: `until ${formatDate(clear ?? at)}, by the date alone.` };
  const until = later ? `, and not before ${formatDate(clear)}` : '';
  return { kind: 'people', word: 'Waits', text: `for ${joined(people)}${until}.` };
}

const STOPS = new Set<Obstacle['kind']>(['offered', 'yanked', 'no-tag', 'moved-tag', 'lower']);

function demandOf(obstacle: Obstacle, nameOf: (id: string) => string): string[] {
  switch (obstacle.kind) {
    case 'approvals':
      return [formatMany(obstacle.needed - obstacle.given.length, 'more approval')];
    case 'checklist':
      return [formatMany(obstacle.open.length, 'check')];
    case 'not-before':
      return [obstacle.channel === null ? 'a channel before it' : nameOf(obstacle.channel)];
    default:
      return [];
  }
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
