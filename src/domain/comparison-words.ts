import type { CurrentFile, ReleaseEntry } from './browser-files.ts';
import type { Comparison } from './comparison.ts';
import { formatCount, formatShortDate } from './format.ts';
import { shellTag } from './git-words.ts';
import { shellWord } from './shell-word.ts';

/** One sentence about an unusual pair, or null. */
export function verdict({ direction, from, to }: Comparison): string | null {
  switch (direction) {
    case 'same':
      return `Both are ${to.version}: nothing differs. Choose another version on either side.`;
    case 'components':
      return `These are versions of two components, ${from.component} and ${to.component}. Commits are counted over the whole repository, changes for each component.`;
    case 'downgrade':
    case 'upgrade':
      return null;
  }
}

/** A fact's name and what holds, with the day where that is a date. */
export type WayFact = [name: string, value: string, day?: string];

/** Facts about the way, one a row. */
export function wayFacts(comparison: Comparison, current: CurrentFile | null): WayFact[] {
  const { way, from, to, fresh, lost, direction } = comparison;
  const line = current?.lines[`${to.component}/${to.line}`];
  const facts: WayFact[] = [
    ['Majors crossed', formatCount(way.majors)],
    ['Releases', formatCount(way.crossed.length)],
    [`Commits only in ${to.version}`, formatCount(fresh.commits)],
    [`Commits only in ${from.version}`, formatCount(lost.commits)],
    ['Yanked on the way', way.yanked.map((entry) => entry.version).join(', ') || 'none'],
  ];
  if (line?.support) facts.push([`Fixes for ${to.line} until`, formatShortDate(line.support), line.support]);
  if (line?.security) facts.push([`Security fixes until`, formatShortDate(line.security), line.security]);
  return direction === 'downgrade' ? facts.slice(2) : facts;
}

/** The command that prints the same comparison. */
export function taglineCommand({ from, to }: Comparison): string {
  return `tagline compare ${wordOf(from)} ${wordOf(to)}`;
}

/** Commands that show the same with git alone. */
export function gitCommands({ from, to }: Comparison): string[] {
  const [start, end] = [shellTag(from.tag), shellTag(to.tag)];
  const dots = start.startsWith("'") || end.startsWith("'") ? `${end} --not ${start}` : `${start}..${end}`;
  return [`git log --oneline ${dots}`, `git diff ${start} ${end}`];
}

/** A release as one word of a command line: the version, or `component@version` where there are several components. */
function wordOf({ id }: ReleaseEntry): string {
  return shellWord(id.replace('/', '@'));
}
