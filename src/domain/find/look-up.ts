import { type CommitsFile, FOUND_DIGITS, type ReferenceStarts, type ReferencesFile } from './find-files.ts';

/** A commit by its first digits, with the place of its segment. */
export interface PlacedCommit {
  commit: string;
  place: string;
}

/** The commits whose id starts so, at most `limit`. */
export function commitsWith(file: CommitsFile, prefix: string, limit: number): PlacedCommit[] {
  const wanted = prefix.slice(0, FOUND_DIGITS);
  const found: PlacedCommit[] = [];
  for (let at = firstFrom(file, wanted); at < file.place.length && found.length < limit; at++) {
    const commit = idAt(file, at);
    if (!commit.startsWith(wanted)) break;
    found.push({ commit, place: file.places[file.place[at] ?? -1] ?? '' });
  }
  return found;
}

/** The commits that share most digits with one that does not exist, at least four; at most `limit`. */
export function commitsLike(file: CommitsFile, prefix: string, limit: number): PlacedCommit[] {
  for (let digits = Math.min(prefix.length, FOUND_DIGITS); digits >= 4; digits--) {
    const found = commitsWith(file, prefix.slice(0, digits), limit);
    if (found.length > 0) return found;
  }
  return [];
}

/** The file that a number stands in, by its start, or null where no file can hold it. */
export function referencesFor({ starts }: ReferenceStarts, wanted: number): number | null {
  return starts.findLast((start) => start <= wanted) ?? null;
}

/** Places of the segments whose changes name a number. */
export function placesOf(file: ReferencesFile, start: number, wanted: number): string[] {
  return numbersOf(file, start).flatMap((number, at) =>
    number === wanted ? [file.places[file.place[at] ?? -1] ?? ''] : [],
  );
}

/** The numbers below and above one that nothing names. */
export function numbersNear(file: ReferencesFile, start: number, wanted: number): number[] {
  const numbers = numbersOf(file, start);
  const near = [numbers.findLast((number) => number < wanted), numbers.find((number) => number > wanted)];
  return near.filter((number) => number !== undefined);
}

function numbersOf({ numbers }: ReferencesFile, start: number): number[] {
  let number = start;
  return numbers.map((step) => {
    number += step;
    return number;
  });
}

/** The first row that is not below a beginning of an id. */
function firstFrom(file: CommitsFile, wanted: string): number {
  let [low, high] = [0, file.place.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (idAt(file, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function idAt({ ids }: CommitsFile, at: number): string {
  return ids.slice(at * FOUND_DIGITS, (at + 1) * FOUND_DIGITS);
}
