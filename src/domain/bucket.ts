import type { BrowserChange, ReleaseEntry } from './browser-files.ts';
import type { Evidence, Section } from './change.ts';

/** The changes of a comparison, told apart by what the reader has and the target lacks (rule 13 of history). */
export interface Buckets {
  /** *New*: in the target, and the start has it in no form. */
  fresh: Bucket;
  /** *Already had*: listed between the two, but the start has it by another commit. */
  already: Bucket;
  /** *Not found in the target*: the start has it, and the target in no form that we know. Never by a guess. */
  missing: Bucket;
  /** What the start has by a commit of its own and the target by another: with `missing` all changes of the start's side. */
  carried: Bucket;
}

/** Changes in reading order. */
export interface Bucket {
  /** All that stand in it, breaking ones among them. */
  changes: number;
  /** Breaking changes, in the order of the versions that bring them, lowest first. */
  breaking: ComparedChange[];
  /** The others by heading, in reading order; within one the highest version first, guesses last. */
  sections: { section: Section; changes: ComparedChange[] }[];
  security: number;
  /** Those whose only evidence is the subject: they are unverified and say so. */
  unverified: number;
}

/** A change as a comparison tells it. */
export interface ComparedChange {
  change: BrowserChange;
  /**
   * The release that first brings it on the way, preferably one that is no prerelease: to the target in `fresh` and
   * `already`, to the start in `missing` and `carried`.
   */
  release: ReleaseEntry | null;
  /** The same change as the other side has it: of the start in `already`, of the target in `carried`; else null. */
  found: FoundTwin | null;
  /** Why the other side is said to lack it: always in `missing`, in `fresh` where it was there or is there in part. */
  lack: Lack | null;
}

/** The same change by another commit. */
export interface FoundTwin {
  /** First 12 digits. */
  commit: string;
  /** The first release of the other side that has it, or null where none of its component does. */
  release: ReleaseEntry | null;
  evidence: Evidence;
  /** True for evidence by subject alone: a guess that says so. */
  unverified: boolean;
}

/** What was looked for on the other side and not found. */
export type Lack =
  /** No commit of the other side carries the change, by any evidence. */
  | { reason: 'not-found' }
  /** People wrote it into the notes of a release: there is no commit to look for, and no loss to speak of. */
  | { reason: 'by-hand' }
  /** The change was there and was taken back. */
  | { reason: 'taken-back'; release: ReleaseEntry | null }
  /** Of the commits that the change is made of only some are there. */
  | { reason: 'in-part'; had: number; of: number };

/** Whether people can go back to an older release. */
export type RollbackLevel = 'safe' | 'with-care' | 'impossible';

/** A step down as a view of its own. */
export interface Downgrade {
  /** What the reader has and would lose. */
  goesAway: Bucket;
  /** What the start took back and the target still has: it comes back. */
  comesBack: Bucket;
  /** The worst of what notes of the releases that are left say; null where none says anything. */
  rollback: { level: RollbackLevel; notes: RollbackNote[] } | null;
}

/** What notes say of going back below their release. */
export interface RollbackText {
  level: RollbackLevel;
  /** What to know or do, or `''`. */
  text: string;
}

/** The same with the release that says it. */
export interface RollbackNote extends RollbackText {
  release: ReleaseEntry;
}

/** What the notes of one release ask of those who upgrade to it, in order. */
export interface UpgradeSteps {
  release: ReleaseEntry;
  steps: string[];
}

/** `/data/steps.json`: what people wrote for those who move between releases; releases without it are absent. */
export interface StepsFile {
  schemaVersion: 1;
  /** Release id to the steps of an upgrade to it, in order. */
  upgrade: Record<string, string[]>;
  /** Release id to what its notes say of going back below it. */
  rollback: Record<string, RollbackText>;
}
