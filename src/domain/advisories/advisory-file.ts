import type { AdvisoryText } from './advisory.ts';

/** What one file of `advisories/` says. */
export interface AdvisoryFile extends AdvisoryText {
  /** Relative to the portal folder. */
  file: string;
  scopes: AdvisoryScope[];
}

/** What is affected of one component. */
export interface AdvisoryScope {
  /** Id of the component, or null for the root product. */
  component: string | null;
  /** The name of a package that is to be found among the components; null where the component is stated. */
  package: string | null;
  /** Any of them; a version is in a range when it fits all of its bounds. */
  ranges: Bound[][];
  /** Versions that are affected whatever the ranges say. */
  versions: string[];
  fixed: StatedFix[];
  commits: CommitRange[];
  where: { file: string; line: number; column: number };
}

/** One side of a range. */
export interface Bound {
  operator: '>=' | '>' | '<=' | '<' | '=';
  version: string;
}

/** A version that brings the fix, and where it is known the commit that is the fix. */
export interface StatedFix {
  version: string;
  /** Full id, or null. */
  commit: string | null;
  where: { file: string; line: number; column: number };
}

/** Affected by ancestry: what contains one of `introduced` (null: from the beginning) and none of `fixed`. */
export interface CommitRange {
  introduced: (string | null)[];
  fixed: string[];
  /** The last commits that are affected: what comes after them is not. */
  lastAffected: string[];
}
