import type { Commit } from './commit.ts';
import type { Component } from './component.ts';
import { PathOwners } from './component-paths.ts';

/**
 * Which components a commit touches (rule 14 of history): those that own one of its files, and the one that its
 * conventional scope names.
 *
 * @returns for each component a test by commit number; with one component every commit counts
 */
export function componentTouch(
  components: readonly Component[],
  commits: readonly Commit[],
  scopeOf: (commit: number) => string | null,
): Map<string, (commit: number) => boolean> {
  const everything = () => true;
  if (components.length < 2) return new Map(components.map(({ id }) => [id, everything]));
  const owners = new PathOwners(components);
  const byScope = new Map(
    components.flatMap(({ name, id }, at) => [name, id].map((word) => [word.toLowerCase(), at] as const)),
  );
  const touched = commits.map((commit, number) => {
    const numbers = new Set((commit.paths ?? []).flatMap((path) => owners.ownersOf(path)));
    for (const word of scopeOf(number)
      ?.toLowerCase()
      .split(/[,;]\s*/) ?? []) {
      const scoped = byScope.get(word);
      if (scoped !== undefined) numbers.add(scoped);
    }
    return numbers;
  });
  return new Map(
    components.map(({ id, paths }, at) => [
      id,
      paths.length === 0 ? everything : (commit: number) => touched[commit]?.has(at) ?? false,
    ]),
  );
}
