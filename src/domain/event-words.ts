import type { ReleaseEvent } from './channel.ts';

const WORDS: Record<ReleaseEvent['action'], string> = {
  published: 'published',
  approved: 'approved',
  promoted: 'promoted',
  yanked: 'yanked',
  restored: 'offered again',
  'rolled-out': 'rolled out',
  'rolled-back': 'rolled back',
};

/** What was done, for readers: `offered again` for restored. */
export function actionWord(action: ReleaseEvent['action']): string {
  return WORDS[action];
}

/** What an event did and who did it, to stand behind the version: `published by mara, from beta`. */
export function eventWords({ action, by, promotedFrom }: ReleaseEvent): string {
  return `${WORDS[action]} by ${by}${promotedFrom ? `, from ${promotedFrom}` : ''}`;
}
