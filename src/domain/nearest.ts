/**
 * The known word that was most likely meant.
 *
 * @param word what somebody wrote
 * @param known the words that exist; of equally near ones the first wins
 * @returns the nearest word within about a third of its length, or null
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = fold(word);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, fold(candidate), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Case and the ways to join words make no difference to what was meant. */
function fold(word: string): string {
  return word.slice(0, 200).toLowerCase().replace(/[-_ ]/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours; gives up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      current.push(cheapest({ a, b, row, column, before, above, left: current[column - 1] ?? 0 }));
    }
    [before, above] = [above, current];
  }
  return above[b.length] ?? limit;
}

interface Cell {
  a: string;
  b: string;
  row: number;
  column: number;
  before: readonly number[];
  above: readonly number[];
  left: number;
}

function cheapest({ a, b, row, column, before, above, left }: Cell): number {
  const same = a[row - 1] === b[column - 1];
  const costs = [(above[column] ?? 0) + 1, left + 1, (above[column - 1] ?? 0) + (same ? 0 : 1)];
  const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  if (swapped) costs.push((before[column - 2] ?? 0) + 1);
  return Math.min(...costs);
}
