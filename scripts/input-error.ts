import type { Problem } from '#domain/problem.ts';

/** Inputs that stop a command: it prints the problems without a stack and ends with exit code 1, or 2 for wrong usage. */
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

// `bad-site` is only ever of the option: the settings' own is checked, with its line, when they are read.
const OF_OPTIONS = new Set([
  ...['bad-site', 'bad-base', 'bad-port', 'option-conflict', 'unknown-line', 'missing-argument', 'bad-condition'],
  ...['missing-option', 'bad-url-template', 'bad-moment', 'bad-platform'],
]);

/** Whether nothing is wrong but how the command was written; what is merely doubtful does not count. */
export function isWrongUsage(problems: readonly Problem[]): boolean {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ code }) => OF_OPTIONS.has(code));
}
