import { describe, expect } from 'vitest';
import { addressOf, test } from '../support/page-test.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 15_000 };

const MACHINES = [
  { name: 'Windows on arm', platform: 'Windows', architecture: 'arm', title: 'for Windows, arm64', buttons: 1 },
  {
    name: 'macOS that keeps its processor to itself',
    platform: 'macOS',
    architecture: '',
    title: 'for macOS',
    buttons: 2,
  },
  { name: 'Linux', platform: 'Linux', architecture: 'x86', title: 'for Linux, x64', buttons: 1 },
];

describe('the download page', () => {
  test.for(MACHINES)('recommends for $name', async ({ platform, architecture, title, buttons }, { page }) => {
    await page.addInitScript(
      (hints) => {
        const getHighEntropyValues = async () => ({ architecture: hints.architecture, bitness: '64' });
        const value = { platform: hints.platform, getHighEntropyValues };
        Object.defineProperty(navigator, 'userAgentData', { value });
        Object.defineProperty(navigator, 'userAgent', { value: hints.platform });
      },
      { platform, architecture },
    );
    await page.goto(addressOf('sample', 'download/'));
    await expect.poll(() => page.locator('.dl-choice h2').textContent(), PATIENT).toContain(title);
    expect(await page.locator('.dl-choice a.button').count()).toBe(buttons);
  });

  test('has every build with its hash, and the command for each system', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/stable/'));
    const links = await page.locator('.dl-table a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(links.length).toBeGreaterThanOrEqual(6);
    expect(links.every((link) => link?.startsWith('https://'))).toBe(true);
    for (const hash of await page.locator('.dl-hash code').allTextContents()) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await page.getByText('On Windows').click();
    expect(await page.locator('.dl-commands details[open] code').textContent()).toContain('Get-FileHash');
  });

  test('a hash is copied with one press', async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(addressOf('sample', 'download/stable/'));
    const hash = await page.locator('.dl-hash code').first().textContent();
    await page
      .getByRole('button', { name: /^Copy the SHA-256/ })
      .first()
      .click();
    await page.getByText('copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(hash);
  });

  test('a withdrawn version offers its replacement in place of its files', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/stable/2.8.3/'));
    expect(await page.locator('.dl-table, .dl-choice').count()).toBe(0);
    await page.getByRole('link', { name: '2.8.4' }).click();
    await page.waitForURL('**/download/stable/2.8.4/');
    expect(await page.locator('.dl-choice').count()).toBe(1);
  });

  test('every build is there without script', async ({ browser, skip }) => {
    if (!browser) return skip('no browser on this machine');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(addressOf('sample', 'download/'));
    expect(await page.locator('.dl-choice a.button').isVisible()).toBe(true);
    expect(await page.locator('.dl-table a').count()).toBeGreaterThanOrEqual(6);
    await context.close();
  });
});
