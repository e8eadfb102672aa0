import type { Advisory } from './advisories/advisory.ts';
import type { PlannedRelease } from './calendar/plan.ts';
import type { Channel } from './channel.ts';
import type { Component } from './component.ts';
import type { Key } from './key.ts';
import type { Line } from './line.ts';
import type { News } from './news.ts';
import type { PortalTags } from './portal-tags.ts';
import type { Problem } from './problem.ts';
import type { ReleaseRow } from './release.ts';
import type { PolicySettings } from './settings.ts';

/** Everything about the whole portal that pages need, written to `generated/portal.json`. */
export interface Portal {
  schemaVersion: 1;
  product: Product;
  components: Component[];
  lines: Line[];
  channels: Channel[];
  /** Every release, newest first (date, then version, then component). */
  releases: ReleaseRow[];
  /** Work that no release contains, per component, or empty. */
  unreleased: Unreleased[];
  /** Pairs of releases of different lines that carry the same change, for the drawing. */
  backports: Backport[];
  /** Pairs that have a page of their own under `/compare/`. */
  comparisons: ComparisonPair[];
  freezes: Freeze[];
  /** Public keys that signatures are trusted of, see `keys` in portal.yaml; absent without any. */
  keys?: Key[];
  /** Per channel id, what a release needs before it is published there. */
  policy: Record<string, PolicySettings>;
  /** The pages of how releases are managed; null where no file says what is offered, or the settings forbid them. */
  manage: ManagePages | null;
  /** Newest first. */
  advisories: Advisory[];
  /** What happened to releases after they came out, in the order of `releases`. */
  news: News[];
  /** Releases that are or were planned, earliest first. */
  plan: PlannedRelease[];
  problems: Problem[];
  facts: PortalFacts;
  tags: PortalTags;
}

/** The board under `/manage/`, and beside it the log of whole years, or of months where a year has many events. */
export interface ManagePages {
  /** `2026` or `2026-11`, newest first; none while the whole log stands beside the board. */
  periods: string[];
}

export interface Product {
  name: string;
  /** One sentence, or `''`. */
  description: string;
  /** Checked https address of the repository at its forge, or null. */
  repositoryUrl: string | null;
  forge: 'github' | 'gitlab' | 'gitea' | 'bitbucket' | null;
  /** Authority and path for permanent ids: `example.com/lantern`. */
  id: string;
  /** The day the portal is read on, `YYYY-MM-DD`, when the settings fix it; else null and the browser's day counts. */
  today: string | null;
  /** True for the embedded sample. */
  sample: boolean;
}

export interface PortalFacts {
  /** Full id of the newest commit the portal was built from. */
  head: string;
  commits: number;
  accounted: number;
  releases: number;
  conventional: number;
  /** Pairs of releases whose comparison was checked against git; 0 where files were not compared. */
  checkedPairs: number;
  /** Tags that are no version of any component. */
  unmatchedTags: string[];
  /** RFC 3339: date of the newest commit or tag; never the clock. */
  newest: string;
  /** The day that the command line named to write for, `YYYY-MM-DD`; absent where it named none. */
  day?: string;
  generator: string;
}

export interface Unreleased {
  component: string;
  commits: number;
  /** Id of the highest stable release the work comes after, or null. */
  after: string | null;
  branch: string;
}

export interface Backport {
  from: string;
  to: string;
  changes: number;
}

/** Two releases, by id, whose comparison is drawn at build. */
export interface ComparisonPair {
  from: string;
  to: string;
  /** Address part: `2.4.0...2.4.1`. */
  slug: string;
}

export interface Freeze {
  id: string;
  from: string;
  to: string;
  channels: string[];
  reason: string;
}
