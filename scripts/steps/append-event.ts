import { join } from 'node:path';
import type { ReleaseEvent } from '#domain/channel.ts';
import type { ChainedEvent } from '#domain/event-chain.ts';
import { writeWhole } from '../adapters/whole-file.ts';
import { editYaml, writeYaml } from '../adapters/yaml-edit.ts';

/** The log of a channel as it stands. */
export interface LogState {
  /** Absolute path of the channel's folder. */
  folder: string;
  /** Text of `log.yaml`, or null where there is none. */
  text: string | null;
  events: readonly ReleaseEvent[];
  /** Hash of the last event, or null. */
  head: string | null;
}

/**
 * Adds an event to the log of a channel; what is there stays, and the new one names the hash of the last.
 *
 * @param event without its number and its link, not before the last (see `checkPublication`)
 */
export async function appendEvent(
  { folder, text, events, head }: LogState,
  event: Omit<ChainedEvent, 'id' | 'previous'>,
): Promise<ChainedEvent> {
  const chained: ChainedEvent = { id: events.length + 1, ...event, previous: head };
  await writeWhole(join(folder, 'log.yaml'), text === null ? newLog(chained) : withItem(text, chained));
  return chained;
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
