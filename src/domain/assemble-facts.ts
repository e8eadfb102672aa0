import { type FactsFile, inReadingOrder, keyOf } from './compare-facts.ts';
import type { Fact } from './fact.ts';

/** What the files of one release state; releases that share their files share the list. */
export interface ReleaseFacts {
  /** Number of the release. */
  release: number;
  facts: readonly Fact[];
}

/**
 * The facts of all releases of a component as one file.
 *
 * @param releases ascending; no list has two facts of one group and name
 */
export function assembleFacts(component: string, releases: Iterable<ReleaseFacts>): FactsFile {
  const rows = new Map<string, Row>();
  const known = new Map<Fact, number[]>();
  for (const stretch of stretchesOf(releases)) {
    for (const fact of stretch.facts) {
      // Most facts are the same object from list to list, and looking one up by its text costs more.
      const runs = known.get(fact) ?? runsOf(fact, rows);
      known.set(fact, runs);
      appendStretch(runs, stretch);
    }
  }
  const sorted = [...rows.values()].sort((a, b) => inReadingOrder(a.fact, b.fact));
  return {
    schemaVersion: 1,
    component,
    group: sorted.map(({ fact }) => fact.group),
    name: sorted.map(({ fact }) => fact.name),
    values: sorted.map(({ values }) => [...values.keys()]),
    runs: sorted.map(({ values }) => [...values.values()]),
  };
}

interface Row {
  fact: Fact;
  /** Runs by value. */
  values: Map<string, number[]>;
}

function runsOf(fact: Fact, rows: Map<string, Row>): number[] {
  const key = keyOf(fact);
  const row = rows.get(key) ?? { fact, values: new Map() };
  rows.set(key, row);
  const runs = row.values.get(fact.value) ?? [];
  row.values.set(fact.value, runs);
  return runs;
}

/** Releases of the component that follow each other and state the same. */
interface Stretch {
  /** Number of the release before the first, or null. */
  before: number | null;
  first: number;
  last: number;
  facts: readonly Fact[];
}

function stretchesOf(releases: Iterable<ReleaseFacts>): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { release, facts } of releases) {
    const open = stretches.at(-1);
    if (open?.facts === facts) open.last = release;
    else stretches.push({ before: open?.last ?? null, first: release, last: release, facts });
  }
  return stretches;
}

function appendStretch(runs: number[], { before, first, last }: Stretch): void {
  const start = runs.at(-2) ?? 0;
  const isOpen = before !== null && runs.length > 0 && start + (runs.at(-1) ?? 0) - 1 === before;
  if (isOpen) runs[runs.length - 1] = last - start + 1;
  else runs.push(first, last - first + 1);
}
