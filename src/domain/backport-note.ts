import type { CommitMessage } from './commit.ts';

/** What a message says of the change that it carries to another line (rule 12 of history). */
export interface BackportNote {
  /** Full or shortened ids of the commits it was picked from. */
  pickedFrom: string[];
  /** Pull requests it says to be a backport of. */
  backportOf: number[];
  /** Pull requests whose title stands in it, as `Fix it (#12) (#34)` has it: the same change where the titles agree. */
  quotes: number[];
  /** The pull request that its subject ends with, without brackets: `Stop the leak #12`; null where words lead to it. */
  endsWith: number | null;
}

const NOTHING: never[] = [];
const WORDS = ['ackport', 'ack-port', 'herry', 'ACKPORT', 'ACK-PORT', 'HERRY'];
const PICKED = /(?<!partial )(?<!partially )\bcherry[ -]picked from(?: commit)? ([0-9a-f]{7,64})\b/gi;
const BACKPORT =
  /\b(?:back-?port(?:s|ed|ing)?|cherry[ -]?pick(?:s|ed)?)(?:[ -](?:of|from))?:?(?: bug ?fix)?(?: PR| MR| (?:pull|merge) request)?:? (?:[\w.-]+\/[\w./-]+|https:\/\/[\w./-]+\/(?:pull|merge_requests)\/)?[#!]?(?<=[#!/])(\d{1,9})\b((?:,? (?:and|&) #\d{1,9}\b)*)/gi;
/** The branch that a forge's robot or a person made for it: `Merge pull request #9 from o/backport-pr7-to-2.4`. */
const BRANCH = /^Merge pull request #\d{1,9} from \S{1,100}\/(?:back-?port|cherry-?pick)-(?:pr-?)?#?(\d{3,9})\b/i;
const OF_COMMITS = /\bback-?port of the following commits?\b/i;
const LISTED = /^[ \t]*(?:[-*] )?([0-9a-f]{7,64})\b/;
const OF_COMMIT = /\bback-?port of (?:commit )?((?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,64})\b/i;
const REFERENCE = /^\((?:[\w.-]+\/[\w.-]+)?#(\d{1,9})\)$/;
/** Characters of a list of commits that are read. */
const LIST_LIMIT = 4_000;
/** Characters in which a subject and the title that its body quotes agree at least; forges cut long subjects. */
const COMMON = 24;
/** `Fix what came from #12` and `See #12` speak of another change. */
const BARE =
  /(?<!\b(?:of|from|to|in|since|for|see|by|after|with|issues?|pr|fix|fixes|fixed|close|closes|closed|resolves|reverts?|and)) #(\d{1,9})$/i;
const QUOTED_TITLE = /^back-?port:? "(.{1,1000})"$/is;

/**
 * Reads what a message says of its origin.
 *
 * @param own number of its own pull request, which names no origin, and its subject without references
 */
export function readBackportNote(message: CommitMessage, own: { number: number | null; title: string }): BackportNote {
  const { subject, body } = message;
  const quotes = quotedTitles(message, own.title).filter((number) => number !== own.number);
  const may = WORDS.some((word) => body.includes(word) || subject.includes(word));
  const endsWith = bareReference(subject);
  if (!may) return { pickedFrom: NOTHING, backportOf: NOTHING, quotes, endsWith };
  const text = `${subject}\n${body}`;
  return {
    pickedFrom: unique([...[...body.matchAll(PICKED)].map((match) => match[1] ?? ''), ...listedCommits(body)]),
    backportOf: unique([...numbersIn(text), ...branchNumber(subject)]).filter((number) => number !== own.number),
    quotes,
    endsWith,
  };
}

/** References that stand behind a title before its own: of the subject, and of the title that begins the body. */
function quotedTitles({ subject, body }: CommitMessage, title: string): number[] {
  const [, ...inner] = trailing(subject);
  const end = body.indexOf('\n');
  const first = (end < 0 ? body : body.slice(0, end)).slice(0, 1_000).trimEnd();
  if (!first.endsWith(')') || !first.startsWith(title.slice(0, COMMON).replace(/…$/, ''))) return unique(inner);
  return unique([...inner, ...trailing(first)]);
}

function bareReference(subject: string): number | null {
  const found = /\d$/.test(subject) ? BARE.exec(subject) : null;
  return found ? Number(found[1]) : null;
}

/** Numbers behind a title, the last first. */
function trailing(line: string): number[] {
  const numbers: number[] = [];
  for (let rest = unquoted(line); rest.endsWith(')'); ) {
    const start = Math.max(0, rest.lastIndexOf('('));
    const match = REFERENCE.exec(rest.slice(start));
    if (!match) break;
    numbers.push(Number(match[1]));
    rest = unquoted(rest.slice(0, start));
  }
  return numbers;
}

/** `Backport "Fix it (#12)"` quotes the title. */
function unquoted(line: string): string {
  const text = line.trimEnd();
  return (text.endsWith('"') ? QUOTED_TITLE.exec(text.trimStart())?.[1] : undefined) ?? text;
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(BACKPORT)].flatMap((match) => {
    const others = (match[2] ?? '').match(/\d+/g) ?? [];
    return [Number(match[1]), ...others.map(Number)];
  });
}

function branchNumber(subject: string): number[] {
  const found = BRANCH.exec(subject)?.[1];
  return found === undefined ? [] : [Number(found)];
}

function listedCommits(body: string): string[] {
  const single = OF_COMMIT.exec(body)?.[1];
  const at = body.search(OF_COMMITS);
  const lines = at < 0 ? [] : body.slice(at, at + LIST_LIMIT).split('\n');
  const ids = lines.flatMap((line) => LISTED.exec(line)?.[1] ?? []);
  return single === undefined ? ids : [...ids, single];
}

function unique<Value>(values: readonly Value[]): Value[] {
  return values.length < 2 ? [...values] : [...new Set(values)];
}
