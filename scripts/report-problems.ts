import { formatPlace, type Problem } from '#domain/problem.ts';
import { cleanForTerminal } from '#domain/text.ts';

/**
 * Problems for people: `file:line:column severity code: message`, the remedy indented below it.
 *
 * @param strict whether what only matters under `--strict` is an error
 * @returns text with a line end behind every line; `''` for no problems
 */
export function formatProblems(problems: readonly Problem[], strict: boolean): string {
  return sortProblems(problems)
    .map((problem) => `${formatProblem(problem, strict)}\n`)
    .join('');
}

/** Problems for other programs, with the severity that they have in this run. */
export function problemsAsJson(problems: readonly Problem[], strict: boolean): string {
  const shown = sortProblems(problems).map((problem) => ({ ...problem, severity: severityOf(problem, strict) }));
  return `${JSON.stringify({ schemaVersion: 1, problems: shown }, null, 2)}\n`;
}

/** `1 error, 2 warnings`; `no problems` where there are none. */
export function countProblems(problems: readonly Problem[], strict: boolean): string {
  const severities = problems.map((problem) => severityOf(problem, strict));
  const parts = (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const count = severities.filter((other) => other === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.join(', ') || 'no problems';
}

/** Problems in the order in which one works through them: by file, line and column, then by code. */
function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.where?.file ?? '', b.where?.file ?? '') ||
      (a.where?.line ?? 0) - (b.where?.line ?? 0) ||
      (a.where?.column ?? 0) - (b.where?.column ?? 0) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

function formatProblem(problem: Problem, strict: boolean): string {
  const place = formatPlace(problem.where);
  const line = `${place ? `${place} ` : ''}${severityOf(problem, strict)} ${problem.code}: ${problem.message}`;
  const hint = problem.hint === '' ? '' : `\n  ${oneLine(problem.hint)}`;
  return `${oneLine(line)}${hint}`;
}

function severityOf({ severity }: Problem, strict: boolean): 'error' | 'warning' | 'notice' {
  if (severity === 'strict') return strict ? 'error' : 'warning';
  return severity;
}

function oneLine(text: string): string {
  return cleanForTerminal(text).replace(/[\t\n]+/g, ' ');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
