import { describe, expect, test } from 'vitest';
import { composeCalendars } from '../../scripts/steps/compose-calendars.ts';
import type { Portal } from '../../src/domain/portal.ts';
import { type IcsComponent, readIcs, textOf } from '../support/ics.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';
import { smallPortal } from '../support/small-portal.ts';

const HOSTILE = 'a;b,c\\d "e"\r\nEND:VEVENT\nX-EVIL:1 \u202e\u0000\u2028 ü 日本語のとても長い名前 👩‍👩‍👧‍👦 '.repeat(4);
const portalWith = (note: string, change: (portal: Portal) => void = () => {}) =>
  smallPortal(['1.0.0', '1.1.0'], (portal) => {
    portal.freezes = [{ id: 'year-end', from: '2026-12-18', to: '2027-01-04', channels: [], reason: note }];
    change(portal);
  });
const written = async (portal: Portal, site: string | null = 'https://releases.example.com') => {
  const files = await composeCalendars(portal, { site, base: '/docs' });
  return new Map(files.map(({ path, text }) => [path.replace('static/calendar/', ''), text]));
};
const read = async (portal: Portal, name: string, site?: string | null) =>
  readIcs((await written(portal, site)).get(name) ?? '');
const propertyOf = (part: IcsComponent | undefined, name: string) =>
  part?.properties.find((each) => each.name === name);

describe('a calendar file', () => {
  test('has days without times, and ends on the day after the last', async () => {
    const calendar = await read(portalWith('Holidays.'), 'freezes.ics');
    expect(calendar.properties.map(({ name, value }) => `${name}:${value}`)).toMatchInlineSnapshot(`
      [
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "PRODID:-//Tagline//Calendar//EN",
        "X-PUBLISHED-TTL:PT12H",
        "NAME:Lantern: freezes",
        "X-WR-CALNAME:Lantern: freezes",
        "DESCRIPTION:Days on which nothing is published.",
        "X-WR-CALDESC:Days on which nothing is published.",
        "REFRESH-INTERVAL:PT12H",
      ]
    `);
    expect(calendar.parts).toHaveLength(1);
    expect(
      calendar.parts[0]?.properties.map(({ name, parameters, value }) => `${name}${parameters}:${value}`),
    ).toMatchInlineSnapshot(`
      [
        "UID:tag:example.com,2020:lantern/calendar/freeze/year-end",
        "SUMMARY:Lantern: freeze of every channel",
        "DTSTAMP:20260531T000000Z",
        "DTSTART;VALUE=DATE:20261218",
        "DTEND;VALUE=DATE:20270105",
        "SEQUENCE:0",
        "DESCRIPTION:Holidays.\\n\\nhttps://releases.example.com/docs/calendar/#freeze-year-end",
        "STATUS:CONFIRMED",
        "CATEGORIES:Freeze",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "TRANSP:TRANSPARENT",
        "LAST-MODIFIED:20260531T000000Z",
        "URL:https://releases.example.com/docs/calendar/#freeze-year-end",
      ]
    `);
  });

  test('is the same at any time, and asks neither clock nor chance', async () => {
    const portal = portalWith('Holidays.');
    const real = { now: Date.now, random: Math.random };
    const first = await written(portal);
    Date.now = () => 4_102_444_800_000;
    Math.random = () => 0.5;
    try {
      expect(await written(portal)).toEqual(first);
    } finally {
      Date.now = real.now;
      Math.random = real.random;
    }
  });

  test('names no address while nobody said where it is served', async () => {
    const calendar = await read(portalWith('Holidays.'), 'all.ics', null);
    expect(calendar.parts.filter((part) => propertyOf(part, 'URL'))).toEqual([]);
    const odd = await read(portalWith('Holidays.'), 'all.ics', 'https://my_host.example:8443');
    expect(propertyOf(odd.parts[0], 'URL')?.value).toBe('https://my_host.example:8443/docs/releases/1.0.0/');
  });

  test('has an event for a line that is supported for ever', async () => {
    const portal = portalWith('', ({ lines: [first] }) => Object.assign(first ?? {}, { security: '9999-12-31' }));
    const events = (await read(portal, 'all.ics')).parts;
    expect(propertyOf(events.at(-1), 'DTSTART')?.value).toBe('99991231');
  });

  test('keeps years before 1000 four digits long', async () => {
    const portal = portalWith('Long ago.', ({ freezes: [freeze] }) =>
      Object.assign(freeze ?? {}, { from: '0999-12-31', to: '0999-12-31' }),
    );
    const [event] = (await read(portal, 'freezes.ics')).parts;
    expect([propertyOf(event, 'DTSTART')?.value, propertyOf(event, 'DTEND')?.value]).toEqual(['09991231', '10000101']);
  });
});

describe('text in a calendar file', () => {
  test('reads as it was written, whatever stands in it, with what is invisible made visible', async () => {
    const portal = portalWith(HOSTILE, (made) => {
      made.product.name = HOSTILE;
    });
    const calendar = await read(portal, 'freezes.ics');
    expect(calendar.parts.map(({ kind }) => kind)).toEqual(['VEVENT']);
    const [event] = calendar.parts;
    expect(event?.properties.map(({ name }) => name)).not.toContain('X-EVIL');
    expect(textOf(event as IcsComponent, 'DESCRIPTION')).toMatch(
      /^a;b,c\\d "e"\nEND:VEVENT\nX-EVIL:1 ⟨U\+202E⟩␀⟨U\+2028⟩ ü 日本語のとても長い名前 👩‍👩‍👧‍👦 a;/u,
    );
    expect(textOf(event as IcsComponent, 'SUMMARY')).toContain('a;b,c\\d "e" END:VEVENT X-EVIL:1');
  });

  test('holds every naughty string', async () => {
    const { freezes } = portalWith('');
    const portal = portalWith('', (made) => {
      made.freezes = ALL_NAUGHTY.map(
        (reason, at) => ({ ...freezes[0], id: `f${at}`, reason }) as (typeof freezes)[number],
      );
    });
    const { parts } = await read(portal, 'freezes.ics');
    expect(parts).toHaveLength(ALL_NAUGHTY.length);
  });
});
