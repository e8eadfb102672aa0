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
    const steps = new Float64Array(this.graph.releases.length + 1);
    for (const [at, { commits }] of this.graph.segments.entries()) {
      const [from = 0, end = 0] = [this.runsFrom[at], this.runsFrom[at + 1]];
      if (release !== null && !this.holds(from, end, release)) continue;
      for (let run = from; run < end; run += 2) this.addStep(steps, run, commits.length);
    }
    for (let at = 1; at < steps.length; at++) steps[at] = (steps[at] ?? 0) + (steps[at - 1] ?? 0);
    return steps;
  }

  private addStep(steps: Float64Array, run: number, count: number): void {
    const start = this.runs[run] ?? 0;
    const end = start + (this.runs[run + 1] ?? 0);
    steps[start] = (steps[start] ?? 0) + count;
    steps[end] = (steps[end] ?? 0) - count;
  }

  private holds(from: number, end: number, release: number): boolean {
    for (let run = from; run < end; run += 2) {
      const start = this.runs[run] ?? 0;
      if (release < start) return false;
      if (release < start + (this.runs[run + 1] ?? 0)) return true;
    }
    return false;
  }
}
