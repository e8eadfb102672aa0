import type { ShardedChanges } from './browser-changes.ts';
import type { BrowserChange, GraphFile } from './browser-files.ts';
import type { Section } from './change.ts';
import type { Component } from './component.ts';
import type { Release } from './release.ts';
import type { ReleaseGraph } from './release-graph.ts';

/** What the graph of browsers is made of. */
export interface BrowserGraphInput {
  graph: ReleaseGraph;
  releases: readonly Release[];
  portal: { components: readonly Pick<Component, 'id'>[] };
}

/** The release graph with the figures of each segment and where its changes stand. */
export function composeGraph({ graph, portal, releases }: BrowserGraphInput, sharded: ShardedChanges): GraphFile {
  return {
    schemaVersion: 1,
    releases: graph.releases,
    home: graph.home,
    runs: graph.segments.map((segment) => segment.runs),
    commits: graph.segments.map((segment) => segment.commits.length),
    counts: Object.fromEntries(
      portal.components.map(({ id }) => [id, countColumn(sharded.changes, id, portal.components.length > 1)]),
    ),
    shards: sharded.files.map((file) => file.name),
    shard: sharded.shard,
    slot: sharded.slot,
    sections: mergeSections(releases),
  };
}

/** All headings of all releases, each after those that stand before it in some release. */
function mergeSections(releases: readonly Release[]): Section[] {
  const open = new Map<string, Section>();
  const before = new Map<string, Set<string>>();
  for (const { sections } of [...releases].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const [at, section] of sections.entries()) {
      if (!open.has(section.key)) open.set(section.key, section);
      const first = before.get(section.key) ?? new Set();
      for (const { key } of sections.slice(0, at)) first.add(key);
      before.set(section.key, first);
    }
  }
  const merged: Section[] = [];
  while (open.size > 0) {
    const all = [...open.values()];
    const next = all.find(({ key }) => ![...open.keys()].some((other) => before.get(key)?.has(other))) ?? all[0];
    if (!next) break;
    merged.push(next);
    open.delete(next.key);
  }
  return merged;
}

/** Six numbers for each segment that has changes of the component. */
function countColumn(changes: readonly BrowserChange[][], component: string, several: boolean): number[] {
  return changes.flatMap((list, segment) => {
    const own = several ? list.filter((change) => !change.components || change.components.includes(component)) : list;
    if (own.length === 0) return [];
    const count = (fits: (change: BrowserChange) => boolean) => own.filter(fits).length;
    return [
      segment,
      count((change) => change.breaking === 1),
      count((change) => change.security === 1),
      count((change) => change.section === 'features'),
      count((change) => change.section === 'fixes'),
      own.length,
    ];
  });
}
