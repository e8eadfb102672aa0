import type { Change } from './change.ts';
import type { ChangeCounts } from './release.ts';

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

const ORDER: ((change: Change) => boolean)[] = [
  (change) => change.security,
  (change) => change.breaking,
  (change) => change.section === 'features',
  (change) => change.section === 'fixes',
  (change) => change.section === 'performance',
  () => true,
];
const LENGTH = 90;

/** One line that says what a release is about: its most important one or two subjects, or `''` when it has none. */
export function summarize(changes: readonly Change[]): string {
  const ranked: string[] = [];
  for (const fits of ORDER) {
    for (const change of changes) if (fits(change) && !ranked.includes(change.subject)) ranked.push(change.subject);
    if (ranked.length >= 2) break;
  }
  const [first = '', second = ''] = ranked;
  const both = second && first.length + second.length + 2 <= LENGTH ? `${first}; ${second}` : first;
  return both.length > 160
    ? `${both.slice(0, both.lastIndexOf(' ', 157))}…`
    : both.charAt(0).toUpperCase() + both.slice(1);
}
