import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactIndex } from '#domain/drop/artifact-shards.ts';
import { generatedFolder } from '../adapters/generated-folder.ts';

/** What there is to hold a reader's file against: artifacts with their hashes, and keys. */
export function getArtifactIndex(): ArtifactIndex {
  const text = readFileSync(join(generatedFolder(), 'static', 'data', 'artifacts', 'index.json'), 'utf8');
  return JSON.parse(text) as ArtifactIndex;
}
