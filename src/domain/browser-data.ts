import { type ChangesInput, type ShardedChanges, shardChanges } from './browser-changes.ts';
import type { BrowserChange, CurrentFile, GraphFile, MapFile, ReleasesFile } from './browser-files.ts';
import type { Section } from './change.ts';
import { composeSteps } from './compose-steps.ts';
import { composeFindFiles } from './find/compose-find-files.ts';
import { lanesOf } from './lane.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';
import { compareVersions } from './version-fields.ts';

/** What the browser's files are made of. */
export interface BrowserDataInput extends ChangesInput {
  portal: Portal;
}

/**
 * The files that browsers load from `/data/`: each with its path below the site's base, without a leading slash.
 * One more tag changes `current`, `releases`, `graph` and the few others that speak of its own commits.
 */
export function composeBrowserData(input: BrowserDataInput): { path: string; text: string }[] {
  const sharded = shardChanges(input);
  const files: [string, unknown][] = [
    ['current', composeCurrent(input.portal)],
    ['releases', composeReleases(input.portal)],
    ['graph', composeGraph(input, sharded)],
    ['map', composeMap(input.portal)],
    ['steps', composeSteps(input.releases)],
    ...composeFindFiles({ ...input, changes: sharded.changes }),
  ];
  for (const file of sharded.files) files.push([`changes/${file.name}`, file.content]);
  return files.map(([name, content]) => ({ path: `data/${name}.json`, text: `${JSON.stringify(content)}\n` }));
}

/** What changes with every tag. */
function composeCurrent(portal: Portal): CurrentFile {
  const yanked = portal.releases.filter((release) => release.yanked);
  return {
    schemaVersion: 1,
    today: portal.product.today,
    latest: Object.fromEntries(portal.components.map((c) => [c.id, latestOf(portal, c.id)])),
    lines: Object.fromEntries(
      portal.lines.map(({ component, id, latest, lts, support, security }) => [
        `${component}/${id}`,
        { latest, lts, support, security },
      ]),
    ),
    channels: Object.fromEntries(portal.channels.map(({ id, current, name }) => [id, { current, name }])),
    yanked: Object.fromEntries(yanked.map((release) => [release.id, replacementId(portal, release.id)])),
  };
}

function latestOf(portal: Portal, component: string): string | null {
  const proper = portal.releases.filter((row) => row.component === component && row.kind === 'stable' && !row.yanked);
  return proper.sort((a, b) => compareVersions(b.version, a.version))[0]?.id ?? null;
}

function replacementId(portal: Portal, id: string): string | null {
  const release = portal.releases.find((row) => row.id === id);
  const wanted = release?.yanked?.replacement;
  if (!release || !wanted) return null;
  const same = (row: { component: string; version: string; id: string }) =>
    row.id === wanted || (row.component === release.component && row.version === wanted);
  return portal.releases.find(same)?.id ?? null;
}

function composeReleases(portal: Portal): ReleasesFile {
  const rows = [...portal.releases].reverse();
  return {
    schemaVersion: 1,
    id: rows.map((row) => row.id),
    component: rows.map((row) => row.component),
    version: rows.map((row) => row.version),
    date: rows.map((row) => row.date.slice(0, 10)),
    line: rows.map((row) => row.line),
    channel: rows.map((row) => row.channel),
    kind: rows.map((row) => row.kind),
    level: rows.map((row) => row.level),
    prerelease: rows.map((row) => (row.kind === 'stable' ? 0 : 1)),
    yanked: rows.map((row) => (row.yanked ? 1 : 0)),
    tag: rows.map((row) => row.tag),
    commit: rows.map((row) => row.commit.slice(0, 12)),
  };
}

function composeMap(portal: Portal): MapFile {
  const lanes = portal.components.map(({ id }) => [id, lanesOf(portal, id)] as const);
  return { schemaVersion: 1, lanes: Object.fromEntries(lanes), backports: portal.backports };
}

function composeGraph({ graph, portal, releases }: BrowserDataInput, sharded: ShardedChanges): GraphFile {
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
