import { addressesOf } from '#domain/addresses.ts';
import type { CalendarEntry } from '#domain/calendar/calendar.ts';
import { eventOf } from '#domain/calendar/calendar-event.ts';
import { calendarsOf } from '#domain/calendar/calendars.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Portal } from '#domain/portal.ts';

/**
 * Every `/calendar/<name>.ics`. An entry stands in several calendars and is written once.
 *
 * @param site public origin, or null: events then name no page
 */
export async function composeCalendars(
  portal: Portal,
  { site, base }: { site: string | null; base: string },
): Promise<TextFile[]> {
  // The package takes longer to load than the rest of a small portal to compose.
  const { serializeCalendar, serializeEvents } = await import('../adapters/calendar-file.ts');
  const calendars = calendarsOf(portal);
  const entries = [...new Set(calendars.flatMap((calendar) => calendar.entries))];
  const addressOf = addressesOf({ site, base });
  const events = entries.map((entry) => {
    const event = eventOf(entry, portal);
    return { ...event, url: site === null ? null : addressOf(event.path) };
  });
  const blocks = serializeEvents(events);
  const blockOf = new Map<CalendarEntry, string>(entries.map((entry, at) => [entry, blocks[at] ?? '']));
  return calendars.map(({ info, entries: own }) => ({
    path: `static/calendar/${info.name}.ics`,
    text: serializeCalendar(
      info,
      own.map((entry) => blockOf.get(entry) ?? ''),
    ),
  }));
}
