import type { Omitted, OmittedReason } from './change.ts';
import { formatMany } from './format.ts';

const WORDS: Record<OmittedReason, [string, string]> = {
  merge: ['merge', 'merges'],
  empty: ['that touches no file', 'that touch no file'],
  reverted: ['taken back before the release', 'taken back before the release'],
  folded: ['routine update', 'routine updates'],
  hidden: ['of a kind that is left out', 'of kinds that are left out'],
};

/** Why commits of a release stand in none of its changes: `8 merges, 4 of kinds that are left out (2 chore, 2 ci).` */
export function omittedSentence(omitted: readonly Omitted[], otherComponents: number): string {
  const parts = (Object.keys(WORDS) as OmittedReason[]).flatMap((reason) => {
    const list = omitted.filter((each) => each.reason === reason);
    if (list.length === 0) return [];
    return [`${formatMany(list.length, ...WORDS[reason])}${reason === 'hidden' ? typesOf(list) : ''}`];
  });
  if (otherComponents > 0) parts.push(`${formatMany(otherComponents, 'commit')} of other components`);
  return `${parts.join(', ')}.`;
}

function typesOf(omitted: readonly Omitted[]): string {
  const typed = Map.groupBy(
    omitted.filter((each) => each.type !== null),
    (each) => each.type,
  );
  const counts = [...typed].map(([type, list]) => `${list.length} ${type}`);
  return counts.length > 0 ? ` (${counts.join(', ')})` : '';
}
