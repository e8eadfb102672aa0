import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Outcome } from './outcome.ts';
import type { Stage } from './run-lanes.ts';
import { type ProgramEnd, ROOT, runProgram } from './run-program.ts';

/** What is read of vitest's report. */
interface Report {
  success: boolean;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

/**
 * The tests of one project of `tests/vitest.config.ts`, each counted.
 *
 * @param prepare gives what the tests find in their environment, when the stage begins
 */
export function vitestStage(
  name: string,
  after: readonly string[] = [],
  prepare: () => Record<string, string> = () => ({}),
): Stage {
  return { name, after, run: () => runVitest(name, prepare()) };
}

async function runVitest(project: string, env: Record<string, string>): Promise<Outcome> {
  const file = join(ROOT, '.cache', 'tests', `${project}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const select = ['--config=tests/vitest.config.ts', `--project=${project}`];
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const end = await runProgram(['node_modules/vitest/vitest.mjs', 'run', ...select, ...reporters], env);
  const report = readReport(file);
  return report ? outcomeOf(report, end) : { passed: 0, failed: 1, skipped: 0, details: end.output };
}

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function outcomeOf(report: Report, end: ProgramEnd): Outcome {
  const tests = report.testResults.flatMap((suite) => suite.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const skipped = tests.filter((test) => ['pending', 'skipped', 'todo', 'disabled'].includes(test.status));
  // A file that does not load has no tests to count, and an error outside of any test fails none of them.
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  const counted = tests.length - passed - skipped.length + broken.length;
  const failed = counted === 0 && !end.succeeded ? 1 : counted;
  return { passed, failed, skipped: skipped.length, details: failed > 0 ? end.output : describeSkipped(skipped) };
}

function describeSkipped(tests: readonly { fullName: string }[]): string {
  return tests.map((test) => `        SKIPPED ${test.fullName}`).join('\n');
}
