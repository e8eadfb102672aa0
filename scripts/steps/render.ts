import { join } from 'node:path';
import { build } from 'astro';
import { PROJECT } from '../project.ts';

export interface RenderInput {
  /** Portal folder that holds `generated/`. */
  portal: string;
  /** Folder of its own for Astro's cache. */
  cache: string;
  /** Folder that the site is built into, below this project's: what is made on the way imports our packages. */
  out: string;
  site: string | null;
  base: string;
  verbose: boolean;
}

/** Draws every page with Astro. The portal reaches its configuration by one variable that this process sets. */
export async function render(input: RenderInput): Promise<void> {
  // Astro asks where it was started, and keeps what it makes on the way there or below the output.
  process.chdir(PROJECT);
  process.env.TAGLINE_CONTENT = input.portal;
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  await build({
    root: PROJECT,
    outDir: input.out,
    cacheDir: join(input.cache, 'astro'),
    base: input.base,
    logLevel: input.verbose ? 'info' : 'error',
    ...(input.site === null ? {} : { site: input.site }),
  });
}
