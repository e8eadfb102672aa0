import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '#domain/portal.ts';
import { generatedFolder } from '../adapters/generated-folder.ts';

let known: { changed: number; portal: Portal } | null = null;

/** The whole portal but for the releases' own records; read again only after it changed. */
export function getPortal(): Portal {
  const path = join(generatedFolder(), 'portal.json');
  const changed = statSync(path).mtimeMs;
  if (known?.changed !== changed) known = { changed, portal: JSON.parse(readFileSync(path, 'utf8')) };
  return known.portal;
}
