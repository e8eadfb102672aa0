import type { Change } from './change.ts';
import type { ChangeCounts } from './release.ts';
import { isRoutineRank, tellingRank } from './telling-rank.ts';

/** How many changes of each sort there are. */
export function countChanges(changes: readonly Change[]): ChangeCounts {
  const counts: ChangeCounts = { breaking: 0, security: 0, features: 0, fixes: 0, all: changes.length };
  for (const change of changes) {
    if (change.breaking) counts.breaking++;
    if (change.security) counts.security++;
    if (change.section === 'features') counts.features++;
    else if (change.section === 'fixes') counts.fixes++;
  }
  return counts;
}

const LENGTH = 90;
const LONGEST = 160;

/** One line that says what a release is about: its most important one or two subjects, or `''` when it has none. */
export function summarize(changes: readonly Change[]): string {
  const ranked = changes.map((change, at) => ({ change, at, rank: tellingRank(change) }));
  ranked.sort((a, b) => a.rank - b.rank || a.at - b.at);
  const [first, ...others] = ranked;
  if (!first) return '';
  const start = subjectOf(first.change);
  const room = LENGTH - start.length - 2;
  // What is as important and fits, but no routine beside real work.
  const second = others.find(
    ({ change, rank }) => (!isRoutineRank(rank) || isRoutineRank(first.rank)) && isNews(subjectOf(change), start, room),
  );
  const both = second ? `${start}; ${asSecond(subjectOf(second.change))}` : start;
  return asFirst(both.length > LONGEST ? `${both.slice(0, both.lastIndexOf(' ', LONGEST - 3))}…` : both);
}

function isNews(subject: string, first: string, room: number): boolean {
  const [one, other] = [subject.toLowerCase(), first.toLowerCase()];
  return subject.length <= room && !other.includes(one) && !one.includes(other);
}

/** A reverted fix reads as the fix itself without a word in front; a bare id as nothing. */
function subjectOf({ section, subject: written }: Change): string {
  const subject = withoutWeight(written);
  if (section === 'reverts') return `Takes back: ${subject}`;
  return /^(?:CVE-\d{4}-\d+|GHSA-[\w-]{14})$/.test(subject) ? `Fixes ${subject}` : subject;
}

/** A full stop and most of an object id are of no use in a line. */
function withoutWeight(subject: string): string {
  const text = subject.endsWith('.') && !subject.endsWith('..') ? subject.slice(0, -1) : subject;
  return text.replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, '$1');
}

const PLAIN_WORD = /^\p{Ll}+(?:[-'’]\p{Ll}+)*(?=$|[\s,:;])/u;
const VERB =
  /^(?:Add|Allow|Avoid|Bump|Change|Correct|Drop|Enable|Ensure|Fix|Handle|Improve|Introduce|Keep|Make|Move|Prevent|Provide|Refactor|Remove|Rename|Replace|Restore|Show|Stop|Support|Take|Update|Upgrade|Use|Warn)(?:e?[ds]|ing)?\b/;

/** A sentence begins with a capital, but not the name of a file, a package or a function. */
function asFirst(text: string): string {
  return PLAIN_WORD.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Behind a semicolon a verb is written small; other words may be names. */
function asSecond(text: string): string {
  return VERB.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
