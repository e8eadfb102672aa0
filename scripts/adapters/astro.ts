import { build, dev } from 'astro';

export interface SiteToDraw {
  /** Folder of `astro.config.mjs`. */
  root: string;
  /** Portal folder that holds `generated/`. */
  portal: string;
  /** Folder of its own for Astro's cache. */
  cache: string;
}

export interface SiteToBuild extends SiteToDraw {
  /** Folder that the site is built into. */
  out: string;
  site: string | null;
  base: string;
  verbose: boolean;
}

/** Draws every page. The portal reaches Astro's configuration by one variable that this process sets. */
export async function buildSite({ root, portal, cache, out, site, base, verbose }: SiteToBuild): Promise<void> {
  setEnvironment(portal);
  const logLevel = verbose ? 'info' : 'error';
  await build({ root, outDir: out, cacheDir: cache, base, logLevel, ...(site === null ? {} : { site }) });
}

/** Serves pages while their sources change; returns when the server listens. */
export async function serveSite({ root, portal, cache }: SiteToDraw): Promise<void> {
  setEnvironment(portal);
  await dev({ root, cacheDir: cache });
}

function setEnvironment(portal: string): void {
  process.env.TAGLINE_CONTENT = portal;
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
}
