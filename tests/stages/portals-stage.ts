import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PORTALS, type PortalUnderTest } from '../support/portals.ts';
import type { Outcome } from './outcome.ts';
import { sumOutcomes } from './outcome.ts';
import type { Stage } from './run-lanes.ts';
import { ROOT, runProgram } from './run-program.ts';

/** Builds the portals that the end-to-end tests open, one after the other, with the command that users type. */
export function portalsStage(name: string): Stage {
  return {
    name,
    run: async () => {
      const outcomes: Outcome[] = [];
      for (const portal of PORTALS) outcomes.push(await build(portal));
      return {
        ...sumOutcomes(outcomes),
        details: outcomes
          .map((one) => one.details)
          .filter(Boolean)
          .join('\n'),
      };
    },
  };
}

async function build(portal: PortalUnderTest): Promise<Outcome> {
  const out = join(ROOT, portal.folder);
  rmSync(out, { recursive: true, force: true });
  const { succeeded, output } = await runProgram(['scripts/tagline.ts', 'build', '--out', out, ...portal.prepare()]);
  const details = succeeded ? '' : `        ${portal.name} was not built:\n${output}`;
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0, details };
}
