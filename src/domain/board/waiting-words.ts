import { formatDate, formatMany } from '../format.ts';
import { cutText } from '../text.ts';
import type { Move, Obstacle, Vote } from './waiting.ts';

/** An obstacle for readers. */
export interface ObstacleWords {
  /** Two words at most, to be seen at a glance. */
  label: string;
  /** One sentence: who, what, when. */
  text: string;
  /** What is open, one by one; mostly empty. */
  items: string[];
}

/**
 * Says an obstacle, the same in the terminal, in the API and on pages.
 *
 * @param channelName name of a channel for readers, by id
 */
export function obstacleWords(obstacle: Obstacle, channelName: (id: string) => string): ObstacleWords {
  const words = sentence(obstacle, channelName);
  return { ...words, items: obstacle.kind === 'checklist' ? obstacle.open : [] };
}

/** `1 of 2: mara, 18 November 2026`. */
function approvalWords({ needed, given }: Move['approvals']): string {
  const count = needed === 0 ? formatMany(given.length, 'approval') : `${given.length} of ${needed} approvals`;
  return given.length === 0 ? count : `${count}: ${given.map(voteWords).join('; ')}`;
}

/** `mara on 18 November 2026`. */
function voteWords({ by, at }: Vote): string {
  return `${by} on ${formatDate(at)}`;
}

function sentence(obstacle: Obstacle, nameOf: (id: string) => string): Omit<ObstacleWords, 'items'> {
  switch (obstacle.kind) {
    case 'offered':
      return {
        label: 'offered',
        text: `It is offered there${obstacle.since && ` since ${formatDate(obstacle.since)}`}.`,
      };
    case 'yanked': {
      const { channel, at, by, reason, replacement } = obstacle;
      const text = `${nameOf(channel)} yanked it on ${formatDate(at)} (${by})`;
      const instead = replacement === null ? '' : ` Take ${replacement}.`;
      return {
        label: 'yanked',
        text: `${text}${reason === '' ? '.' : `: ${ended(cutText(reason, LONGEST))}`}${instead}`,
      };
    }
    case 'no-tag':
      return { label: 'no tag', text: 'The repository has no tag for it.' };
    case 'moved-tag': {
      const [before, now] = [obstacle.movedFrom, obstacle.commit].map((id) => id.slice(0, 10));
      return { label: 'moved tag', text: `Its tag was moved from ${before} to ${now}.` };
    }
    case 'lower':
      return { label: 'lower', text: `${obstacle.than}, which is higher, is offered there already.` };
    case 'approvals':
      return { label: 'approvals', text: `${approvalWords(obstacle)}.` };
    case 'checklist':
      return { label: 'checklist', text: `${obstacle.open.length} of ${formatMany(obstacle.of, 'check')} open.` };
    case 'not-before':
      return { label: 'days', text: notBefore(obstacle.channel, obstacle.days, nameOf) };
    case 'stay': {
      const { channel, since, days, until } = obstacle;
      const end = until === null ? '' : `, until ${formatDate(until)}`;
      const text = `On ${nameOf(channel)} since ${formatDate(since)}; ${formatMany(days, 'day')} there are asked for${end}.`;
      return { label: 'days', text };
    }
    case 'freeze': {
      const text = `Nothing is published until ${formatDate(obstacle.to)}: ${ended(obstacle.reason || obstacle.id)}`;
      return { label: 'frozen', text };
    }
  }
}

/** Characters of a reason; all of it stands with its event. */
const LONGEST = 300;

function notBefore(channel: string | null, days: number, nameOf: (id: string) => string): string {
  const asked = `${formatMany(days, 'day')} on the channel before are asked for`;
  return channel === null
    ? `${asked}, and no file says which that is.`
    : `${asked}, and ${nameOf(channel)} does not offer it.`;
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
