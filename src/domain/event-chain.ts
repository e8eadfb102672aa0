import type { ReleaseEvent } from './channel.ts';

/**
 * An event as `channels/<channel>/log.yaml` holds it: without its channel, which the folder names, and with the hash
 * of the event before it in the same file, null for the first.
 */
export type ChainedEvent = Omit<ReleaseEvent, 'channel' | 'previous'> & { previous: string | null };

/**
 * The one text of an event from which the next event's `previous` is made: the lower-case hexadecimal SHA-256 of this
 * text in UTF-8.
 *
 * It is a JSON object without white space. Its keys are those of the event in `log.yaml`, `previous` among them, in
 * ascending order of UTF-16 code units; a key whose value is null or absent is left out, so that `reason: null` and no
 * reason are the same event; `channel` is left out, since the file's folder says it. Values are as JSON.stringify
 * writes them: numbers in decimal, strings with its escapes and no others. Nothing is trimmed or normalised.
 *
 * @example canonicalEvent({ id: 1, at: '2026-05-01T10:00:00Z', by: 'mara', action: 'published', version: '2.4.1', previous: null })
 * // {"action":"published","at":"2026-05-01T10:00:00Z","by":"mara","id":1,"version":"2.4.1"}
 */
export function canonicalEvent(event: ChainedEvent): string {
  const entries = Object.entries(event).filter(([key, value]) => key !== 'channel' && value != null);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify(Object.fromEntries(entries));
}
