import { type AddressOf, releasePath } from '#domain/addresses.ts';
import { anchorOf } from '#domain/calendar/calendar.ts';
import { calendarsOf } from '#domain/calendar/calendars.ts';
import { phasesOf, successorOf } from '#domain/calendar/phase.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Portal } from '#domain/portal.ts';
import { dayOf } from '#domain/standing.ts';

/** `/api/v1/plan.json` and `/api/v1/lines.json`: what is coming, and how long what there is lasts. */
export function composePlan(portal: Portal, addressOf: AddressOf): TextFile[] {
  return [file('plan', planOf(portal, addressOf)), file('lines', linesOf(portal, addressOf))];
}

function planOf(portal: Portal, addressOf: AddressOf): object {
  const releases = portal.plan.map((plan) => ({
    ...plan,
    url: addressOf(plan.release === null ? `calendar/#${anchorOf('plan', plan.id)}` : releasePath(plan.release)),
  }));
  const calendars = calendarsOf(portal).map(({ info }) => ({ ...info, url: addressOf(`calendar/${info.name}.ics`) }));
  return { schemaVersion: 1, releases, freezes: portal.freezes, calendars };
}

function linesOf(portal: Portal, addressOf: AddressOf): object {
  const today = dayOf(portal);
  const lines = portal.lines.map((line) => ({
    ...line,
    url: addressOf(`lines/${line.slug}/`),
    phases: phasesOf(line),
    successor: successorOf(line, portal.lines, today)?.slug ?? null,
  }));
  return { schemaVersion: 1, lines };
}

function file(name: string, value: object): TextFile {
  return { path: `static/api/v1/${name}.json`, text: `${JSON.stringify(value)}\n` };
}
