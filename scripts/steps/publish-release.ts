import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPublication } from '#domain/board/publish-gate.ts';
import { type ChannelRelease, foldChannel, releaseKey } from '#domain/channel-state.ts';
import type { ChainedEvent } from '#domain/event-chain.ts';
import type { Problem } from '#domain/problem.ts';
import { ProblemsError } from '../input-error.ts';
import { type LongerLog, withEvent } from './append-event.ts';
import type { ManifestTarget } from './manifest-target.ts';
import { NO_LOG, type ReadLog, readLog } from './read-log.ts';
import { readMove } from './read-move.ts';

/** Who publishes, and when. */
export interface Publisher {
  by: string;
  /** RFC 3339 in UTC. */
  at: string;
}

/** The log of a channel as it stands, with its text; null text where there is none. */
export type ChannelLog = ReadLog & { text: string | null };

/**
 * Reads the log of the channel.
 *
 * @throws ProblemsError where it cannot be trusted
 */
export async function readChannelLog({ content, channel }: ManifestTarget): Promise<ChannelLog> {
  const path = `channels/${channel}/log.yaml`;
  const absolute = join(content, path);
  if (!existsSync(absolute)) return { ...NO_LOG, text: null };
  const problems: Problem[] = [];
  const log = await readLog({ path, absolute }, channel, problems);
  if (problems.length > 0) throw new ProblemsError(problems);
  return { ...log, text: await readFile(absolute, 'utf8') };
}

/**
 * The log with `published` added to it; null where it was published before, so that a second run changes nothing.
 *
 * @throws ProblemsError with everything that stands in the way, before anything is written
 */
export async function planPublication(
  target: ManifestTarget,
  log: ChannelLog,
  { by, at }: Publisher,
): Promise<LongerLog | null> {
  if (isPublished(target, log)) return null;
  const version = nameOf(target);
  const problems = checkPublication(await readMove(target, version, at), at, log.events.at(-1)?.at ?? null);
  if (problems.length > 0) throw new ProblemsError(problems);
  return withEvent({ ...log, channel: target.channel }, { at, by, action: 'published', version });
}

/** Whether the log tells that it was offered at some time; what happened to it since is not this command's to undo. */
function isPublished(target: ManifestTarget, { events }: ChannelLog): boolean {
  const version = nameOf(target);
  return events.some((event) => event.version === version && event.action !== 'approved');
}

/**
 * What the release is on its channel now.
 *
 * @param date that its manifest states, or null
 * @param event what was added to the log, or null
 */
export function standingOf(
  { channel, release }: ManifestTarget,
  { events }: ChannelLog,
  { date, event }: { date: string | null; event: ChainedEvent | null },
): ChannelRelease['status'] {
  const name = { component: release.root ? null : release.component, version: release.version };
  const all = event ? [...events, { ...event, channel }] : events;
  const { releases } = foldChannel([{ ...name, date: date ?? release.date }], all);
  return releases.find((own) => releaseKey(own) === releaseKey(name))?.status ?? 'prepared';
}

function nameOf({ release }: ManifestTarget): string {
  return releaseKey({ component: release.root ? null : release.component, version: release.version });
}
