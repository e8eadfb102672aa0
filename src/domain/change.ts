/** What a reader sees of one or more commits. */
export interface Change {
  /** Full id of its first commit, with `.<n>` for the n-th entry of a squashed pull request. */
  id: string;
  /** Conventional type in lower case (`feat`), or null where the subject has none. */
  type: string | null;
  /** Conventional scope or a label such as `[core]`, or null. */
  scope: string | null;
  /** Subject without type, scope and trailing reference; starts as the author wrote it. */
  subject: string;
  /** Key of the section it stands in, see `Section`. */
  section: string;
  breaking: boolean;
  /** The whole text after `BREAKING CHANGE:`, line breaks kept, or null. */
  breakingText: string | null;
  /** What its footer `DEPRECATED:` says; absent without one. */
  deprecation?: string;
  security: boolean;
  /** Advisory ids named by it: `CVE-2026-1234`, `GHSA-...`. */
  advisories: string[];
  /** Full ids; a change made by hand has none. */
  commits: string[];
  references: Reference[];
  authors: string[];
  /** Releases of other lines that carry the same change. */
  alsoIn: AlsoIn[];
  /** Set on an entry under *Reverted*: what it takes back. */
  reverts?: { commit: string; release: string | null };
}

/** A pull request or issue that a change names. */
export interface Reference {
  /** As written for readers: `#123`, `org/repo#5`. */
  text: string;
  /** Checked address, or null where the forge is unknown. */
  url: string | null;
}

export interface AlsoIn {
  /** Id of the release: `1.9.5` or `plugin-react/4.0.1`. */
  release: string;
  version: string;
  commit: string;
  evidence: Evidence;
}

/** Why two changes count as one, strongest first; `subject` alone is unverified. */
export type Evidence = 'notes' | 'cherry-pick' | 'backport' | 'pull-request' | 'patch' | 'subject';

/** A commit of the range that is in no change, with the reason. */
export interface Omitted {
  commit: string;
  reason: OmittedReason;
  /** Cleaned subject, for the folded list of the page. */
  subject: string;
  /** Conventional type where it has one, for the counts of the folded list. */
  type: string | null;
}

export type OmittedReason = 'merge' | 'empty' | 'reverted' | 'folded' | 'hidden';

/** A heading of release notes. */
export interface Section {
  /** `features`, `fixes`, `performance`, `security`, `deprecations`, `reverts`, `changes`, or a type of the settings. */
  key: string;
  title: string;
  /** Folded sections are shown closed, with their count. */
  folded: boolean;
}
