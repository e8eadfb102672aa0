import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTILE_CONTENT, writeHostileRepository } from './hostile-repository.ts';

/** A portal that the suite builds before the end-to-end tests open it. */
export interface PortalUnderTest {
  name: string;
  /** Where it is built, from the project's folder. */
  folder: string;
  /** Path under which it is served. */
  base: string;
  /** Makes what it is built from, and gives the arguments of `tagline build` beside `--out`. */
  prepare(): readonly string[];
}

const SUB_PATH = '/docs/lantern/';

/** The sample at the root of a host, the same under a path, and one with hostile text in every field. */
export const PORTALS = [
  { name: 'sample', folder: '.cache/tests/portals/sample', base: '/', prepare: () => [] },
  { name: 'based', folder: '.cache/tests/portals/based', base: SUB_PATH, prepare: () => ['--base', SUB_PATH] },
  { name: 'hostile', folder: '.cache/tests/portals/hostile', base: '/', prepare: prepareHostile },
] as const satisfies readonly PortalUnderTest[];

export type PortalName = (typeof PORTALS)[number]['name'];

/** Works on a copy: what is mined lies in the portal's folder, and fixtures stay as they are. */
function prepareHostile(): readonly string[] {
  const folder = join(import.meta.dirname, '..', '..', '.cache', 'tests', 'hostile');
  rmSync(folder, { recursive: true, force: true });
  cpSync(HOSTILE_CONTENT, join(folder, 'content'), { recursive: true });
  const { path } = writeHostileRepository(join(folder, 'repository.git'));
  return ['--repo', path, '--content', join(folder, 'content')];
}
