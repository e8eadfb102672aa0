import type { Portal } from './portal.ts';

/** Id of every yanked release to that of the release which takes its place, null where it names none that exists. */
export function replacementsOf({ releases }: Pick<Portal, 'releases'>): Record<string, string | null> {
  const ids = new Set(releases.map(({ id }) => id));
  const versions = new Map(releases.toReversed().map(({ component, version, id }) => [`${component} ${version}`, id]));
  const entries = releases.flatMap(({ id, component, yanked }) => {
    if (!yanked) return [];
    const wanted = yanked.replacement ?? '';
    return [[id, ids.has(wanted) ? wanted : (versions.get(`${component} ${wanted}`) ?? null)] as const];
  });
  return Object.fromEntries(entries);
}
