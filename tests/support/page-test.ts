import { type Browser, chromium, type Page } from 'playwright';
import { test as base, expect, inject } from 'vitest';
import { BROWSER_SWITCHES } from './browser.ts';

interface PageFixtures {
  /** One browser for the tests of a file; null where the machine has none. */
  browser: Browser | null;
  /** What went wrong in the page unasked for: errors, broken policy, requests to other hosts. Empty at the end of each test. */
  faults: string[];
  /** A page in a context of its own. */
  page: Page;
}

/** A test with a page; skipped where there is no browser, failed by any error that the page logs on its way. */
export const test = base.extend<PageFixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are needed
    async ({}, use) => {
      const executablePath = inject('browser');
      const browser = executablePath ? await chromium.launch({ executablePath, args: BROWSER_SWITCHES }) : null;
      await use(browser);
      await browser?.close();
    },
    { scope: 'file' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  faults: async ({}, use) => {
    await use([]);
  },
  page: async ({ browser, faults, skip }, use) => {
    if (!browser) return skip('no browser on this machine');
    const context = await browser.newContext();
    const page = await context.newPage();
    collectFaults(page, faults);
    await use(page);
    await context.close();
    expect(faults).toEqual([]);
  },
});

/** The address of a page of a portal. */
export function addressOf(portal: keyof ReturnType<typeof allPortals>, path = ''): string {
  return `${allPortals()[portal]}${path}`;
}

function allPortals() {
  return inject('portals');
}

function collectFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.hostname !== 'localhost') faults.push(`request to ${url.host}`);
  });
}
