import { join } from 'node:path';
import type { ReleaseEvent } from '#domain/channel.ts';
import type { ChainedEvent } from '#domain/event-chain.ts';
import type { Problem } from '#domain/problem.ts';
import { writeWhole } from '../adapters/whole-file.ts';
import { editYaml, writeYaml } from '../adapters/yaml-edit.ts';
import { ProblemsError } from '../input-error.ts';
import { logOf } from './read-log.ts';
import { yamlOf } from './read-yaml-file.ts';

/** The log of a channel as it stands. */
export interface LogState {
  channel: string;
  /** Text of `log.yaml`, or null where there is none. */
  text: string | null;
  events: readonly ReleaseEvent[];
  /** Hash of the last event, or null. */
  head: string | null;
}

/** A log with one event more, not written yet. */
export interface LongerLog {
  event: ChainedEvent;
  /** Relative to the portal folder. */
  file: string;
  text: string;
}

/**
 * Adds an event to a log; what is there stays, and the new one names the hash of the last.
 *
 * @param event without its number and its link, not before the last (see `checkPublication`)
 * @throws ProblemsError where the log would not be sound with it
 */
export function withEvent(log: LogState, event: Omit<ChainedEvent, 'id' | 'previous'>): LongerLog {
  const chained: ChainedEvent = { id: log.events.length + 1, ...event, previous: log.head };
  const file = `channels/${log.channel}/log.yaml`;
  const text = log.text === null ? newLog(chained) : withItem(log.text, chained);
  refuseUnsound(text, { file, channel: log.channel });
  return { event: chained, file, text };
}

/** Puts the longer log in the place of the old one, as a whole. */
export async function writeLog(content: string, { file, text }: LongerLog): Promise<void> {
  await writeWhole(join(content, file), text);
}

function newLog(event: ChainedEvent): string {
  return `# Append-only: every event holds the hash of the one before. Use \`tagline\` to add events.\n${writeYaml([event])}`;
}

/** As new lines alone, where the list begins at the margin: so a change of the file is nothing but what was added. */
function withItem(text: string, event: ChainedEvent): string {
  const isPlain = /^- /m.test(text) && text.split('\n').every((line) => /^(?:- | {2}|#|$)/.test(line));
  if (!isPlain) return editYaml(text, [{ how: 'append', path: [], value: event }]);
  return `${text.replace(/\n*$/, '\n')}${writeYaml([event])}`;
}

function refuseUnsound(text: string, { file, channel }: { file: string; channel: string }): void {
  const problems: Problem[] = [];
  const yaml = yamlOf(text.replaceAll('\r\n', '\n'), { file }, problems);
  if (yaml) logOf(yaml, channel, problems);
  if (problems.length > 0) throw new ProblemsError(problems);
}
