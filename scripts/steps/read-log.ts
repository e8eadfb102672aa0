import { createHash } from 'node:crypto';
import { checkChain } from '#domain/chain-check.ts';
import type { ReleaseEvent } from '#domain/channel.ts';
import type { ChainedEvent } from '#domain/event-chain.ts';
import type { Problem } from '#domain/problem.ts';
import { type LogFile, logSchema } from '#domain/schemas/log.ts';
import { shape } from '#domain/schemas/shape.ts';
import type { FoundFile } from './portal-files.ts';
import { accept, problemAt, readYamlFile } from './read-yaml-file.ts';

/** Reads `channels/<channel>/log.yaml` and checks that nobody rewrote it; a log with faults gives no events. */
export async function readLog(file: FoundFile, channel: string, problems: Problem[]): Promise<ReleaseEvent[]> {
  const yaml = await readYamlFile(file, problems);
  if (!yaml || yaml.data === null || yaml.data === undefined) return [];
  const log = accept(yaml, shape(logSchema, yaml.data, yaml.sourceOf), problems);
  if (!log) return [];
  // The hash is over what stands in the file, not over what the schema made of it.
  const faults = checkChain(yaml.data as ChainedEvent[], sha256);
  problems.push(...faults.map((fault) => problemAt(yaml, fault)));
  return faults.length > 0 ? [] : log.map((event) => releaseEvent(event, channel));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function releaseEvent(event: LogFile[number], channel: string): ReleaseEvent {
  const { previous: _previous, reason, replacement, promotedFrom, ...rest } = event;
  return {
    ...rest,
    channel,
    ...(reason ? { reason } : {}),
    ...(replacement ? { replacement } : {}),
    ...(promotedFrom ? { promotedFrom } : {}),
  };
}
