import { join } from 'node:path';
import { makeProgress } from '../progress.ts';
import { PROJECT } from '../project.ts';
import { mineWithFiles } from '../steps/mine-with-files.ts';
import { readInputs } from '../steps/read-inputs.ts';
import { type BuildOptions, writeData } from './build.ts';

/** Mines once and serves the pages while their sources are being edited. Returns when the server listens. */
export async function dev(options: BuildOptions): Promise<void> {
  const progress = makeProgress();
  const { source, folder, now } = await readInputs({ ...options, out: null, progress });
  const mined = await mineWithFiles({ ...source, folder, now, progress });
  await writeData(source, mined, { site: null, base: '/', progress });
  const { serveSite } = await import('../adapters/astro.ts');
  await serveSite({ root: PROJECT, portal: source.portal, cache: join(source.cache, 'astro-dev') });
}
