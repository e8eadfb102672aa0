import { createEvents, type DateArray, type EventAttributes } from 'ics';
import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import { dayAfter } from '#domain/calendar/phase.ts';

/** An event with the address of its page; null while nobody said where the portal is served. */
export type AddressedEvent = CalendarEvent & { url: string | null };

/**
 * Each event as the lines of a calendar file, `BEGIN:VEVENT` to `END:VEVENT`.
 *
 * @throws Error where the package refuses one; what people write is checked before
 */
export function serializeEvents(events: readonly AddressedEvent[]): string[] {
  if (events.length === 0) return [];
  const blocks = write(events.map(attributesOf))
    .join('\n')
    .split(/^(?=BEGIN:VEVENT$)/m);
  return events.map(({ url }, at) => {
    const block = blocks[at + 1] ?? '';
    const lines = block.slice(0, block.indexOf('\nEND:VEVENT')).split('\n');
    // The package takes no address whose host has an underscore or is a number.
    return fold([...lines.map(withLongYear), ...(url === null ? [] : [`URL:${url}`]), 'END:VEVENT']);
  });
}

/** A whole calendar around events as `serializeEvents` gave them. */
export function serializeCalendar(head: { title: string; description: string }, events: readonly string[]): string {
  const lines = write([]).filter((line) => line !== '');
  const named = [
    `NAME:${escapeText(head.title)}`,
    `X-WR-CALNAME:${escapeText(head.title)}`,
    `DESCRIPTION:${escapeText(head.description)}`,
    `X-WR-CALDESC:${escapeText(head.description)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
  ];
  return [fold([...lines.slice(0, -1).map(unhurried), ...named]), ...events, lines.at(-1), ''].join('\r\n');
}

/**
 * What the package writes, unfolded: it folds by characters, and the standard by bytes. Without a method the file is a
 * state of things, no message that would need an organizer; with UID and DTSTAMP given, clock and chance are not asked.
 */
function write(events: EventAttributes[]): string[] {
  const head = { productId: '-//Tagline//Calendar//EN', method: undefined };
  const { value, error } = createEvents(events, head as { productId: string });
  if (value === null) throw new Error(`The calendar cannot be written: ${error?.message ?? 'unknown reason'}`);
  return value.replaceAll('\r\n\t', '').split('\r\n');
}

function attributesOf(event: AddressedEvent): EventAttributes {
  // As text: the package takes no moment before 1970 as a number.
  const changed = `${new Date(event.changed).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const attributes: EventAttributes & { timestamp: string } = {
    uid: event.uid,
    title: event.title,
    description: [event.description, event.url ?? ''].filter((text) => text !== '').join('\n\n'),
    start: partsOf(event.from),
    // The day after the last: the end is not part of an event.
    end: partsOf(dayAfter(event.to)),
    status: event.status.toUpperCase() as 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED',
    categories: [event.category],
    sequence: event.revision,
    timestamp: changed,
    lastModified: changed,
    transp: 'TRANSPARENT',
    busyStatus: 'FREE',
  };
  return attributes;
}

function partsOf(day: string): DateArray {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}

/** The package writes years as numbers. */
function withLongYear(line: string): string {
  return line.replace(/^(DT(?:START|END);VALUE=DATE:)(\d{5,7})$/, (_line, name: string, digits: string) =>
    name.concat(digits.padStart(8, '0')),
  );
}

/** Portals are built a few times a day at most; asking every hour is asking too often. */
function unhurried(line: string): string {
  return line.replace(/^X-PUBLISHED-TTL:.*/, 'X-PUBLISHED-TTL:PT12H');
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/** At most 75 bytes a line; what follows begins with a space, and no character is cut. */
function fold(lines: readonly string[]): string {
  return lines.map((line) => (line.length <= 25 || Buffer.byteLength(line) <= 75 ? line : foldLine(line))).join('\r\n');
}

function foldLine(line: string): string {
  let folded = '';
  let room = 75;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (size > room) {
      folded += '\r\n ';
      room = 74;
    }
    folded += character;
    room -= size;
  }
  return folded;
}
