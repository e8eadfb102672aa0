import type { Problem } from '#domain/problem.ts';
import { ProblemsError } from './input-error.ts';

/** What a part gave, or the problems that stopped it. */
export type Attempt<T> = { value: T; problems: readonly [] } | { value: null; problems: readonly Problem[] };

/** Runs one part; problems become a value, so that the next part can be looked at as well. */
export async function attempt<T>(part: () => T | Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await part(), problems: [] };
  } catch (error) {
    if (error instanceof ProblemsError) return { value: null, problems: error.problems };
    throw error;
  }
}
