import type { Tag } from './commit.ts';
import type { Component } from './component.ts';
import type { ReleaseKind, ReleaseLevel } from './release.ts';
import type { Version } from './version.ts';

/** A release before its changes are known: what tags and versions alone say. */
export interface ReleaseStub {
  id: string;
  slug: string;
  component: Component;
  version: Version;
  tag: Tag;
  /** Number of its commit, see `CommitIndex`. */
  commit: number;
  kind: ReleaseKind;
  level: ReleaseLevel;
  /** The other spelling when its version is tagged twice, as tag name, or null. */
  twin: string | null;
  /** Place among the tags of one version, 0 for the one that keeps its address. */
  spelling: number;
}

/** A stub with its place in the release graph. */
export interface PlacedRelease extends ReleaseStub {
  /** Number in the release graph. */
  number: number;
  /** Numbers of the release its page starts from and of the last stable one before, or null. */
  previous: number | null;
  stableBefore: number | null;
  /** Id of its line within its component. */
  line: string;
}
