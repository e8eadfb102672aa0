import type { Problem } from '../problem.ts';
import { type Move, type Obstacle, obstaclesOf } from './waiting.ts';
import { obstacleWords } from './waiting-words.ts';

/**
 * What stands against publishing a release on a channel at a moment, as problems that each name the remedy. What the
 * channel offers already is none: to publish it again changes nothing.
 *
 * @param last moment of the newest event of the log, or null: an event never stands before another
 */
export function checkPublication(move: Move, at: string, last: string | null): Problem[] {
  const obstacles = obstaclesOf(move, at).filter(({ kind }) => kind !== 'offered');
  return [
    ...obstacles.map((obstacle) => refusal(obstacle, move)),
    ...(last !== null && at < last ? [tooEarly(at, last)] : []),
  ];
}

function refusal(obstacle: Obstacle, move: Move): Problem {
  const { text, items } = obstacleWords(obstacle, (id) => id);
  const open = items.length > 0 ? ` ${items.map((item) => `'${item}'`).join(', ')}` : '';
  const message = `${move.version} cannot be published on ${move.channel} yet. ${text}${open}`;
  return { code: CODES[obstacle.kind], severity: 'error', message, hint: remedyFor(obstacle) };
}

const CODES: Record<Obstacle['kind'], string> = {
  offered: 'is-offered',
  yanked: 'was-yanked',
  'no-tag': 'version-without-tag',
  'moved-tag': 'moved-tag',
  lower: 'lower-version',
  approvals: 'needs-approval',
  checklist: 'open-checklist',
  'not-before': 'not-on-previous',
  stay: 'too-few-days',
  freeze: 'frozen',
};

const LATER = 'Leave out --publish: the manifest is prepared, and the release is published';

function remedyFor(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'offered':
      return 'Nothing is left to do.';
    case 'yanked':
      return `Publish ${obstacle.replacement ?? 'a new version'} in its place.`;
    case 'no-tag':
      return 'Tag it, or fetch the tags: git fetch --tags';
    case 'moved-tag':
      return 'Find out who moved it and why, and put it back, or release the new commit under a new version.';
    case 'lower':
      return 'Publish a version above it.';
    case 'approvals':
      return `${LATER} when it is approved.`;
    case 'checklist':
      return `${LATER} when an approval in the log names them under 'checked', word for word.`;
    case 'not-before':
      return obstacle.channel === null
        ? "Name the channel before in channel.yaml, for instance: from: beta   Or take 'minDaysOnPrevious' out of the policy."
        : `Publish it on ${obstacle.channel} first, or lower 'minDaysOnPrevious' in portal.yaml.`;
    case 'stay':
      return `${LATER} after that, or lower 'minDaysOnPrevious' in portal.yaml.`;
    case 'freeze':
      return `Leave out --publish until then, or change the freeze '${obstacle.id}' in portal.yaml.`;
  }
}

function tooEarly(at: string, last: string): Problem {
  return {
    code: 'log-time',
    severity: 'error',
    message: `The event would be of ${at}, before the last of the log, which is of ${last}.`,
    hint: 'Set the clock of this machine, or say the moment with --at.',
  };
}
