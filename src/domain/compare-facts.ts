import { FACT_GROUPS, type Fact, type FactGroupId } from './fact.ts';
import { inRuns } from './run-sets.ts';
import { type VersionStep, versionStep } from './version-step.ts';

/**
 * `/data/facts/<component>.json`: what the files of each of a component's releases state, so that one file answers any
 * pair. Columns by fact.
 */
export interface FactsFile {
  schemaVersion: 1;
  component: string;
  group: FactGroupId[];
  name: string[];
  /** Every value that the fact had. */
  values: string[][];
  /**
   * For each value the numbers of the releases that state it: start, length, start, length... Numbers of other
   * components' releases say nothing: runs go on over them.
   */
  runs: number[][][];
}

export interface FactDifference {
  group: FactGroupId;
  name: string;
  /** Null where it is added. */
  before: string | null;
  /** Null where it is removed. */
  after: string | null;
  kind: 'added' | 'removed' | 'changed';
  /** How far it moved, where both are versions or ranges of them. */
  step?: VersionStep;
}

/**
 * What differs between the facts of two releases of the component that the file is of.
 *
 * @param from number of a release, its index in the release graph
 * @returns by group in reading order, then by name
 */
export function compareFacts(file: FactsFile, from: number, to: number): FactDifference[] {
  return compareFactLists(factsAt(file, from), factsAt(file, to));
}

/** The facts of one release, in reading order. */
export function factsAt(file: FactsFile, release: number): Fact[] {
  const facts: Fact[] = [];
  for (const [at, name] of file.name.entries()) {
    const place = file.runs[at]?.findIndex((runs) => inRuns(runs, release)) ?? -1;
    const [group, value] = [file.group[at], file.values[at]?.[place]];
    if (group !== undefined && value !== undefined) facts.push({ group, name, value });
  }
  return facts.sort(inReadingOrder);
}

/** As `compareFacts`, of two lists of facts. */
function compareFactLists(before: readonly Fact[], after: readonly Fact[]): FactDifference[] {
  const old = new Map(before.map((fact) => [keyOf(fact), fact.value]));
  const kept = new Set(after.map(keyOf));
  const fresh = after.flatMap((fact) => differenceOf(fact, old.get(keyOf(fact)) ?? null, fact.value));
  const gone = before.flatMap((fact) => (kept.has(keyOf(fact)) ? [] : differenceOf(fact, fact.value, null)));
  return [...fresh, ...gone].sort(inReadingOrder);
}

function differenceOf({ group, name }: Fact, before: string | null, after: string | null): FactDifference[] {
  if (before === after) return [];
  if (before === null || after === null)
    return [{ group, name, before, after, kind: before === null ? 'added' : 'removed' }];
  const step = VERSIONED.has(group) ? versionStep(before, after) : null;
  return [{ group, name, before, after, kind: 'changed', ...(step ? { step } : {}) }];
}

const VERSIONED: ReadonlySet<FactGroupId> = new Set([
  ...(['engines', 'peer', 'dependencies', 'optional', 'images', 'chart', 'indirect', 'build', 'tools', 'dev'] as const),
]);

const RANK = new Map(FACT_GROUPS.map(({ id }, rank) => [id, rank]));

/** By group as readers want to hear of them, then by name. */
export function inReadingOrder(a: Pick<Fact, 'group' | 'name'>, b: Pick<Fact, 'group' | 'name'>): number {
  return (RANK.get(a.group) ?? 0) - (RANK.get(b.group) ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** What makes a fact the same fact in two releases. */
export function keyOf({ group, name }: Fact): string {
  return `${group} ${name}`;
}
