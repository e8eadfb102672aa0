import { join } from 'node:path';
import { buildSite } from '../adapters/astro.ts';
import { PROJECT } from '../project.ts';
import { allowTopTier } from '../top-tier.ts';

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

/** Draws every page with Astro. */
export async function render(input: RenderInput): Promise<void> {
  // Astro asks where it was started, and keeps what it makes on the way there or below the output.
  process.chdir(PROJECT);
  allowTopTier(true);
  await buildSite({ ...input, root: PROJECT, cache: join(input.cache, 'astro') });
}
