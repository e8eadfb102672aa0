/**
 * What answers "which release has it?", beside `graph.json`, `releases.json` and the changes. A segment is named by its
 * place (see `segment-places.ts`), which the next tag leaves as it is.
 */

/** `/data/commits/<first digit>.json`: every commit, whether notes tell of it or not; all sixteen files exist. */
export interface CommitsFile {
  schemaVersion: 1;
  /** Places of segments; `''` for commits that no release contains. */
  places: string[];
  /** The first 10 digits of each, ascending, one after the other without a separator. */
  ids: string;
  /** Index into `places` for each commit. */
  place: number[];
}

/** `/data/references.json`: where the files of `/data/references/` begin, ascending; each is named by its beginning. */
export interface ReferenceStarts {
  schemaVersion: 1;
  starts: number[];
}

/** `/data/references/<start>.json`: number of a pull request or issue to the segments whose changes name it. */
export interface ReferencesFile {
  schemaVersion: 1;
  places: string[];
  /** Ascending; each as the difference to the one before, the first to the start. A number stands once for each segment. */
  numbers: number[];
  /** Index into `places` for each number. */
  place: number[];
}

/** `/data/advisories.json`: advisories and the changes that name them. */
export interface AdvisoriesFile {
  schemaVersion: 1;
  /** Advisory id in capitals, id of the change as `BrowserChange` has it, place of its segment. */
  advisories: [advisory: string, change: string, place: string][];
}

/** `/data/reverts.json`: commits that another one takes back, by their first 10 digits. */
export interface RevertsFile {
  schemaVersion: 1;
  reverts: [taken: string, revert: string][];
}

/** Digits of a commit id that are kept: 40 bits, no two of a million commits alike. */
export const FOUND_DIGITS = 10;
