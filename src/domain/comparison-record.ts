import type { ReleaseEntry } from './browser-files.ts';
import type { ComparedChange } from './bucket.ts';
import type { FactDifference } from './compare-facts.ts';
import { allOf } from './compared/lists.ts';
import type { Warning } from './compared/warnings.ts';
import type { Comparison } from './comparison.ts';

/** A comparison with all that is taken along of it, on the command line and from the page. */
export interface ComparisonRecord {
  comparison: Comparison;
  /** Full ids of the commits in the target and not in the start, each segment's newest first. */
  ahead: readonly string[];
  /** Full ids of the commits in the start and not in the target. */
  behind: readonly string[];
  facts: readonly FactDifference[];
  /** In git's order of paths; null where they were not read. */
  files: readonly FileRecord[] | null;
  /** Keys of the steps that the reader marked as done; absent where nobody could. */
  done?: ReadonlySet<string>;
  /** How the two stand, where something is wrong with that; absent where nobody looked. */
  warnings?: readonly Warning[];
}

/** A file that differs; null on the side where it is missing. */
export interface FileRecord {
  status: 'added' | 'deleted' | 'modified' | 'renamed' | 'type-changed';
  path: string;
  /** Of a rename. */
  previousPath: string | null;
  /** Full blob ids. */
  oldId: string | null;
  newId: string | null;
  oldMode: string | null;
  newMode: string | null;
}

/** What the target lacks for certain: what was written by hand has no commit that could be missing. */
export function lostChanges({ buckets }: Comparison): ComparedChange[] {
  return allOf(buckets.missing).filter(({ lack }) => lack?.reason !== 'by-hand');
}

/** A release as people write it: its version, with the component before it where that is not the root product. */
export function nameOf({ id, version }: Pick<ReleaseEntry, 'id' | 'version'>): string {
  const slash = id.lastIndexOf('/');
  return slash < 0 ? version : `${id.slice(0, slash)}@${version}`;
}
