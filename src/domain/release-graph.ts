/**
 * The commit graph condensed to what releases can tell apart. Commits reached by exactly the same releases form a
 * segment; `A..B` is the segments whose set contains B and not A, for any pair, without git.
 */
export interface ReleaseGraph {
  /** Release ids in topological order of their commits, oldest first: a release's number is its index. */
  releases: string[];
  segments: Segment[];
  /** Index of the segment that holds each release's own commit, by release number. */
  home: number[];
}

export interface Segment {
  /** Numbers of the releases that contain these commits, as runs: start, length, start, length... ascending. Empty: unreleased. */
  runs: number[];
  /** Indexes into the list of commits, newest first. */
  commits: number[];
}
