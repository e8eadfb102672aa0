import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../support/built-pages.ts';
import { readIcs, textOf } from '../support/ics.ts';
import { PORTALS } from '../support/portals.ts';

/** Debian's python3-icalendar lies with the system's Python, which need not be the first on the path. */
const PYTHON = ['/usr/bin/python3', 'python3'].find(
  (program) => spawnSync(program, ['-c', 'import icalendar']).status === 0,
);
const SCRIPT = `
import icalendar, json, sys
def told(event):
    assert not event.errors, event.errors
    days = [event[name].dt.isoformat() for name in ("DTSTART", "DTEND")]
    return [str(event["UID"]), str(event["SUMMARY"]), str(event.get("DESCRIPTION", "")), str(event["STATUS"]), int(event["SEQUENCE"]), *days]
print(json.dumps([[told(event) for event in icalendar.Calendar.from_ical(open(path, "rb").read()).walk("VEVENT")] for path in sys.argv[1:]]))
`;

describe.skipIf(PYTHON === undefined)('a parser that is not ours', () => {
  test.each(PORTALS)('reads the same from every calendar of the portal $name', ({ name }) => {
    const folder = join(folderOf(name), 'calendar');
    const files = globSync('*.ics', { cwd: folder }).sort();
    expect(files).toContain('freezes.ics');
    const paths = files.map((file) => join(folder, file));
    const { stdout, stderr, status } = spawnSync(PYTHON ?? '', ['-c', SCRIPT, ...paths], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(alike(JSON.parse(stdout))).toEqual(alike(paths.map(eventsIn)));
  });
});

/** It unescapes twice, which makes one of two backslashes. */
function alike(calendars: (string | number)[][][]): (string | number)[][][] {
  const one = (value: string | number) => (typeof value === 'string' ? value.replace(/\\+/g, '\\') : value);
  return calendars.map((events) => events.map((event) => event.map(one)));
}

function eventsIn(path: string): (string | number)[][] {
  return readIcs(readFileSync(path, 'utf8')).parts.map((event) => {
    const days = ['DTSTART', 'DTEND'].map((key) => textOf(event, key).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
    const texts = ['UID', 'SUMMARY', 'DESCRIPTION', 'STATUS'].map((key) => textOf(event, key));
    return [...texts, Number(textOf(event, 'SEQUENCE')), ...days];
  });
}
