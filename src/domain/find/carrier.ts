import type { Evidence } from '../change.ts';
import { type CondensedGraph, contains, segmentAt } from '../compare-graph.ts';
import { FOUND_DIGITS, type RevertsFile } from './find-files.ts';
import type { FindSource } from './find-source.ts';
import { commitsOf, type Sighting, segmentOf } from './sighting.ts';

/**
 * How it is known that a release has a change: it contains the very commit, or another one that carries the same, such as
 * one that names the same advisory under the same title.
 */
export type HowKnown = 'commit' | 'advisory' | Evidence;

/** A commit that carries a change. */
export interface Carrier {
  /** First digits, or null for a change made by hand. */
  commit: string | null;
  how: HowKnown;
  segment: number;
  undone: Undone[];
}

/** A commit that takes another back, with those that take it back in turn. */
export interface Undone {
  commit: string;
  segment: number;
  undone: Undone[];
}

/** Strongest first. */
const STRENGTH: readonly HowKnown[] = [
  ...(['commit', 'notes', 'cherry-pick', 'backport', 'pull-request'] as const),
  ...(['patch', 'advisory', 'subject'] as const),
];
/** Nobody takes a change back and forth more often. */
const DEPTH = 8;

/** A change of many commits is looked for by as many of them. */
const MOST = 12;

/**
 * Every commit that carries what a question named, strongest first.
 *
 * @param alike changes of the same title that name what was asked for too, and how that is called
 */
export async function carriersOf(
  sighting: Sighting,
  source: FindSource,
  alike: { sightings: readonly Sighting[]; how: HowKnown } = { sightings: [], how: 'subject' },
): Promise<Carrier[]> {
  const { commit, change, segment } = sighting;
  const asked = { commit, how: 'commit' as const, segment, undone: commit ? await undoneOf(commit, source) : [] };
  // Who asks for one commit of a change asks for this one; the first stands for the whole change.
  const whole = change && commit === commitsOf(change)[0] ? commitsOf(change).slice(1, MOST) : [];
  const others = whole.map((other) => carrierOf(other, 'commit', segmentOf(other, source), source));
  const twins = (change?.same ?? []).map(([twin, how, shard, slot]) =>
    carrierOf(twin, how, segmentAt(source.graph, shard, slot), source),
  );
  const same = alike.sightings.map((twin) => carrierOf(twin.commit ?? '', alike.how, twin.segment, source));
  const all: Carrier[] = [asked, ...(await Promise.all([...others, ...twins, ...same])).flat()];
  return all.sort((a, b) => STRENGTH.indexOf(a.how) - STRENGTH.indexOf(b.how));
}

async function carrierOf(
  commit: string,
  how: HowKnown,
  place: number | null | Promise<number | null>,
  source: FindSource,
): Promise<Carrier[]> {
  const segment = await place;
  return segment === null || segment < 0 ? [] : [{ commit, how, segment, undone: await undoneOf(commit, source) }];
}

/** The strongest of the commits by which a release has a change that nothing in it takes back, or null. */
export function carrierIn(carriers: readonly Carrier[], graph: CondensedGraph, release: number): Carrier | null {
  return carriers.find((carrier) => isActive(carrier, graph, release)) ?? null;
}

/** The commit by which a release takes a change back that it contains, or null. */
export function takenBackBy(carriers: readonly Carrier[], graph: CondensedGraph, release: number): string | null {
  const held = carriers.filter(({ segment }) => contains(graph, segment, release));
  const reverts = held.flatMap(({ undone }) => undone.filter((revert) => isActive(revert, graph, release)));
  return reverts[0]?.commit ?? null;
}

function isActive(
  { segment, undone }: Pick<Carrier, 'segment' | 'undone'>,
  graph: CondensedGraph,
  release: number,
): boolean {
  return contains(graph, segment, release) && !undone.some((revert) => isActive(revert, graph, release));
}

async function undoneOf(commit: string, source: FindSource, depth = 0): Promise<Undone[]> {
  if (depth > DEPTH) return [];
  const { reverts } = await source.load<RevertsFile>('reverts');
  const wanted = commit.slice(0, FOUND_DIGITS);
  const found = reverts.filter(([taken, revert]) => taken === wanted && revert !== wanted);
  const lists = found.map(async ([, revert]) => {
    const segment = await segmentOf(revert, source);
    return segment === null ? [] : [{ commit: revert, segment, undone: await undoneOf(revert, source, depth + 1) }];
  });
  return (await Promise.all(lists)).flat();
}
