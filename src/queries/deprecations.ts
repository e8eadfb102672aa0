import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deprecation, DeprecationsFile } from '#domain/deprecation.ts';
import { generatedFolder } from '../adapters/generated-folder.ts';

/** Everything that was deprecated: newest line first. */
export function getDeprecations(): Deprecation[] {
  const text = readFileSync(join(generatedFolder(), 'deprecations.json'), 'utf8');
  return (JSON.parse(text) as DeprecationsFile).deprecations;
}
