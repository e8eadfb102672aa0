import type { PlanFile } from '#domain/calendar/plan.ts';
import { duplicatePlans } from '#domain/calendar/plan-check.ts';
import type { Problem } from '#domain/problem.ts';
import { planSchema } from '#domain/schemas/plan.ts';
import { shape } from '#domain/schemas/shape.ts';
import type { FoundFile } from './portal-files.ts';
import type { PlacedFile } from './read-whole-folder.ts';
import { accept, readYamlFile } from './read-yaml-file.ts';

/** Every planned release that can be read, in the order of their files; faults become problems with their places. */
export async function readPlan(files: readonly PlacedFile[], problems: Problem[]): Promise<PlanFile[]> {
  const plan: PlanFile[] = [];
  for (const { place, ...file } of files) {
    const read = place.kind === 'plan' ? await readOne(file, place.name, problems) : null;
    if (read) plan.push(read);
  }
  problems.push(...duplicatePlans(plan));
  return plan;
}

async function readOne(file: FoundFile, id: string, problems: Problem[]): Promise<PlanFile | null> {
  const yaml = await readYamlFile(file, problems);
  const says = yaml && accept(yaml, shape(planSchema, yaml.data ?? {}, yaml.sourceOf), problems);
  if (!says) return null;
  const placeOf = (key: string) => ({ file: file.path, ...yaml.place([key], 'value') });
  const where = {
    component: placeOf('component'),
    channel: placeOf('channel'),
    status: placeOf('status'),
    target: placeOf(says.version === null ? 'line' : 'version'),
  };
  return { file: file.path, id, ...says, where };
}
