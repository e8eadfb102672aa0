import { createHash } from 'node:crypto';
import { checkChain } from '#domain/chain-check.ts';
import type { ReleaseEvent } from '#domain/channel.ts';
import { type ChainedEvent, canonicalEvent } from '#domain/event-chain.ts';
import type { ChannelDefinition } from '#domain/portal-folder.ts';
import type { Problem } from '#domain/problem.ts';
import { type LogFile, logSchema } from '#domain/schemas/log.ts';
import { shape } from '#domain/schemas/shape.ts';
import type { FoundFile } from './portal-files.ts';
import { accept, problemAt, readYamlFile, type YamlFile } from './read-yaml-file.ts';

/** What a channel's log tells: its events, and the hash of the last. */
export type ReadLog = Pick<ChannelDefinition, 'events' | 'head'>;

/** A channel without a log, or with one that cannot be trusted. */
export const NO_LOG: ReadLog = { events: [], head: null };

/** Reads `channels/<channel>/log.yaml` and checks that nobody rewrote it; a log with faults gives no events. */
export async function readLog(file: FoundFile, channel: string, problems: Problem[]): Promise<ReadLog> {
  const yaml = await readYamlFile(file, problems);
  return yaml ? logOf(yaml, channel, problems) : NO_LOG;
}

/** The log that a YAML file holds; what is wrong with it becomes problems. */
export function logOf(yaml: YamlFile, channel: string, problems: Problem[]): ReadLog {
  if (yaml.data === null || yaml.data === undefined) return NO_LOG;
  const log = accept(yaml, shape(logSchema, yaml.data, yaml.sourceOf), problems);
  if (!log) return NO_LOG;
  // The hash is over what stands in the file, not over what the schema made of it.
  const chained = yaml.data as ChainedEvent[];
  const faults = checkChain(chained, sha256);
  problems.push(...faults.map((fault) => problemAt(yaml, fault)));
  if (faults.length > 0) return NO_LOG;
  const last = chained.at(-1);
  return {
    events: log.map((event) => releaseEvent(event, channel)),
    head: last ? sha256(canonicalEvent(last)) : null,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function releaseEvent(event: LogFile[number], channel: string): ReleaseEvent {
  const { previous, reason, replacement, promotedFrom, checked, ...rest } = event;
  return {
    ...rest,
    channel,
    ...(reason ? { reason } : {}),
    ...(replacement ? { replacement } : {}),
    ...(promotedFrom ? { promotedFrom } : {}),
    ...(checked ? { checked } : {}),
    previous,
  };
}
