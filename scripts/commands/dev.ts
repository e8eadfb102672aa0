import { join } from 'node:path';
import { makeProgress } from '../progress.ts';
import { PROJECT } from '../project.ts';
import { mineWithFiles } from '../steps/mine-with-files.ts';
import { readInputs } from '../steps/read-inputs.ts';
import { type BuildOptions, writeData } from './build.ts';

/** Mines once and serves the pages while their sources are being edited. Returns when the server listens. */
export async function dev(options: BuildOptions): Promise<void> {
  const progress = makeProgress();
  const { source, folder } = await readInputs({ ...options, out: null, progress });
  const mined = await mineWithFiles({ ...source, folder, progress });
  await writeData(source, mined, { site: null, base: '/', progress });
  process.env.TAGLINE_CONTENT = source.portal;
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { dev: astroDev } = await import('astro');
  await astroDev({ root: PROJECT, cacheDir: join(source.cache, 'astro-dev') });
}
