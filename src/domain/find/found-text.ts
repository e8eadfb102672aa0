import type { ReleaseEntry } from '../browser-files.ts';
import { formatMany } from '../format.ts';
import type { StandingContext } from '../release-status.ts';
import { alarmBadges } from '../states.ts';
import type { Answer, LineAnswer, LineName } from './answer.ts';
import type { Found, GroupedAnswer } from './find-change.ts';
import {
  fateWords,
  foldedLines,
  howWords,
  lineNamer,
  linesWords,
  nearestWords,
  originOf,
  questionWords,
  titleOf,
} from './find-words.ts';
import { nearestWith, type Standpoint } from './nearest-with.ts';

/** What the text needs beside what was found. */
export interface TextContext {
  standpoint: Standpoint | null;
  releases: readonly ReleaseEntry[];
  /** What decides which lines have ended; absent where nobody asks for that. */
  context?: StandingContext;
}

/** The answer for a terminal. */
export function foundAsText(found: Found, { standpoint, releases, context }: TextContext): string {
  const roots = new Set(releases.filter(({ id }) => !id.includes('/')).map(({ component }) => component));
  const page = { standpoint, roots, nameOf: lineNamer(roots, context) };
  switch (found.kind) {
    case 'empty':
      return 'Say what to look for: a commit, #123, an advisory, or words of a title.\n';
    case 'release':
      return `${found.release.version} is a release itself. Its notes: tagline notes ${found.release.tag}\n`;
    case 'nothing':
      return `There is no ${questionWords(found.question).replace(/^an? /, '')}.${nearText(found)}\n`;
    case 'choices':
      return choicesText(found, page);
    case 'answers': {
      const more = found.more > 0 ? [`${formatMany(found.more, 'further change')} not shown.`] : [];
      return `${[...found.answers.map((answer) => answerText(answer, page)), ...more].join('\n\n')}\n`;
    }
  }
}

interface Page {
  standpoint: Standpoint | null;
  roots: ReadonlySet<string>;
  nameOf: (line: LineName) => string;
}

function nearText({ question, near }: Extract<Found, { kind: 'nothing' }>): string {
  if (near.length > 0) return ` Nearest: ${near.join(', ')}`;
  return question.kind === 'advisory' ? ' No change names an advisory.' : ' Try fewer words, or a shorter beginning.';
}

function choicesText(found: Extract<Found, { kind: 'choices' }>, { nameOf }: Page): string {
  const head = found.partial ? 'No change has all of the words; these have most:' : 'Several may be meant:';
  const rows = found.choices.map((answer) => {
    const first =
      originOf(answer)?.release.version ?? (answer.unreleased ? 'not released' : nameOf(answer.lines[0] ?? NO_LINE));
    return `  ${(answer.sighting.commit ?? '').padEnd(12)}  ${titleOf(answer)}  (${first})`;
  });
  const left = found.total - found.choices.length;
  const more = left > 0 ? [`  and ${formatMany(left, 'other')}: try more words`] : [];
  return `${[head, ...rows, ...more].join('\n')}\n`;
}

const NO_LINE: LineName = { component: '', line: '' };

function answerText(answer: GroupedAnswer, page: Page): string {
  const { sighting, others, without, unreleased, elsewhere } = answer;
  const references = (sighting.change?.references ?? []).map(([text]) => text).join(', ');
  const also = others.length > 0 ? [`and ${formatMany(others.length, 'other change')} in the same releases`] : [];
  const known = sighting.change
    ? []
    : ['its notes do not tell of it: a merge, routine work, or work that was taken back'];
  const head = [titleOf(answer) + (references && ` (${references})`), ...also, ...known];
  const { told, following } = foldedLines(answer.lines);
  const rows = told.map((line) => rowOf(line, page));
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
  return [
    ...head,
    ...(unreleased ? ['  No release has it yet.'] : lines),
    ...(following.length > 0 ? [`  And from their first release on: ${linesWords(following, page.nameOf)}.`] : []),
    ...(without.length > 0 && !unreleased ? [`  Not found in ${linesWords(without, page.nameOf)}.`] : []),
    ...(elsewhere.length > 0
      ? [`  The commit alone is in releases of ${formatMany(elsewhere.length, 'other component')}.`]
      : []),
    ...nearestText(answer, page),
  ].join('\n');
}

function rowOf(line: LineAnswer, { nameOf }: Page): string[] {
  const { first, before, perhaps } = line;
  const version = first?.release ?? perhaps?.release;
  const alarms = version ? alarmBadges(version).map(({ text }) => text) : [];
  const wrong = alarms.length > 0 ? ` (${alarms.join(', ')})` : '';
  const notes = [
    first ? howWords(first.how, first.commit) : null,
    before && `from ${before.release.version} on`,
    perhaps &&
      `${first ? `perhaps already ${perhaps.release.version}: ` : ''}${howWords('subject', perhaps.commit)} (unverified)`,
    fateWords(line),
  ];
  return [
    nameOf(line),
    `${first ? '' : 'perhaps '}${version?.version ?? ''}${wrong}`,
    notes.filter(Boolean).join('; '),
  ];
}

function nearestText(answer: Answer, { standpoint, roots }: Page): string[] {
  if (!standpoint) return [];
  const nearest = nearestWith(answer, standpoint);
  const version = 'sight' in nearest ? nearest.sight.release.version : '';
  return [nearestWords(nearest, standpoint, roots.has(standpoint.component)).replace('{version}', version)];
}
