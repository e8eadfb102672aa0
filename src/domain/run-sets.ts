/**
 * Sets of release numbers, each distinct set stored once and named by a small number; 0 is the empty set. Sets are kept
 * as ascending runs (start, length, start, length...) since a line's releases are consecutive.
 */
export class RunSets {
  private readonly all: number[][] = [[]];
  private readonly known = new Map<string, number>([['', 0]]);
  private readonly unions = new Map<number, number>();

  /** The runs of a set. */
  runs(set: number): readonly number[] {
    return this.all[set] ?? [];
  }

  /** The set with one more release in it. */
  add(set: number, release: number): number {
    return this.intern(mergeRuns(this.runs(set), [release, 1]));
  }

  union(a: number, b: number): number {
    if (a === b || b === 0) return a;
    if (a === 0) return b;
    const pair = a < b ? a * 0x4000000 + b : b * 0x4000000 + a;
    const known = this.unions.get(pair);
    if (known !== undefined) return known;
    const set = this.intern(mergeRuns(this.runs(a), this.runs(b)));
    this.unions.set(pair, set);
    return set;
  }

  private intern(runs: number[]): number {
    const key = runs.join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.all.push(runs);
    this.known.set(key, this.all.length - 1);
    return this.all.length - 1;
  }
}

/** Whether a release number lies in one of the runs. */
export function inRuns(runs: readonly number[], release: number): boolean {
  let low = 0;
  let high = runs.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const start = runs[middle * 2] ?? 0;
    if (release < start) high = middle - 1;
    else if (release >= start + (runs[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

/** Both lists' numbers as ascending runs that neither overlap nor touch. */
function mergeRuns(a: readonly number[], b: readonly number[]): number[] {
  const merged: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const takeA = j >= b.length || (i < a.length && (a[i] ?? 0) <= (b[j] ?? 0));
    const start = (takeA ? a[i] : b[j]) ?? 0;
    const length = (takeA ? a[i + 1] : b[j + 1]) ?? 0;
    if (takeA) i += 2;
    else j += 2;
    appendRun(merged, start, length);
  }
  return merged;
}

function appendRun(runs: number[], start: number, length: number): void {
  const last = runs.length - 2;
  const lastStart = runs[last] ?? 0;
  const lastEnd = lastStart + (runs[last + 1] ?? 0);
  if (last >= 0 && start <= lastEnd) runs[last + 1] = Math.max(lastEnd, start + length) - lastStart;
  else runs.push(start, length);
}

/** Whether every number of `inner` lies in `outer`. */
export function isSubset(inner: readonly number[], outer: readonly number[]): boolean {
  for (let at = 0, o = 0; at < inner.length; at += 2) {
    const start = inner[at] ?? 0;
    const end = start + (inner[at + 1] ?? 0);
    while (o < outer.length && (outer[o] ?? 0) + (outer[o + 1] ?? 0) <= start) o += 2;
    if (o >= outer.length || (outer[o] ?? 0) > start || (outer[o] ?? 0) + (outer[o + 1] ?? 0) < end) return false;
  }
  return true;
}

/** Every number of the runs, ascending. */
export function* numbersOf(runs: readonly number[]): Generator<number> {
  for (let at = 0; at < runs.length; at += 2) {
    const start = runs[at] ?? 0;
    for (let number = start; number < start + (runs[at + 1] ?? 0); number++) yield number;
  }
}
