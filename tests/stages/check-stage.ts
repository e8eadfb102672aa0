import type { Stage } from './run-lanes.ts';
import { runProgram } from './run-program.ts';

/**
 * A program that passes or fails as a whole, such as a linter.
 *
 * @param args path from the project's folder, then its arguments
 */
export function checkStage(name: string, args: readonly [string, ...string[]], after: readonly string[] = []): Stage {
  return {
    name,
    after,
    run: async () => {
      const { succeeded, output } = await runProgram(args);
      return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0, details: succeeded ? '' : output };
    },
  };
}
