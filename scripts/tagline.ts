import { cleanForTerminal } from '#domain/text.ts';
import manifest from '../package.json' with { type: 'json' };
import { runCommandLine } from './adapters/command-line.ts';
import { COMMANDS } from './command-table.ts';
import { isWrongUsage } from './input-error.ts';
import { problemsBehind } from './name-failure.ts';
import { formatProblems, problemsAsJson } from './report-problems.ts';

/** Exit code when the inputs have problems. */
const PROBLEMS = 1;
/** Exit code when only options are wrong. */
const USAGE = 2;

const { description, version } = manifest;
process.exitCode = await runCommandLine({ name: 'tagline', description, version, commands: COMMANDS }).catch(report);

function report(error: unknown): number {
  const problems = problemsBehind(error);
  if (problems === null) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${cleanForTerminal(words)}\n`);
    return PROBLEMS;
  }
  const strict = process.argv.includes('--strict');
  if (process.argv.includes('--json')) process.stdout.write(problemsAsJson(problems, strict));
  else process.stderr.write(formatProblems(problems, strict));
  return isWrongUsage(problems) ? USAGE : PROBLEMS;
}
