import type { CurrentFile, ReleaseEntry } from './browser-files.ts';
import type { ComparedSide, Comparison } from './comparison.ts';
import { formatCount, formatMany, formatShortDate } from './format.ts';
import { shellTag } from './git-words.ts';

/** A figure with what it counts, for the head of a comparison. */
export interface Headline {
  figure: string;
  words: string;
  tone: 'signal' | 'ink' | 'warning';
}

/** The three figures that a reader sees first: what is gained, or on the way down what is lost. */
export function headlines({ from, to, fresh, lost, direction }: Comparison): Headline[] {
  const gained = commitsHeadline(fresh, to, from);
  const missing = commitsHeadline(lost, from, to);
  if (direction === 'downgrade') {
    return [{ ...changesHeadline(lost, 'you would lose'), tone: 'warning' }, missing, gained];
  }
  const tone = lost.commits > 0 ? 'warning' : 'ink';
  return [{ ...changesHeadline(fresh, 'new to you'), tone: 'signal' }, gained, { ...missing, tone }];
}

/** One sentence about the pair that figures alone would not tell, or null. */
export function verdict({ direction, from, to }: Comparison): string | null {
  switch (direction) {
    case 'same':
      return `Both are ${to.version}: nothing differs. Choose another version on either side.`;
    case 'downgrade':
      return `${from.version} is the higher version: this is a step down. What you would lose stands first.`;
    case 'components':
      return `These are versions of two components, ${from.component} and ${to.component}. Commits are counted over the whole repository, changes for each component.`;
    case 'upgrade':
      return null;
  }
}

/** A fact's name and what holds, with the day where that is a date. */
export type WayFact = [name: string, value: string, day?: string];

/** Facts about the way, one a row. */
export function wayFacts({ way, to, direction }: Comparison, current: CurrentFile | null): WayFact[] {
  const line = current?.lines[`${to.component}/${to.line}`];
  const facts: WayFact[] = [
    ['Majors crossed', formatCount(way.majors)],
    ['Releases', formatCount(way.crossed.length)],
    ['Withdrawn on the way', way.yanked.map((entry) => entry.version).join(', ') || 'none'],
  ];
  if (line?.support) facts.push([`Fixes for ${to.line} until`, formatShortDate(line.support), line.support]);
  if (line?.security) facts.push([`Security fixes until`, formatShortDate(line.security), line.security]);
  return direction === 'downgrade' ? facts.slice(2) : facts;
}

/** Commands that show the same with git alone. */
export function gitCommands({ from, to }: Comparison): string[] {
  const [start, end] = [shellTag(from.tag), shellTag(to.tag)];
  const dots = start.startsWith("'") || end.startsWith("'") ? `${end} --not ${start}` : `${start}..${end}`;
  return [`git log --oneline ${dots}`, `git diff ${start} ${end}`];
}

function commitsHeadline({ commits }: ComparedSide, has: ReleaseEntry, lacks: ReleaseEntry): Headline {
  const noun = commits === 1 ? 'commit' : 'commits';
  return { figure: formatCount(commits), words: `${noun} in ${has.version} that ${lacks.version} lacks`, tone: 'ink' };
}

function changesHeadline({ changes, breaking, security }: ComparedSide, what: string): Omit<Headline, 'tone'> {
  const parts = [
    `${changes === 1 ? 'change' : 'changes'} ${what}`,
    breaking.length > 0 ? `${formatCount(breaking.length)} of them breaking` : '',
    security > 0 ? formatMany(security, 'security fix', 'security fixes') : '',
  ];
  return { figure: formatCount(changes), words: parts.filter(Boolean).join(', ') };
}
