import type { Fact } from '../fact.ts';
import { factsOf } from './file-facts.ts';

/** The value of a fact that a Cargo workspace decides. */
export const FROM_WORKSPACE = 'workspace';

/** Under which name a workspace keeps what a fact takes over from it; null where it takes over nothing. */
function sharedKey({ group, name, value }: Fact): string | null {
  if (value.startsWith('catalog:')) return `${value} ${name}`;
  if (value !== FROM_WORKSPACE) return null;
  return group === 'engines' || group === 'configuration'
    ? `package ${name}`
    : dependencyKey(name.replace(/ \(.*$/s, ''));
}

/** Name of a dependency in what a Cargo workspace shares. */
export function dependencyKey(name: string): string {
  return `dependency ${name}`;
}

/** Puts the workspace's values in; what it does not have stays as it is written. */
export function inherit(facts: readonly Fact[], shared: readonly ReadonlyMap<string, string>[]): readonly Fact[] {
  if (shared.length === 0 || !facts.some((fact) => sharedKey(fact) !== null)) return facts;
  return facts.flatMap((fact) => {
    const key = sharedKey(fact);
    const value = key === null ? undefined : shared.find((each) => each.has(key))?.get(key);
    return value === undefined ? [fact] : factsOf(fact.group, [[fact.name, value]]);
  });
}
