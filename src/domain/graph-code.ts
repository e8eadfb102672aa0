import type { GraphFile } from './browser-files.ts';

/**
 * `/data/graph.json` as it travels. Neighbouring segments differ by a release or two, so most columns say what changes
 * from one to the next; those are marked *steps*: each number is the difference to the one before, first to 0.
 */
export interface PackedGraph extends Pick<GraphFile, 'schemaVersion' | 'releases' | 'commits' | 'shards' | 'sections'> {
  /** Steps. */
  home: number[];
  /**
   * By segment: how many runs at the end are those of the segment before, then for each run in front of them start and
   * length, less those of the run at the same place from the end of the one before.
   */
  runs: number[][];
  /** By component: the segments that have changes, in steps, and the five figures of each as columns. */
  counts: Record<string, PackedCounts>;
  /** By file of changes: the segments that stand in it in the order of their slots, in steps over all files. */
  placed: number[][];
}

export type PackedCounts = [
  segments: number[],
  ...[breaking: number[], security: number[], features: number[], fixes: number[], others: number[]],
];

/** Writes a graph as it travels. */
export function packGraph(graph: GraphFile): PackedGraph {
  const { schemaVersion, releases, commits, shards, sections } = graph;
  return {
    ...{ schemaVersion, releases, commits, shards, sections },
    home: toSteps(graph.home),
    runs: graph.runs.map((runs, at) => packRuns(runs, graph.runs[at - 1] ?? [])),
    counts: Object.fromEntries(Object.entries(graph.counts).map(([id, rows]) => [id, packCounts(rows)])),
    placed: packPlaces(graph),
  };
}

/** Reads what `packGraph` wrote. */
export function unpackGraph(packed: PackedGraph): GraphFile {
  const { schemaVersion, releases, commits, shards, sections } = packed;
  const runs: number[][] = [];
  for (const code of packed.runs) runs.push(unpackRuns(code, runs.at(-1) ?? []));
  const counts = Object.entries(packed.counts).map(([id, columns]) => [id, unpackCounts(columns)] as const);
  const { shard, slot } = unpackPlaces(packed.placed, runs.length);
  return {
    ...{ schemaVersion, releases, commits, shards, sections, runs, shard, slot },
    home: fromSteps(packed.home),
    counts: Object.fromEntries(counts),
  };
}

function packRuns(runs: readonly number[], before: readonly number[]): number[] {
  let shared = 0;
  const alike = (place: number) => runs.length >= place && runs.at(-place) === before.at(-place);
  while (alike(shared * 2 + 1) && alike(shared * 2 + 2)) shared++;
  const own = runs.slice(0, runs.length - shared * 2);
  const offset = before.length - runs.length;
  return [shared, ...own.map((number, at) => number - (before[at + offset] ?? 0))];
}

function unpackRuns([shared = 0, ...own]: readonly number[], before: readonly number[]): number[] {
  const offset = before.length - own.length - shared * 2;
  return [...own.map((step, at) => step + (before[at + offset] ?? 0)), ...before.slice(before.length - shared * 2)];
}

/** Six numbers a row: segment, breaking, security, features, fixes, all. */
function packCounts(rows: readonly number[]): PackedCounts {
  const column = (place: number) => rows.filter((_, at) => at % 6 === place);
  const [features, fixes] = [column(3), column(4)];
  const others = column(5).map((all, at) => all - (features[at] ?? 0) - (fixes[at] ?? 0));
  return [toSteps(column(0)), column(1), column(2), features, fixes, others];
}

function unpackCounts([segments, breaking, security, features, fixes, others]: PackedCounts): number[] {
  return fromSteps(segments).flatMap((segment, at) => {
    const [added, mended] = [features[at] ?? 0, fixes[at] ?? 0];
    return [segment, breaking[at] ?? 0, security[at] ?? 0, added, mended, added + mended + (others[at] ?? 0)];
  });
}

function packPlaces({ shards, shard, slot }: GraphFile): number[][] {
  const files: number[][] = shards.map(() => []);
  for (const [segment, file] of shard.entries()) {
    const list = files[file];
    if (list) list[slot[segment] ?? 0] = segment;
  }
  const steps = toSteps(files.flat());
  return files.map((list) => steps.splice(0, list.length));
}

function unpackPlaces(placed: readonly (readonly number[])[], segments: number): Pick<GraphFile, 'shard' | 'slot'> {
  const [shard, slot] = [new Array<number>(segments).fill(-1), new Array<number>(segments).fill(0)];
  let segment = 0;
  for (const [file, steps] of placed.entries()) {
    for (const [place, step] of steps.entries()) {
      segment += step;
      shard[segment] = file;
      slot[segment] = place;
    }
  }
  return { shard, slot };
}

function toSteps(numbers: readonly number[]): number[] {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
}

function fromSteps(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}
