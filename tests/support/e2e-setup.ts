import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './browser.ts';
import { PORTALS, type PortalName } from './portals.ts';
import { serveFolder } from './static-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Program of the browser, or null where there is none. */
    browser: string | null;
    /** Address of each portal, ending with a slash. */
    portals: Record<PortalName, string>;
  }
}

/** Before the end-to-end tests: finds the browser and serves the portals that the `portals` stage built. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('browser', findBrowser());
  const root = join(import.meta.dirname, '..', '..');
  const missing = PORTALS.filter((portal) => !existsSync(join(root, portal.folder, 'index.html')));
  if (missing.length > 0) {
    throw new Error(`${missing.map((portal) => portal.folder).join(', ')} not built. Run: npm test -- portals`);
  }
  const servers = await Promise.all(PORTALS.map((portal) => serveFolder(join(root, portal.folder), portal.base)));
  const urls = PORTALS.map((portal, index) => [portal.name, servers[index]?.url]);
  project.provide('portals', Object.fromEntries(urls));
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
}
