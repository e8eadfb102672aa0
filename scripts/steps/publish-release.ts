import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseKey } from '#domain/channel-state.ts';
import type { ChainedEvent } from '#domain/event-chain.ts';
import type { Problem } from '#domain/problem.ts';
import { checkPublication } from '#domain/publish-gate.ts';
import { ProblemsError } from '../input-error.ts';
import { appendEvent } from './append-event.ts';
import type { ManifestTarget } from './manifest-target.ts';
import { NO_LOG, type ReadLog, readLog } from './read-log.ts';

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
 * Refuses what the settings do not allow to be published, before anything is written.
 *
 * @throws ProblemsError `needs-approval`, `frozen`, `log-time`
 */
export function refuseEarlyPublication(target: ManifestTarget, log: ChannelLog, at: string): void {
  if (isPublished(target, log)) return;
  const publication = { channel: target.channel, version: nameOf(target), at };
  const problems = checkPublication(publication, target.settings, log.events);
  if (problems.length > 0) throw new ProblemsError(problems);
}

/** Adds `published` to the log; null where it was published before, so that a second run changes nothing. */
export async function publishRelease(
  target: ManifestTarget,
  log: ChannelLog,
  { by, at }: Publisher,
): Promise<ChainedEvent | null> {
  if (isPublished(target, log)) return null;
  const folder = join(target.content, 'channels', target.channel);
  return await appendEvent({ folder, ...log }, { at, by, action: 'published', version: nameOf(target) });
}

/** Whether the log tells that it was offered at some time; what happened to it since is not this command's to undo. */
export function isPublished(target: ManifestTarget, { events }: ChannelLog): boolean {
  const version = nameOf(target);
  return events.some((event) => event.version === version && event.action !== 'approved');
}

function nameOf({ release }: ManifestTarget): string {
  return releaseKey({ component: release.root ? null : release.component, version: release.version });
}
