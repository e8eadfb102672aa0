import type { Problem } from './problem.ts';
import { isDay } from './schemas/time.ts';
import type { TagRecord } from './tag-record.ts';
import { cleanLine } from './text.ts';

/** Where tags are recorded, relative to the portal folder. */
export const TAGS_LOCK = 'tags.lock';

export const TAGS_LOCK_HEAD = `# What every tag named when it was first seen: day, tag, commit, tag object.
# \`tagline check --record\` adds lines; none is changed or taken away.
`;

const ID = '([0-9a-f]{40}|[0-9a-f]{64})';
const SAID = '(?: (moved|deleted) by ([^:]+): (.+))?';
const LINE = new RegExp(`^([^ ]+) ([^ ]+)(?: ${ID} (?:${ID}|-))?${SAID}$`);

/**
 * Reads `tags.lock`.
 *
 * @returns the records of the lines that can be read, and what is wrong with the others
 */
export function parseTagsLock(text: string): { records: TagRecord[]; problems: Problem[] } {
  const records: TagRecord[] = [];
  const problems: Problem[] = [];
  const known = new Map<string, TagRecord>();
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const read = readLine(line, at + 1);
    const fault = 'column' in read ? read : faultAfter(read, known.get(read.tag));
    if (fault) {
      problems.push(problemAt(fault, at + 1));
    } else if ('tag' in read) {
      records.push(read);
      known.set(read.tag, read);
    }
  }
  return { records, problems };
}

/** A record as its line, without the line end. */
export function formatRecord({ day, tag, commit, object, accepted }: Omit<TagRecord, 'line'>): string {
  const said = accepted ? ` ${commit === null ? 'deleted' : 'moved'} by ${accepted.by}: ${accepted.reason}` : '';
  return `${day} ${tag}${commit === null ? '' : ` ${commit} ${object ?? '-'}`}${said}`;
}

interface LineFault {
  code: string;
  column: number;
  message: string;
  hint: string;
}

function readLine(line: string, number: number): TagRecord | LineFault {
  const match = LINE.exec(line);
  if (!match) return { ...UNREADABLE, column: faultColumn(line) };
  const [, day = '', tag = '', commit = null, object = null, verb, by = '', reason = ''] = match;
  if ((commit === null) !== (verb === 'deleted')) return { ...UNREADABLE, column: faultColumn(line) };
  if (!isDay(day)) return { ...BAD_DAY, column: 1 };
  const accepted = verb === undefined ? null : { by: cleanLine(by), reason: cleanLine(reason) };
  return { day, tag: cleanLine(tag), commit, object, accepted, line: number };
}

/** The first word that is not what stands in its place. */
function faultColumn(line: string): number {
  const words = line.split(' ');
  const shapes = [/^\d{4}-\d{2}-\d{2}$/, /./, new RegExp(`^(?:${ID}|deleted)$`), new RegExp(`^(?:${ID}|-|by)$`)];
  const wrong = shapes.findIndex((shape, at) => !shape.test(words[at] ?? ''));
  const at = wrong < 0 ? shapes.length : wrong;
  return Math.min(words.slice(0, at).join(' ').length + (at === 0 ? 1 : 2), line.length + 1);
}

/** A second line of a tag must say who changed it and why. */
function faultAfter(record: TagRecord, before: TagRecord | undefined): LineFault | null {
  if (!before || record.accepted) return null;
  const hint = `Keep the first, in line ${before.line}. A move is recorded by: tagline check --record --accept=${record.tag} --by NAME --reason TEXT`;
  return { code: 'duplicate-entry', column: record.day.length + 2, message: `records ${record.tag} again.`, hint };
}

function problemAt({ code, column, message, hint }: LineFault, line: number): Problem {
  const where = { file: TAGS_LOCK, line, column };
  return { code, severity: 'error', message: `The line ${message}`, hint, where };
}

const UNREADABLE = {
  code: 'invalid-record',
  message: 'is not a record of a tag.',
  hint: 'A line is: day, tag, full id of the commit, full id of the tag object or -. Restore it from the history of the file; `tagline check --record` writes new ones.',
};

const BAD_DAY = {
  code: 'invalid-date',
  message: 'does not begin with a day of the calendar.',
  hint: 'Write year, month and day, for instance 2026-02-01.',
};
