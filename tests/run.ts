// The whole suite: every stage prints one line when it ends, the last line says how it all went.
// Arguments name the stages to run; without any, all run.

import { describeOutcome, isGood, sumOutcomes } from './stages/outcome.ts';
import { runLanes } from './stages/run-lanes.ts';
import { LANES, STAGE_NAMES } from './stages/stages.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STAGE_NAMES.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no stage ${unknown.join(', ')}. The stages are ${STAGE_NAMES.join(', ')}.\n`);
  process.exit(2);
}

const outcomes = await runLanes(LANES, wanted, (lines) => process.stdout.write(`${lines}\n`));
const sum = sumOutcomes(outcomes);
process.stdout.write(`${describeOutcome(sum)}\n`);
process.exitCode = isGood(sum) ? 0 : 1;
