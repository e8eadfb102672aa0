/** How a stage, or several, went. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What a reader needs to mend a failure or to know what was skipped; printed below the stage's line. */
  details: string;
}

/** All of them as one. */
export function sumOutcomes(outcomes: readonly Outcome[]): Outcome {
  const total = (count: 'passed' | 'failed' | 'skipped') => outcomes.reduce((sum, outcome) => sum + outcome[count], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped'), details: '' };
}

/** `N passed, N failed`, and `, N skipped` where something was. */
export function describeOutcome({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A suite that ran nothing is not a good one. */
export function isGood({ passed, failed }: Outcome): boolean {
  return failed === 0 && passed > 0;
}
