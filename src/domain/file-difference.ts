/** One file that differs between two releases, as git tells it. */
export interface FileDifference {
  status: 'added' | 'deleted' | 'modified' | 'renamed' | 'copied' | 'type-changed';
  /** Path in the target, or in the start where the file was deleted; cleaned for display. */
  path: string;
  /** Path in the start, where it is another. */
  previousPath: string | null;
  /** Full blob ids; null on the side where the file is missing. */
  oldId: string | null;
  newId: string | null;
  /** `100644`, `100755` (program), `120000` (symbolic link), `160000` (submodule); null where the file is missing. */
  oldMode: string | null;
  newMode: string | null;
  /** The hunks as `git diff` prints them, from the first `@@` on or with its header; null where `reason` says why. */
  patch: string | null;
  /** Why there is no patch, in words for readers: `lock file`, `binary`, `generated`, `larger than 300 kB`. */
  reason: string | null;
  /** Lines, 0 where they were not counted. */
  added: number;
  removed: number;
}

/** `generated/comparisons/<slug>.json`. */
export interface ComparisonFile {
  schemaVersion: 1;
  /** Release ids. */
  from: string;
  to: string;
  files: FileDifference[];
  /** Files that differ and are not listed, because there were too many. */
  omittedFiles: number;
}
