import { CommitParser } from 'conventional-commits-parser';

/** A subject line taken apart by the Conventional Commits 1.0.0 grammar. */
export interface ConventionalHeader {
  /** Lower case. */
  type: string;
  scope: string | null;
  subject: string;
  /** `!` before the colon. */
  bang: boolean;
}

const HEADER = /^(\w[\w-]*)(?:\(([^()]*)\))?(!?):\s+(.*)$/;
const HEADER_LIMIT = 1_000;
const NOTE_AT_LINE_START = /^BREAKING[ -]CHANGES?:/m;
/** A trailer ends the text of a note; `git interpret-trailers` has the same idea of one. */
const TRAILER =
  /^(?:[A-Za-z]+(?:-[A-Za-z]+)*-by|(?:closes|fixes|resolves|refs?|see|pr-url|change-id|reviewed-on|bug|issue)(?::| #| https?:))/i;

const parser = new CommitParser({
  headerPattern: HEADER,
  headerCorrespondence: ['type', 'scope', 'bang', 'subject'],
  noteKeywords: ['BREAKING CHANGE', 'BREAKING-CHANGE', 'BREAKING CHANGES'],
  // A mention in prose does not count: the words and their colon stand at a line's start.
  notesPattern: (keywords) => new RegExp(`^(${keywords}):\\s*(.*)`),
  issuePrefixes: ['#'],
});

/** @returns null when the subject is not of the form `type(scope)!: subject` */
export function parseHeader(subject: string): ConventionalHeader | null {
  if (subject.length > HEADER_LIMIT || !HEADER.test(subject)) return null;
  // The parser would match this same pattern, and look for references on the way, which are read elsewhere.
  const [, type = '', scope = '', bang, text = ''] = HEADER.exec(subject) ?? [];
  return { type: type.toLowerCase(), scope: scope.trim() || null, subject: text.trim(), bang: bang === '!' };
}

/** The whole text after `BREAKING CHANGE:` in the footer, line breaks kept; several notes are joined; null without one. */
export function parseBreakingText(body: string): string | null {
  if (!NOTE_AT_LINE_START.test(body)) return null;
  const from = body.search(NOTE_AT_LINE_START);
  const notes = parser.parse(`x\n\n${body.slice(from)}`).notes;
  const texts = notes.map((note) => untilTrailer(note.text)).filter((text) => text !== '');
  return texts.join('\n\n') || null;
}

/** Whether the body states a breaking change at all, with or without a text. */
export function hasBreakingNote(body: string): boolean {
  return NOTE_AT_LINE_START.test(body);
}

function untilTrailer(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line, at) => at > 0 && TRAILER.test(line));
  return (end < 0 ? lines : lines.slice(0, end)).join('\n').trim();
}
