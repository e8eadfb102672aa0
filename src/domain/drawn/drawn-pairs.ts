/** Removed and added lines that are compared with each other at most, in one block. */
const MOST_COMPARISONS = 4_000;
/** Share of words that two lines must have in common to count as one line that changed. */
const ALIKE = 0.5;

/**
 * Finds which removed line became which added one: pairs in order, the most alike altogether.
 *
 * @returns for each removed line the index of its added line, or -1
 */
export function pairLines(removed: readonly string[], added: readonly string[]): Int32Array {
  if (removed.length * added.length > MOST_COMPARISONS) return pairByPlace(removed, added);
  const [old, fresh] = numberWords(removed, added);
  const width = added.length + 1;
  // Best sum of likeness for what follows the n-th removed and the m-th added line.
  const sums = new Float64Array((removed.length + 1) * width);
  const likeness = new Float64Array(removed.length * added.length);
  for (let o = removed.length - 1; o >= 0; o--) {
    for (let n = added.length - 1; n >= 0; n--) {
      const alike = likenessOf(old[o] ?? [], fresh[n] ?? []);
      likeness[o * added.length + n] = alike;
      const skip = Math.max(sums[(o + 1) * width + n] ?? 0, sums[o * width + n + 1] ?? 0);
      sums[o * width + n] = alike < ALIKE ? skip : Math.max(skip, alike + (sums[(o + 1) * width + n + 1] ?? 0));
    }
  }
  const pairs = new Int32Array(removed.length).fill(-1);
  for (let o = 0, n = 0; o < removed.length && n < added.length; ) {
    const here = sums[o * width + n] ?? 0;
    const alike = likeness[o * added.length + n] ?? 0;
    if (alike >= ALIKE && here === alike + (sums[(o + 1) * width + n + 1] ?? 0)) pairs[o++] = n++;
    else if (here === (sums[(o + 1) * width + n] ?? 0)) o++;
    else n++;
  }
  return pairs;
}

/** In a long block of as many lines on either side the n-th became the n-th; another is rewritten text. */
function pairByPlace(removed: readonly string[], added: readonly string[]): Int32Array {
  const isEven = removed.length === added.length;
  return Int32Array.from(removed, (line, i) => {
    if (!isEven) return -1;
    const [old = [], fresh = []] = numberWords([line], [added[i] ?? '']).map((side) => side[0]);
    return likenessOf(old, fresh) >= ALIKE ? i : -1;
  });
}

/** The words of each line as ascending numbers, equal for equal words. */
function numberWords(removed: readonly string[], added: readonly string[]): [number[][], number[][]] {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  };
  const words = (line: string) => (line.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []).map(numberOf);
  const sorted = (line: string) => words(line).sort((one, other) => one - other);
  return [removed.map(sorted), added.map(sorted)];
}

/** Twice what is common by what there is, 0 to 1. */
function likenessOf(one: readonly number[], other: readonly number[]): number {
  let [common, o, n] = [0, 0, 0];
  while (o < one.length && n < other.length) {
    const [left, right] = [one[o] ?? 0, other[n] ?? 0];
    if (left === right) common++;
    if (left <= right) o++;
    if (right <= left) n++;
  }
  return one.length + other.length === 0 ? 0 : (2 * common) / (one.length + other.length);
}
