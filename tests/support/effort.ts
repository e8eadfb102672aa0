/** True under `npm run test:all`: ten times the property runs, every page visited. */
export const all = process.env.TAGLINE_ALL === '1';

/**
 * How often a property is tried.
 *
 * @param usual runs in `npm test`
 */
export function runs(usual: number): number {
  return all ? usual * 10 : usual;
}

/** For tests that do many times as much in the long suite. */
export const LONG = { timeout: all ? 7_200_000 : 300_000 };
