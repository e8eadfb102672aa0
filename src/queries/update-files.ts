import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFolder } from '../adapters/generated-folder.ts';

/** Addresses of the files that updaters and Helm read, as the API has them. */
export function getUpdateFiles(): string[] {
  const index = readFileSync(join(generatedFolder(), 'static', 'api', 'v1', 'index.json'), 'utf8');
  return (JSON.parse(index) as { updates: string[] }).updates;
}
