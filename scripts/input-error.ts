import type { Problem } from '#domain/problem.ts';

/** Inputs that make going on pointless: ends a command with exit code 1 and its problem printed, without a stack. */
export class InputError extends Error {
  readonly problem: Problem;

  constructor(problem: Omit<Problem, 'severity'>) {
    super(problem.message);
    this.name = 'InputError';
    this.problem = { ...problem, severity: 'error' };
  }
}
