import { formatMany } from '../format.ts';
import { isEnded, laneKey } from '../lane.ts';
import type { StandingContext } from '../release-status.ts';
import type { Answer, LineAnswer, LineName, Sight } from './answer.ts';
import type { HowKnown } from './carrier.ts';
import type { NearestWith, Standpoint } from './nearest-with.ts';
import type { Question } from './question.ts';

/** Why a release is said to have a change, before the id of the commit by which it has it. */
const HOW: Readonly<Record<HowKnown, string>> = {
  commit: 'contains the commit',
  notes: 'said in the notes, as',
  'cherry-pick': 'cherry-pick',
  backport: 'backport',
  'pull-request': 'same pull request, as',
  patch: 'equal patch, as',
  advisory: 'same advisory and title, as',
  subject: 'same title and author, as',
};

/** `contains the commit`, or `cherry-pick 4f2c9d0`. */
export function howWords(how: HowKnown, commit: string | null): string {
  if (how === 'commit' || commit === null) return HOW[how];
  return `${HOW[how]} ${commit.slice(0, 7)}`;
}

/** What became of it on a line after its first release: a sentence, or null where it stayed. */
export function fateWords({ gone, again }: LineAnswer): string | null {
  if (!gone) return null;
  const lost = gone.by ? `taken back in ${gone.release.version}` : `not found in ${gone.release.version}`;
  return again ? `${lost}, again from ${again.version}` : `${lost} and since`;
}

/** Where it was first told: the oldest line of the main component, if possible one that contains the very commit. */
export function originOf({ lines }: Pick<Answer, 'lines'>): Sight | null {
  const own = lines.filter(({ component }) => component === lines[0]?.component);
  const sure = own.findLast(({ first }) => first?.how === 'commit') ?? own.findLast(({ first }) => first);
  return sure?.first ?? null;
}

/** Fewer lines than that are told one by one. */
const FOLDED = 3;

/**
 * Lines to tell one by one, and those that only follow from the oldest that began with the commit in it.
 *
 * @param lines newest first
 */
export function foldedLines(lines: readonly LineAnswer[]): { told: LineAnswer[]; following: LineAnswer[] } {
  const oldest = new Map(lines.flatMap((line) => (line.whole ? [[line.component, line]] : [])));
  const following = lines.filter((line) => line.whole && oldest.get(line.component) !== line);
  if (following.length < FOLDED) return { told: [...lines], following: [] };
  return { told: lines.filter((line) => !following.includes(line)), following };
}

/** The nearest release for a reader, as a sentence without its version where `{version}` stands. */
export function nearestWords(nearest: NearestWith, { line, runs, component }: Standpoint, root: boolean): string {
  const place = root ? line : `${component} ${line}`;
  switch (nearest.kind) {
    case 'has':
      return `{version}, which you run, has it.`;
    case 'line':
      return runs
        ? `{version} is the next of ${place} that has it.`
        : `{version} is the first of ${place} that has it.`;
    case 'above':
      return `No release of ${place}${runs ? ` above ${runs.version}` : ''} has it. The nearest above is {version}.`;
    case 'none':
      return `No release of ${place} has it, and none above.`;
    case 'other':
      return `It is a change of ${nearest.components.join(' and ')}, not of ${component}.`;
  }
}

/** Lines as a list in a sentence; of many the first. */
export function linesWords(lines: readonly LineName[], nameOf: (line: LineName) => string): string {
  const most = 8;
  const names = lines.slice(0, most).map(nameOf);
  const more = lines.length - most;
  if (more > 0) return `${names.join(', ')} and ${formatMany(more, 'other line')}`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The name of a line for readers: `2.x`, `plugin-react 4.x`. */
export function lineNamer(
  roots: ReadonlySet<string>,
  context?: Pick<StandingContext, 'lines' | 'today'>,
): (line: LineName) => string {
  return (name) => {
    const line = context?.lines.get(laneKey(name));
    const ended = line && context && isEnded(line, context.today) ? ' (ended)' : '';
    return `${roots.has(name.component) ? name.line : `${name.component} ${name.line}`}${ended}`;
  };
}

/** What is asked for, in words. */
export function questionWords(question: Question): string {
  switch (question.kind) {
    case 'commit':
      return `a commit ${question.prefix.slice(0, 12)}`;
    case 'reference':
      return `a change that names ${question.path ?? ''}#${question.number}`;
    case 'advisory':
      return `a change that names ${question.id}`;
    case 'words':
      return `a change with “${question.words.join(' ')}”`;
  }
}

/** Title of what an answer is about. */
export function titleOf({ sighting: { change, commit } }: Pick<Answer, 'sighting'>): string {
  if (!change) return `Commit ${commit ?? ''}`;
  return change.scope ? `${change.scope}: ${change.subject}` : change.subject;
}
