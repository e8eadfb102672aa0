import { type BackportNote, readBackportNote } from './backport-note.ts';
import { isBookkeeping } from './bookkeeping.ts';
import type { CommitMessage } from './commit.ts';
import { hasBreakingNote, parseBreakingText, parseHeader } from './conventional.ts';
import { readDeprecation } from './deprecation-text.ts';
import { coAuthorsOf } from './people.ts';
import { type RevertNote, readRevert } from './revert-note.ts';
import type { Sections } from './sections.ts';
import { TRAILING_REFERENCE, withoutBranch, withoutReferences } from './subject-marks.ts';
import { cutText } from './text.ts';

/** What one commit message says, read once; nothing in it depends on other commits. */
export interface CommitFacts extends Title {
  breakingText: string | null;
  /** Text of its footer `DEPRECATED:`, or null. */
  deprecation: string | null;
  /** Number of the pull request that it came from, as its own subject or merge message says. */
  pullRequest: PullRequest | null;
  /** Issues its body closes. */
  closes: number[];
  /** Conventional bullets of a squashed pull request. */
  entries: Title[];
  /** What it takes back, as written; null for an ordinary commit. */
  reverts: RevertNote | null;
  /** Where it says to have been carried over from. */
  origin: BackportNote;
  advisories: string[];
  coAuthors: string[];
  /** Release bookkeeping or an automated update of dependencies: folded. */
  automated: boolean;
  /** Set on a merge of a pull request: the title that people gave it. */
  mergeTitle: Title | null;
}

/** A subject line read for its meaning. */
export interface Title {
  type: string | null;
  scope: string | null;
  subject: string;
  breaking: boolean;
  /** Of the form of Conventional Commits, and not merely with a label in front. */
  conventional: boolean;
}

/** A pull request or issue by number, in another repository where `path` is set. */
export interface PullRequest {
  number: number;
  path: string | null;
}

const EMOJI = /^(?:(?:\p{Extended_Pictographic}[\ufe0f\u200d]*)+|:[a-z0-9_+-]+:)\s*/u;
const LABEL = /^\[([^\][]{1,40})\]\s*:?\s*(\S.*)$/;
const PREFIX = /^([a-z0-9@][\w@/.,*{}-]{0,40}(?:, ?[\w/.-]{1,30}){0,3}):\s+(\S.*)$/i;
const MERGE =
  /^Merge pull request #(\d{1,9}) from |^Merged in .* \(pull request #(\d{1,9})\)|^Merge #(\d{1,9})\b|^Merge PR #(\d{1,9})\b/;
/** Such a title says nothing: the commits that it merged are told one by one. */
const MERGE_TITLE = /^(?:merge|sync) (?:branch|remote|tag|pull request|changes|v?\d|\S+ (?:in)?to )/i;
const MERGE_REQUEST = /^See merge request ([\w./-]+)?!(\d{1,9})$/m;
const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #(\d{1,9})\b/gi;
const BULLET = /^[ \t]*[*-] (\S.*)$/gm;
const ADVISORY = /\b(?:CVE-\d{4}-\d{4,7}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})\b/g;
const DEPENDENCY =
  /^(?:bump|update|upgrade|pin|lock file|replace) .*\b(?:dependenc(?:y|ies)|from \S+ to \S+|lock ?file|to v?\d)|^lock file maintenance/i;
/** Files that tell of releases; `RELEASE-NOTES: synced` is no change of the product. */
const RELEASE_FILE = /^(?:release-?notes|change-?log|changes|news)(?:\.\w{1,5})?$/i;
/** What tools that keep dependencies current write, whoever merged it. */
const UPDATER = /^bump \S+ from \S+ to \S+(?: in \S+)?$|^bump the \S+ group\b.* updates?\b/i;
const ROBOT_LABEL = /^(?:pre-commit\.ci|autofix\.ci|imgbot)$/i;
/** Behind a label `update to 1.2` is a dependency; these are the release of a component. */
const ABOUT_RELEASE = /^release\b|change-?log/i;
const BOT =
  /\[bot\]$|^(?:renovate|dependabot|greenkeeper|snyk-bot|semantic-release-bot|electron-roller|github-actions)\b/i;

/** Reads what a commit message says. */
export function readCommitFacts(commit: CommitMessage, sections: Sections): CommitFacts {
  const { body, subject } = commit;
  const reference = trailingReference(subject);
  const plain = withoutReferences(subject);
  const title = readTitle(FORK_MERGE.test(subject) ? forkTitle(commit) : plain, sections);
  const merge = commit.parents.length > 1 ? readMerge(commit, sections) : null;
  const automated = isAutomated(commit, plain, title);
  // A literal word is looked for before its pattern: most messages have none of them.
  const mayBreak = body.includes('BREAKING');
  return {
    ...title,
    breaking: title.breaking || (mayBreak && hasBreakingNote(body)),
    breakingText: mayBreak ? parseBreakingText(body) : null,
    deprecation: body.includes('eprecat') || body.includes('EPRECAT') ? readDeprecation(body) : null,
    pullRequest: merge?.pullRequest ?? reference,
    closes: body.includes('#') ? numbersIn(body, CLOSES) : NOTHING,
    entries: reference && body !== '' && !automated ? bulletEntries(body, title, sections) : NOTHING,
    reverts: readRevert(body, plain, title),
    origin: readBackportNote(commit, { number: reference?.number ?? null, title: plain }),
    advisories: ADVISORY_WORDS.some((word) => body.includes(word) || subject.includes(word))
      ? matchAll(`${subject}\n${body}`, ADVISORY)
      : NOTHING,
    coAuthors: body.includes('uthored') || body.includes('UTHORED') ? coAuthorsOf(body) : NOTHING,
    automated,
    mergeTitle: merge?.title ?? null,
  };
}

const ADVISORY_WORDS = ['CVE-', 'GHSA-'];
/** Whether a person is an automated account. */
export function isBot(name: string): boolean {
  return BOT.test(name);
}

/** Forges call the merge of a private fork the same each time. */
const FORK_MERGE = /^Merge (?:commit from fork|pull request from GHSA-[\w-]{14})$/;

/** Its first bullet or sentence says what it is. */
function forkTitle({ subject, body }: CommitMessage): string {
  return withoutReferences(firstSentence(body).replace(/^[*-] /, '')) || subject;
}

/** A sentence may run over several lines; a bullet and a conventional header end with theirs. */
function firstSentence(body: string): string {
  const line = firstLine(body);
  if (/^[*-] /.test(line) || parseHeader(line)) return line;
  const paragraph =
    body
      .trimStart()
      .slice(0, 1_000)
      .split(/\n\s*\n|\n[*-] /, 1)[0] ?? '';
  const text = paragraph.replace(/\s*\n\s*/g, ' ').trim();
  const end = text.search(/[.!?] /);
  return (end < 0 ? text : text.slice(0, end)).replace(/\.$/, '');
}

/** What takes the place of a subject is as long as one may be. */
function firstLine(body: string): string {
  return cutText(body.split('\n', 1)[0]?.trim() ?? '', 1_000);
}

function readTitle(raw: string, sections: Sections): Title {
  const text = withoutBranch(withoutDecoration(raw));
  const header = parseHeader(text);
  if (header && sections.knows(header.type)) {
    const { type, scope, subject, bang } = header;
    return { type, scope, subject, breaking: bang, conventional: true };
  }
  const [, label = '', rest = ''] = LABEL.exec(text) ?? PREFIX.exec(text) ?? [];
  const breaking = header?.bang ?? false;
  const word = label.trim().toLowerCase();
  if (word === 'wip') return readTitle(rest, sections);
  // A number is an issue or a line of its own, and nothing to group by.
  const conventional = false;
  if (!/[a-z]/.test(word)) return { type: null, scope: null, subject: text, breaking, conventional };
  if (sections.knows(word)) return { type: word, scope: null, subject: rest, breaking, conventional };
  return { type: null, scope: label.trim(), subject: rest, breaking, conventional };
}

/** Without a picture in front and loose ends behind: `:bug: Keep the light;`. */
function withoutDecoration(raw: string): string {
  const text = raw.replace(EMOJI, '');
  let end = text.length;
  while (end > 0 && ';, '.includes(text[end - 1] ?? '')) end--;
  return end === 0 ? raw : text.slice(0, end);
}

function trailingReference(subject: string): PullRequest | null {
  if (!subject.trimEnd().endsWith(')')) return null;
  const found = TRAILING_REFERENCE.exec(subject);
  return found ? { number: Number(found[2]), path: found[1] ?? null } : null;
}

function readMerge(
  { subject, body }: CommitMessage,
  sections: Sections,
): { pullRequest: PullRequest; title: Title | null } | null {
  const request = MERGE_REQUEST.exec(body);
  const number = MERGE.exec(subject)?.slice(1).find(Boolean) ?? request?.[2];
  if (!number) return null;
  const title = firstLine(body) || null;
  const named = title !== null && title !== request?.[0];
  return {
    pullRequest: { number: Number(number), path: null },
    title:
      named && !isBookkeeping(title) && !MERGE_TITLE.test(title) ? readTitle(withoutReferences(title), sections) : null,
  };
}

/** Only conventional bullets of kinds that readers are shown; a plain list of commit subjects is noise. */
function bulletEntries(body: string, title: Title, sections: Sections): Title[] {
  if (sections.hides(title.type) && !title.breaking) return NOTHING;
  const entries: Title[] = [];
  for (const bullet of body.matchAll(BULLET)) {
    const entry = readTitle(withoutReferences((bullet[1] ?? '').slice(0, 1_000)), sections);
    const shown = entry.type !== null && (!sections.hides(entry.type) || entry.breaking);
    const repeated = [title, ...entries].some((other) => other.subject === entry.subject);
    if (shown && !repeated && entries.length < 50) entries.push(entry);
  }
  return entries;
}

function isAutomated(commit: CommitMessage, plain: string, title: Title): boolean {
  if (isBookkeeping(plain) || (title.type === null && isRoutine(title))) return true;
  if (title.scope === 'release' && title.type === 'chore') return true;
  if (title.type !== null && isBookkeeping(title.subject) && title.type !== 'feat' && title.type !== 'fix') return true;
  const dependencies =
    /^(?:deps|deps-dev|dependencies|lockfile)$/.test(title.scope ?? '') || DEPENDENCY.test(title.subject);
  return dependencies && (isBot(commit.author.name) || title.type === 'chore' || title.type === 'build');
}

/** What a plain subject tells of that no person wrote, or of releases and not of the product. */
function isRoutine({ scope, subject }: Title): boolean {
  if (scope === null) return UPDATER.test(subject);
  return RELEASE_FILE.test(scope) || ROBOT_LABEL.test(scope) || (ABOUT_RELEASE.test(subject) && isBookkeeping(subject));
}

/** Most messages say nothing of most things: they share one empty list. */
const NOTHING: never[] = [];

function numbersIn(text: string, pattern: RegExp): number[] {
  return matchesIn(text, pattern).map(Number);
}

function matchesIn(text: string, pattern: RegExp): string[] {
  if (text.search(pattern) < 0) return NOTHING;
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

function matchAll(text: string, pattern: RegExp): string[] {
  const found = text.match(pattern);
  return found ? [...new Set(found)] : NOTHING;
}
