import { createHash } from 'node:crypto';
import { checkChain } from '#domain/chain-check.ts';
import type { ReleaseEvent } from '#domain/channel.ts';
import { type ChainedEvent, canonicalEvent } from '#domain/event-chain.ts';
import { readPlainYaml } from '#domain/plain-yaml.ts';
import type { ChannelDefinition } from '#domain/portal-folder.ts';
import type { Problem } from '#domain/problem.ts';
import { type LogFile, logSchema } from '#domain/schemas/log.ts';
import { shape } from '#domain/schemas/shape.ts';
import { type FoundFile, readTextFile } from './portal-files.ts';
import { accept, problemAt, type YamlFile, yamlOf } from './read-yaml-file.ts';

/** What a channel's log tells: its events, and the hash of the last. */
export type ReadLog = Pick<ChannelDefinition, 'events' | 'head'>;

/** A channel without a log, or with one that cannot be trusted. */
export const NO_LOG: ReadLog = { events: [], head: null };

/** Reads `channels/<channel>/log.yaml` and checks that nobody rewrote it; a log with faults gives no events. */
export async function readLog(file: FoundFile, channel: string, problems: Problem[]): Promise<ReadLog> {
  const read = await readTextFile(file, LOG_LIMIT);
  if ('problem' in read) {
    problems.push(read.problem);
    return NO_LOG;
  }
  const quick = quickly(read.text, channel);
  if (quick) return quick;
  const yaml = yamlOf(read.text, { file: file.path }, problems);
  return yaml ? logOf(yaml, channel, problems) : NO_LOG;
}

/** Bytes: a log is only ever appended to, a few hundred an event. */
const LOG_LIMIT = 20_000_000;

/** A log without fault, where it is written as programs write; null where more has to be looked at. */
function quickly(text: string, channel: string): ReadLog | null {
  const data = readPlainYaml(text);
  const { data: log } = logSchema.safeParse(data);
  if (!log) return null;
  const chained = data as unknown as ChainedEvent[];
  return checkChain(chained, sha256).length === 0 ? readOf(log, chained, channel) : null;
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
  return faults.length > 0 ? NO_LOG : readOf(log, chained, channel);
}

function readOf(log: LogFile, chained: readonly ChainedEvent[], channel: string): ReadLog {
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
