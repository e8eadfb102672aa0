import type { Change } from './change.ts';

/**
 * Changes of one release that people gave the same title read as one entry of several commits (`update rolldown`, ten
 * times): the first keeps its place and its id. What breaks, is taken back or stands in a squashed body stays apart.
 *
 * @param changes of one release, in the order of its page
 */
export function mergeSameTitles(changes: readonly Change[]): Change[] {
  const places = new Map<string, number>();
  const merged: Change[] = [];
  for (const change of changes) {
    const key = keyOf(change);
    const place = key === null ? undefined : places.get(key);
    const first = place === undefined ? undefined : merged[place];
    if (place !== undefined && first) {
      merged[place] = joined(first, change);
      continue;
    }
    if (key !== null) places.set(key, merged.length);
    merged.push(change);
  }
  return merged;
}

function keyOf({ id, type, scope, subject, section, breaking, security, reverts }: Change): string | null {
  if (breaking || security || reverts || id.includes('.')) return null;
  return JSON.stringify([type, scope, subject.toLowerCase(), section]);
}

function joined(first: Change, second: Change): Change {
  const references = [...first.references, ...second.references];
  return {
    ...first,
    commits: [...new Set([...first.commits, ...second.commits])],
    references: [...new Map(references.map((reference) => [reference.text, reference])).values()],
    authors: [...new Set([...first.authors, ...second.authors])],
  };
}
