import type { BrowserChange, ChangesFile } from './browser-files.ts';
import type { Change } from './change.ts';
import type { Commit } from './commit.ts';
import type { Release } from './release.ts';
import type { ReleaseGraph } from './release-graph.ts';
import { cutText } from './text.ts';

/** Changes by segment, and the files they are spread over. */
export interface ShardedChanges {
  /** By segment. */
  changes: BrowserChange[][];
  files: { name: string; content: ChangesFile }[];
  shard: number[];
  slot: number[];
}

/** Characters of JSON after which a file may end, and after which it must. */
const SOFT_LIMIT = 24_000;
const HARD_LIMIT = 96_000;

/** Puts every change of every release once into the segment of its first commit, and cuts the segments into files. */
export function shardChanges(
  graph: ReleaseGraph,
  commits: readonly Commit[],
  releases: readonly Release[],
): ShardedChanges {
  const changes = changesBySegment(graph, commits, releases);
  const shard = graph.segments.map(() => -1);
  const slot = graph.segments.map(() => 0);
  const files: ShardedChanges['files'] = [];
  let size = 0;
  for (const segment of oldestFirst(graph, changes)) {
    const name = segmentName(graph, commits, segment);
    if (files.length === 0 || startsFile(name, size)) {
      files.push({ name, content: { schemaVersion: 1, segments: [] } });
      size = 0;
    }
    const list = changes[segment] ?? [];
    const { segments } = (files[files.length - 1] as ShardedChanges['files'][number]).content;
    shard[segment] = files.length - 1;
    slot[segment] = segments.push(list) - 1;
    size += JSON.stringify(list).length;
  }
  return { changes, files, shard, slot };
}

/**
 * Where a file ends depends on the commit that comes next and not on how many came before: a release that is inserted
 * into old history moves one file and not every later one.
 */
function startsFile(name: string, size: number): boolean {
  return size >= HARD_LIMIT || (size >= SOFT_LIMIT && Number.parseInt(name.slice(0, 6), 16) % 4 === 0);
}

function changesBySegment(
  graph: ReleaseGraph,
  commits: readonly Commit[],
  releases: readonly Release[],
): BrowserChange[][] {
  const placeOf = placesByCommit(graph, commits);
  const number = new Map(graph.releases.map((id, index) => [id, index]));
  const bySegment: (Place & { change: BrowserChange })[][] = graph.segments.map(() => []);
  for (const { change, components, release } of changesOnce(releases, number)) {
    const home = { segment: graph.home[number.get(release) ?? -1] ?? -1, order: -1 };
    const place = placeOf.get(change.commits[0] ?? '') ?? home;
    bySegment[place.segment]?.push({ ...place, change: browserChange(change, components) });
  }
  return bySegment.map((list) => list.sort((a, b) => a.order - b.order).map((item) => item.change));
}

/** A change with the first release that shows it and, where the portal has several, the components that do. */
interface ShownChange {
  change: Change;
  release: string;
  components: string[];
}

function changesOnce(releases: readonly Release[], number: ReadonlyMap<string, number>): ShownChange[] {
  const several = new Set(releases.map((release) => release.component)).size > 1;
  const shown = new Map<string, ShownChange>();
  const ordered = [...releases].sort((a, b) => (number.get(a.id) ?? 0) - (number.get(b.id) ?? 0));
  for (const release of ordered) {
    for (const change of release.changes) {
      const known = shown.get(change.id) ?? { change, release: release.id, components: [] };
      shown.set(change.id, known);
      if (several && !known.components.includes(release.component)) known.components.push(release.component);
    }
  }
  return [...shown.values()];
}

interface Place {
  segment: number;
  /** Within the segment, newest first. */
  order: number;
}

function placesByCommit(graph: ReleaseGraph, commits: readonly Commit[]): Map<string, Place> {
  const map = new Map<string, Place>();
  graph.segments.forEach((segment, index) => {
    segment.commits.forEach((commit, order) => {
      const id = commits[commit]?.id;
      if (id) map.set(id, { segment: index, order });
    });
  });
  return map;
}

/** Only what a comparison shows, and nothing that is empty. */
function browserChange(change: Change, components: readonly string[]): BrowserChange {
  const entry: BrowserChange = { id: shortId(change.id), subject: change.subject, section: change.section };
  if (change.type) entry.type = change.type;
  if (change.scope) entry.scope = change.scope;
  if (change.breaking) entry.breaking = 1;
  if (change.breakingText) entry.breakingText = cutText(change.breakingText, 2000);
  if (change.security) entry.security = 1;
  if (change.references.length > 0)
    entry.references = change.references.map((r) => (r.url ? [r.text, r.url] : [r.text]));
  if (change.commits.length > 1) entry.commits = change.commits.map((id) => id.slice(0, 12));
  if (components.length > 0) entry.components = [...components].sort();
  if (change.reverts) entry.reverts = change.reverts.commit.slice(0, 12);
  return entry;
}

/** `<40 or 64 digits>.<n>` with its digits cut to 12; the id of a change made by hand stays whole. */
function shortId(id: string): string {
  return id.replace(/^([0-9a-f]{12})[0-9a-f]+/, '$1');
}

/** Segments that have changes, in the order in which releases first contained them. */
function oldestFirst(graph: ReleaseGraph, changes: readonly BrowserChange[][]): number[] {
  const first = (segment: number) => graph.segments[segment]?.runs[0] ?? Number.MAX_SAFE_INTEGER;
  const newest = (segment: number) => graph.segments[segment]?.commits[0] ?? 0;
  return [...graph.segments.keys()]
    .filter((segment) => (changes[segment]?.length ?? 0) > 0)
    .sort((a, b) => first(a) - first(b) || newest(b) - newest(a));
}

function segmentName(graph: ReleaseGraph, commits: readonly Commit[], segment: number): string {
  const newest = graph.segments[segment]?.commits[0];
  return (newest === undefined ? undefined : commits[newest]?.id.slice(0, 12)) ?? `segment-${segment}`;
}
