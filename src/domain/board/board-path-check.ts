import { nearest } from '../nearest.ts';
import type { PortalFolder } from '../portal-folder.ts';
import type { Problem } from '../problem.ts';
import { feedersOf } from './board-path.ts';

/**
 * Finds what cannot be right in the way of releases: a channel that is fed by none that exists or by itself, and days
 * asked for on the channel before where nobody says which that is.
 */
export function checkPath({ channels, settings }: Pick<PortalFolder, 'channels' | 'settings'>): Problem[] {
  const feeders = feedersOf(channels);
  const known = channels.map(({ id }) => id);
  const stated = channels.flatMap(({ id, from }) => {
    if (from === undefined || feeders.get(id) === from) return [];
    return [known.includes(from) ? circle(id, from) : unknown(id, from, known)];
  });
  const homeless = known.filter((id) => (settings.policy[id]?.minDaysOnPrevious ?? 0) > 0 && !feeders.has(id));
  return [...stated, ...homeless.map(noneBefore)];
}

function fileOf(id: string): string {
  return `channels/${id}/channel.yaml`;
}

function unknown(id: string, from: string, known: readonly string[]): Problem {
  const meant = nearest(from, known);
  const message = `Releases of ${id} come from the channel '${from}', which no file is about.`;
  const hint = `${meant ? `Did you mean '${meant}'? ` : ''}Channels: ${known.join(', ')}.`;
  return { code: 'unknown-channel', severity: 'error', message, hint, where: { file: fileOf(id) } };
}

function circle(id: string, from: string): Problem {
  const message = `Releases of ${id} come from ${from}, whose own come from ${id}: the way is a circle.`;
  const hint = "Take 'from' out of the channel where releases begin.";
  return { code: 'circular-path', severity: 'error', message, hint, where: { file: fileOf(id) } };
}

function noneBefore(id: string): Problem {
  const message = `The policy of ${id} asks for days on the channel before, and no file says which that is, so that nothing can be published there.`;
  const hint = `Name it in ${fileOf(id)}, for instance: from: beta`;
  return { code: 'no-channel-before', severity: 'warning', message, hint, where: { file: 'portal.yaml' } };
}
