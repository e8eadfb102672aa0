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
    this.sizes = this.countPerRelease(() => true);
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
    return this.countPerRelease((runs) => inRuns(runs, release));
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

  /** Sums the commits of the segments that pass into every release that holds them. */
  private countPerRelease(passes: (runs: readonly number[]) => boolean): Float64Array {
    const steps = new Float64Array(this.graph.releases.length + 1);
    for (const { runs, commits } of this.graph.segments) {
      if (!passes(runs)) continue;
      for (let at = 0; at < runs.length; at += 2) {
        const start = runs[at] ?? 0;
        const end = start + (runs[at + 1] ?? 0);
        steps[start] = (steps[start] ?? 0) + commits.length;
        steps[end] = (steps[end] ?? 0) - commits.length;
      }
    }
    for (let at = 1; at < steps.length; at++) steps[at] = (steps[at] ?? 0) + (steps[at - 1] ?? 0);
    return steps;
  }
}
