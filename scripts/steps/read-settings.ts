import type { Problem } from '#domain/problem.ts';
import { settingsSchema } from '#domain/schemas/settings.ts';
import { shape } from '#domain/schemas/shape.ts';
import { DEFAULT_SETTINGS, type Settings } from '#domain/settings.ts';
import type { FoundFile } from './portal-files.ts';
import { accept, readYamlFile } from './read-yaml-file.ts';

/** Reads `portal.yaml`; what is wrong in it becomes problems and the defaults hold. */
export async function readSettings(file: FoundFile, problems: Problem[]): Promise<Settings> {
  const yaml = await readYamlFile(file, problems);
  if (!yaml || yaml.data === null || yaml.data === undefined) return DEFAULT_SETTINGS;
  return accept(yaml, shape(settingsSchema, yaml.data, yaml.sourceOf), problems) ?? DEFAULT_SETTINGS;
}
