import { describeOutcome, type Outcome } from './outcome.ts';

/** One part of the suite. */
export interface Stage {
  name: string;
  /** Names of stages of other lanes that have to end first. */
  after?: readonly string[];
  run(): Promise<Outcome>;
}

/**
 * Runs lanes beside each other and the stages of a lane one after the other, printing each as it ends.
 *
 * @param wanted names of stages; none means all. What a wanted stage comes after runs too.
 * @param print takes the line of a stage, and its details below
 */
export async function runLanes(
  lanes: readonly (readonly Stage[])[],
  wanted: readonly string[],
  print: (lines: string) => void,
): Promise<Outcome[]> {
  const needed = withNeeded(lanes.flat(), wanted);
  const ends = new Map(needed.map((stage) => [stage.name, Promise.withResolvers<void>()]));
  const outcomes: Outcome[] = [];
  const runLane = async (lane: readonly Stage[]) => {
    for (const stage of lane.filter((one) => needed.includes(one))) {
      await Promise.all((stage.after ?? []).map((name) => ends.get(name)?.promise));
      outcomes.push(await runStage(stage, print));
      ends.get(stage.name)?.resolve();
    }
  };
  await Promise.all(lanes.map(runLane));
  return outcomes;
}

function withNeeded(stages: readonly Stage[], wanted: readonly string[]): Stage[] {
  if (wanted.length === 0) return [...stages];
  const needed = new Set(wanted);
  // A set that grows while it is walked: what is added is visited too.
  for (const name of needed)
    for (const other of stages.find((one) => one.name === name)?.after ?? []) needed.add(other);
  return stages.filter((stage) => needed.has(stage.name));
}

async function runStage(stage: Stage, print: (lines: string) => void): Promise<Outcome> {
  const start = performance.now();
  const outcome = await stage.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const sign = outcome.failed > 0 ? 'FAILED' : 'ok';
  const line = `${sign.padEnd(6)}  ${stage.name.padEnd(10)}  ${describeOutcome(outcome)}  (${seconds} s)`;
  print([line, outcome.details].filter(Boolean).join('\n').trimEnd());
  return outcome;
}
