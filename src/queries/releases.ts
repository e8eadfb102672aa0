import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '#domain/release.ts';
import { generatedFolder } from '../adapters/generated-folder.ts';

/**
 * The whole record of one release, from the front matter of its page's source.
 *
 * @param id of the release
 */
export function getRelease(id: string): Release {
  const source = readFileSync(join(generatedFolder(), 'releases', `${id}.mdx`), 'utf8');
  return JSON.parse(source.slice(4, source.indexOf('\n---\n', 4)));
}
