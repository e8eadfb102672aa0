import type { BrowserChange, ChangesFile, Place } from './browser-files.ts';
import { addKin, segmentsBehind } from './browser-kin.ts';
import type { Commit } from './commit.ts';
import { KinFinder, type KnownKin } from './kinship.ts';
import type { Release } from './release.ts';
import type { ReleaseGraph } from './release-graph.ts';
import { type ShownChange, shownChanges } from './shown-changes.ts';
import { cutText } from './text.ts';

/** What changes are read from. */
export interface ChangesInput extends KnownKin {
  graph: ReleaseGraph;
  /** In the order that `graph` counts them by. */
  commits: readonly Commit[];
  releases: readonly Release[];
}

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
const SHORT = 12;

/** Puts every change of every release once into the segment of its commits, and cuts the segments into files. */
export function shardChanges(input: ChangesInput): ShardedChanges {
  const { graph, commits, releases } = input;
  const finder = new KinFinder(graph, input, commits.length);
  const shown = shownChanges(graph, commits, releases);
  const kin = shown.map((list) => list.map((each) => finder.of(each.commits)));
  const changes = shown.map((list) => list.map((each) => browserChange(each, commits)));
  const places = cutIntoFiles(input, changes, segmentsBehind(kin));
  const placeOf = (segment: number): Place => [
    places.files[places.shard[segment] ?? -1]?.name ?? '',
    places.slot[segment] ?? 0,
  ];
  for (const [segment, list] of changes.entries()) {
    for (const [at, change] of list.entries()) {
      const own = kin[segment]?.[at];
      if (own) addKin(change, own, { commits, placeOf });
    }
  }
  return { changes, ...places };
}

/** Sizes are taken before kin is added, since where kin lies depends on where files end. */
function cutIntoFiles(
  { graph, commits }: ChangesInput,
  changes: readonly BrowserChange[][],
  behind: ReadonlySet<number>,
): Omit<ShardedChanges, 'changes'> {
  const shard = graph.segments.map(() => -1);
  const slot = graph.segments.map(() => 0);
  const files: ShardedChanges['files'] = [];
  let size = 0;
  for (const segment of oldestFirst(graph, (at) => (changes[at]?.length ?? 0) > 0 || behind.has(at))) {
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
  return { files, shard, slot };
}

/**
 * Where a file ends depends on the commit that comes next and not on how many came before: a release that is inserted
 * into old history moves one file and not every later one.
 */
function startsFile(name: string, size: number): boolean {
  return size >= HARD_LIMIT || (size >= SOFT_LIMIT && Number.parseInt(name.slice(0, 6), 16) % 4 === 0);
}

/** Only what a comparison shows, and nothing that is empty. */
function browserChange(
  { id, change, commits: own, components }: ShownChange,
  commits: readonly Commit[],
): BrowserChange {
  const entry: BrowserChange = { id: shortId(id), subject: change.subject, section: change.section };
  if (change.type) entry.type = change.type;
  if (change.scope) entry.scope = change.scope;
  if (change.breaking) entry.breaking = 1;
  if (change.breakingText) entry.breakingText = cutText(change.breakingText, 2000);
  if (change.security) entry.security = 1;
  if (change.references.length > 0)
    entry.references = change.references.map((r) => (r.url ? [r.text, r.url] : [r.text]));
  if (own.length > 1) entry.commits = own.map((number) => commits[number]?.id.slice(0, SHORT) ?? '');
  if (components.length > 0) entry.components = [...components].sort();
  if (change.reverts) entry.reverts = change.reverts.commit.slice(0, SHORT);
  return entry;
}

/** `<40 or 64 digits>.<n>` with its digits cut to 12; the id of a change made by hand stays whole. */
function shortId(id: string): string {
  return id.replace(/^([0-9a-f]{12})[0-9a-f]+/, '$1');
}

/** In the order in which releases first contained them. */
function oldestFirst(graph: ReleaseGraph, wanted: (segment: number) => boolean): number[] {
  const first = (segment: number) => graph.segments[segment]?.runs[0] ?? Number.MAX_SAFE_INTEGER;
  const newest = (segment: number) => graph.segments[segment]?.commits[0] ?? 0;
  return [...graph.segments.keys()].filter(wanted).sort((a, b) => first(a) - first(b) || newest(b) - newest(a));
}

function segmentName(graph: ReleaseGraph, commits: readonly Commit[], segment: number): string {
  const newest = graph.segments[segment]?.commits[0];
  return (newest === undefined ? undefined : commits[newest]?.id.slice(0, SHORT)) ?? `segment-${segment}`;
}
