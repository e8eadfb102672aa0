import { type StdioOptions, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What one run of a program cost. */
export interface Cost {
  /** Processor seconds, user and system, of the program and all that it started. */
  seconds: number;
  /** What it printed. */
  output: string;
}

/** Where a program runs and what it reads. */
export interface Surroundings {
  cwd?: string;
  input?: string;
}

/** Clock ticks a second, as Linux counts them for processes. */
const TICKS = 100;

/**
 * Runs a program and says what it cost in processor time. The system counts for us what ended children used; where it
 * does not, wall time stands in, and `countsProcessorTime` says so.
 */
export function costOf(program: string, args: readonly string[], { cwd, input }: Surroundings = {}): Cost {
  const [before, start] = [childSeconds(), performance.now()];
  const stdio: StdioOptions = [input === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit'];
  const end = spawnSync(program, args, { cwd, maxBuffer: 2 ** 31 - 1, stdio, ...(input && { input }) });
  if (end.error) throw end.error;
  if (end.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${end.status}`);
  const seconds = countsProcessorTime ? childSeconds() - before : (performance.now() - start) / 1000;
  return { seconds, output: end.stdout.length < 2 ** 20 ? end.stdout.toString() : '' };
}

/** The middle of three runs, since times wander. */
export function medianCost(program: string, args: readonly string[], surroundings: Surroundings = {}): Cost {
  const runs = [1, 2, 3].map(() => costOf(program, args, surroundings)).sort((a, b) => a.seconds - b.seconds);
  return runs[1] as Cost;
}

/** User and system time of children that ended, from the 16th and 17th field of the process's own line. */
export function childSeconds(): number {
  const fields = ownLine().split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}

function ownLine(): string {
  try {
    return readFileSync('/proc/self/stat', 'utf8');
  } catch {
    return '';
  }
}

export const countsProcessorTime = ownLine() !== '';
