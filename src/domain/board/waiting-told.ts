import type { Channel } from '../channel.ts';
import { type Verdict, verdictOf } from './board-verdict.ts';
import { clearFrom, type Move, type Obstacle, obstaclesOf } from './waiting.ts';
import type { Waiting } from './waiting-list.ts';
import { obstacleWords } from './waiting-words.ts';

/** What waits for a channel, as `tagline status --json` and the API tell it. */
export interface WaitingTold {
  /** Id of the release. */
  release: string;
  version: string;
  how: Waiting['how'];
  /** How far it is: ready, held by a date alone, waiting for people, or stopped; and the same as a sentence. */
  state: Verdict['kind'];
  text: string;
  approvals: Move['approvals'];
  checklist: Move['checklist'];
  /** Each with its sentence. */
  obstacles: (Obstacle & { text: string })[];
  /** The first moment at which nothing stands in the way if nobody does anything; null where somebody has to. */
  clearFrom: string | null;
}

/**
 * Says what stands in the way of each release that waits.
 *
 * @param at RFC 3339 in UTC
 */
export function tellWaiting(
  waiting: readonly Waiting[],
  channels: readonly Pick<Channel, 'id' | 'name'>[],
  at: string,
): WaitingTold[] {
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return waiting.map(({ row, how, move }) => {
    const { kind, word, text } = verdictOf(move, at, nameOf);
    return {
      ...{ release: row.id, version: row.version, how, state: kind, text: `${word} ${text}` },
      ...{ approvals: move.approvals, checklist: move.checklist },
      obstacles: obstaclesOf(move, at).map((each) => ({ ...each, text: obstacleWords(each, nameOf).text })),
      clearFrom: clearFrom(move, at),
    };
  });
}
