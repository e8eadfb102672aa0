import type { Artifact } from './artifact.ts';
import type { RollbackText } from './bucket.ts';
import type { Change, Omitted, Section } from './change.ts';
import type { ReleaseEvent } from './channel.ts';
import type { NotesDeprecation } from './portal-folder.ts';
import type { TagMove } from './tag-record.ts';
import type { TagSignature } from './tag-signature.ts';

/** The class that decides which release is the one before (rule 1 of history). */
export type ReleaseKind = 'stable' | 'candidate' | 'stream';

/** How big the step is, for the drawing of stops and the weight of rows. */
export type ReleaseLevel = 'major' | 'minor' | 'patch' | 'prerelease';

export type ReleaseStatus = 'unreleased' | 'offered' | 'superseded' | 'yanked' | 'ended';

/** How many changes of each sort a release brings. A change is counted once in each that fits. */
export interface ChangeCounts {
  breaking: number;
  security: number;
  features: number;
  fixes: number;
  /** Every change, also those of other sorts. */
  all: number;
}

/** What lists, maps and menus need of a release: one row. */
export interface ReleaseRow {
  /** `<slug>` for the root product, `<component>/<slug>` for others: the address under `/releases/`. */
  id: string;
  component: string;
  /** As in the tag, without prefix: `3.2.0-beta.2`. */
  version: string;
  tag: string;
  /** Full id of the commit. */
  commit: string;
  /** RFC 3339 in UTC. */
  date: string;
  kind: ReleaseKind;
  level: ReleaseLevel;
  /** Id of its line within its component. */
  line: string;
  /** Channel it is first of all known by. */
  channel: string;
  status: ReleaseStatus;
  /** One line for lists; from the notes, else from its most important changes; `''` when empty. */
  summary: string;
  counts: ChangeCounts;
  /** Tag its page starts from, or null for the first. */
  previous: string | null;
  /** Id of the release its page starts from, or null. */
  previousId: string | null;
  /** Present when yanked. */
  yanked: { at: string; by: string; reason: string; replacement: string | null } | null;
  /** Full id of the commit that the tag was recorded at before it was moved; null where it was not, or nobody recorded it. */
  movedFrom: string | null;
  /** Present where somebody accepted the move by name and reason. */
  moveAccepted?: true;
  /** Names the version the site's owner gave, when a second tag spells the same version. */
  spelledTwiceWith: string | null;
}

/** The whole record of one release: what its page, its API file and its Markdown twin are made of. */
export interface Release extends ReleaseRow {
  schemaVersion: 1;
  /** Where the page and its data lie, without leading slash or base: `releases/2.4.1/`, `api/v1/releases/2.4.1.json`. */
  url: string;
  data: string;
  range: ReleaseRange;
  /** Sections in reading order; only those that have changes. */
  sections: Section[];
  changes: Change[];
  omitted: Omitted[];
  /** Commits of the range that touch only other components. */
  otherComponents: number;
  /** Prereleases: everything since the last stable, as counts. */
  sinceStable: SinceStable | null;
  contributors: Contributor[];
  artifacts: Artifact[];
  events: ReleaseEvent[];
  notes: ReleaseNotes | null;
  /** Neighbours in the line by version, as ids. */
  lower: string | null;
  higher: string | null;
  /** By whom its tag was signed, as far as the keys of the settings tell. */
  signature: TagSignature;
  /** What is known of its tag having moved; null where it did not, or nobody recorded it. */
  move: TagMove | null;
  /** Checked address of the tag at the forge, or null. */
  forgeUrl: string | null;
  /** Ids of the advisories that it is affected by, and of those whose fix it brought to its line; absent where there are none. */
  affectedBy?: string[];
  fixes?: string[];
}

export interface ReleaseRange {
  /** Full commit id of the release it starts from, or null for the root. */
  from: string | null;
  to: string;
  /** Number of commits in `git rev-list from..to`. */
  commits: number;
  /** Number of commits of `from` that this release lacks. */
  diverged: number;
}

export interface SinceStable {
  /** Tag of the last stable release. */
  from: string;
  fromId: string;
  commits: number;
  breaking: { id: string; subject: string; breakingText: string | null }[];
  /** Address of the comparison, without leading slash or base. */
  url: string;
}

export interface Contributor {
  name: string;
  /** True where this release holds the first commit of the person in the whole history. */
  first: boolean;
  bot: boolean;
}

/** What people wrote for a release, in `content/notes`. */
export interface ReleaseNotes {
  /** Path relative to the portal folder: `notes/2.4.1.mdx`. */
  file: string;
  title: string | null;
  summary: string | null;
  highlights: string[];
  upgrade: string[];
  knownIssues: string[];
  /** What it says of going back below the release; absent where it says nothing. */
  rollback?: RollbackText;
  /** What is not to be used any more from it on; absent where it says nothing. */
  deprecations?: NotesDeprecation[];
  /** Body as Markdown with our components, front matter removed; `''` when there is none. */
  body: string;
}
