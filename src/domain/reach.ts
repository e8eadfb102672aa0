import type { CommitIndex } from './commit-index.ts';
import type { ReleaseGraph } from './release-graph.ts';
import { inRuns } from './run-sets.ts';

/**
 * Questions of reachability between releases, answered from the release graph. Releases are named by their number,
 * which is their place in `graph.releases`; a commit is named by its own.
 */
export class Reach {
  readonly graph: ReleaseGraph;
  private readonly index: CommitIndex;
  private readonly segmentOf: Int32Array;
  /** Every run of every segment, one after the other, and where each segment's begin. */
  private readonly runs: Int32Array;
  private readonly runsFrom: Int32Array;
  /** Number of commits of each segment. */
  private readonly counts: Int32Array;
  private readonly sizes: Float64Array;
  private readonly stamp: Int32Array;
  private round = 0;

  constructor(graph: ReleaseGraph, index: CommitIndex) {
    this.graph = graph;
    this.index = index;
    this.segmentOf = new Int32Array(index.parents.length);
    for (const [at, segment] of graph.segments.entries()) {
      for (const commit of segment.commits) this.segmentOf[commit] = at;
    }
    this.runsFrom = new Int32Array(graph.segments.length + 1);
    for (const [at, { runs }] of graph.segments.entries())
      this.runsFrom[at + 1] = (this.runsFrom[at] ?? 0) + runs.length;
    this.runs = new Int32Array(this.runsFrom.at(-1) ?? 0);
    for (const [at, { runs }] of graph.segments.entries()) this.runs.set(runs, this.runsFrom[at]);
    this.counts = Int32Array.from(graph.segments, ({ commits }) => commits.length);
    this.sizes = this.countPerRelease(null);
    this.stamp = new Int32Array(index.parents.length);
  }

  /** Number of commits in a release's whole history. */
  size(release: number): number {
    return this.sizes[release] ?? 0;
  }

  /** Whether all of `lower` is in `release`; a release contains itself. */
  contains(release: number, lower: number): boolean {
    return inRuns(this.graph.segments[this.graph.home[lower] ?? 0]?.runs ?? [], release);
  }

  /** Whether a release contains a commit: the answer of `git tag --contains`. */
  containsCommit(release: number, commit: number): boolean {
    return inRuns(this.graph.segments[this.segmentOf[commit] ?? 0]?.runs ?? [], release);
  }

  /** The runs of releases that contain a commit. */
  releasesWith(commit: number): readonly number[] {
    return this.graph.segments[this.segmentOf[commit] ?? 0]?.runs ?? [];
  }

  /** How many commits each release shares with this one, by release number. */
  sharedWith(release: number): Float64Array {
    return this.countPerRelease(release);
  }

  /**
   * Commits in `to` and not in `from`, newest first: `git rev-list from..to`.
   *
   * @param start number of the commit that `to` names
   */
  range(from: number | null, start: number): number[] {
    this.round++;
    const found: number[] = [];
    const open = [start];
    for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
      if (this.stamp[commit] === this.round) continue;
      this.stamp[commit] = this.round;
      if (from !== null && this.containsCommit(from, commit)) continue;
      found.push(commit);
      open.push(...(this.index.parents[commit] ?? []));
    }
    return found.sort((a, b) => a - b);
  }

  /** Commits reached from this one that no release contains, newest first. */
  unreleasedFrom(start: number): number[] {
    this.round++;
    const found: number[] = [];
    const open = [start];
    for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
      if (this.stamp[commit] === this.round || this.releasesWith(commit).length > 0) continue;
      this.stamp[commit] = this.round;
      found.push(commit);
      open.push(...(this.index.parents[commit] ?? []));
    }
    return found.sort((a, b) => a - b);
  }

  /** Sums the commits of the segments that a release holds (of all for null) into every release that holds them. */
  private countPerRelease(release: number | null): Float64Array {
    const { runs, runsFrom, counts } = this;
    const steps = new Float64Array(this.graph.releases.length + 1);
    for (let at = 0; at < counts.length; at++) {
      const end = runsFrom[at + 1] as number;
      const count = counts[at] as number;
      if (release !== null && !holds(runs, runsFrom[at] as number, end, release)) continue;
      for (let run = runsFrom[at] as number; run < end; run += 2) addStep(steps, runs, run, count);
    }
    for (let at = 1; at < steps.length; at++) steps[at] = (steps[at] as number) + (steps[at - 1] as number);
    return steps;
  }
}

// These two run for every run of every segment, for thousands of releases: plain loops over flat arrays.
function addStep(steps: Float64Array, runs: Int32Array, run: number, count: number): void {
  const start = runs[run] as number;
  const end = start + (runs[run + 1] as number);
  steps[start] = (steps[start] as number) + count;
  steps[end] = (steps[end] as number) - count;
}

function holds(runs: Int32Array, from: number, end: number, release: number): boolean {
  for (let run = from; run < end; run += 2) {
    const start = runs[run] as number;
    if (release < start) return false;
    if (release < start + (runs[run + 1] as number)) return true;
  }
  return false;
}
