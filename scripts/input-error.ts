import type { Problem } from '#domain/problem.ts';

/** Inputs that stop a command: it ends with exit code 1 and the problems printed, without a stack. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.name = 'ProblemsError';
    this.problems = problems;
  }
}

/** The same for one problem that makes going on pointless. */
export class InputError extends ProblemsError {
  constructor(problem: Omit<Problem, 'severity'>) {
    super([{ ...problem, severity: 'error' }]);
    this.name = 'InputError';
  }
}
