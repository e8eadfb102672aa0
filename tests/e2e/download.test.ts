import type { Browser, BrowserContext, Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAxeProblems, findContrastProblems } from '../support/axe.ts';
import { addressOf, test } from '../support/page-test.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 15_000 };

interface Machine {
  name: string;
  platform: string;
  architecture: string;
  title: string;
  /** The files of the buttons. */
  files: string[];
}

const NAME = 'lantern-3.1.1-';
const WINDOWS = [`${NAME}windows-x64.msi`, `${NAME}windows-arm64.msi`];
const MACS = [`${NAME}macos-x64.pkg`, `${NAME}macos-arm64.pkg`];

const MACHINES: Machine[] = [
  { name: 'Windows x64', platform: 'Windows', architecture: 'x86', title: 'Windows, x64', files: WINDOWS.slice(0, 1) },
  { name: 'Windows arm64', platform: 'Windows', architecture: 'arm', title: 'Windows, arm64', files: WINDOWS.slice(1) },
  { name: 'an Intel Mac', platform: 'macOS', architecture: 'x86', title: 'x64 (Intel)', files: MACS.slice(0, 1) },
  {
    name: 'Apple silicon',
    platform: 'macOS',
    architecture: 'arm',
    title: 'arm64 (Apple silicon)',
    files: MACS.slice(1),
  },
  {
    name: 'Linux x64',
    platform: 'Linux',
    architecture: 'x86',
    title: 'Linux, x64',
    files: [`${NAME}linux-x64.tar.gz`],
  },
  { name: 'Linux arm64', platform: 'Linux', architecture: 'arm', title: 'arm64', files: [`${NAME}linux-arm64.tar.gz`] },
  {
    name: 'a Mac that keeps its processor to itself',
    platform: 'macOS',
    architecture: '',
    title: 'macOS',
    files: MACS,
  },
  { name: 'Windows that does so', platform: 'Windows', architecture: '', title: 'Windows', files: WINDOWS },
  { name: 'a phone', platform: 'Android', architecture: 'arm', title: 'Android: none', files: [] },
];

/** The browser's own client hints, as Chromium sends them on such a machine. */
async function pretend(
  page: Page,
  { platform, architecture }: Pick<Machine, 'platform' | 'architecture'>,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setUserAgentOverride', {
    userAgent: `Mozilla/5.0 (${platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36`,
    userAgentMetadata: { platform, architecture, bitness: '64', platformVersion: '', model: '', mobile: false },
  });
}

/** Nothing is fetched from other hosts in tests: links are pressed, not followed. */
async function stay(page: Page): Promise<void> {
  await page.evaluate(() => window.addEventListener('click', (event) => event.preventDefault()));
}

async function withoutScript(browser: Browser): Promise<BrowserContext> {
  return await browser.newContext({ javaScriptEnabled: false });
}

describe('the download page', () => {
  test.for(MACHINES)('recommends for $name', async ({ platform, architecture, title, files }, { page }) => {
    await pretend(page, { platform, architecture });
    await page.goto(addressOf('sample', 'download/'));
    await expect.poll(() => page.locator('.dl-choice h2').textContent(), PATIENT).toContain(title);
    const buttons = page.locator('.dl-choice .dl-button[data-file]');
    const offered = await buttons.evaluateAll((all) => all.map((each) => each.getAttribute('data-file')));
    expect(offered).toEqual(files);
    for (const words of await buttons.allTextContents()) {
      expect(words).toMatch(/^Download 3\.1\.1 (?:Linux|macOS|Windows) .+, (?:tar\.gz|pkg|msi), \d.* MB, 12 Nov 2026$/);
    }
  });

  test('has every build with its hash, and the commands for each system', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/stable/'));
    const links = await page
      .locator('.dl-table a[data-file]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(links.length).toBeGreaterThanOrEqual(6);
    expect(links.every((link) => link?.startsWith('https://'))).toBe(true);
    const hashes = await page.locator('.dl-hash code').allTextContents();
    expect(hashes.length).toBeGreaterThanOrEqual(6);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await page.getByText('Is it whole?').click();
    const commands = await page.locator('.dl-commands details[open] pre').allTextContents();
    for (const tool of ['sha256sum', 'shasum', 'Get-FileHash', 'certutil'])
      expect(commands.some((command) => command.includes(tool))).toBe(true);
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

  test('after a press the hash stays beside the next steps until it is closed', async ({ page }) => {
    await pretend(page, { platform: 'Linux', architecture: 'x86' });
    await page.goto(addressOf('sample', 'download/'));
    await stay(page);
    const button = page.locator('.dl-choice[data-ready] .dl-button');
    await button.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: /^Next: lantern-3\.1\.1-linux-x64/ });
    await panel.waitFor();
    await expect
      .poll(() => page.locator('[data-next] [role=status]').textContent(), PATIENT)
      .toContain('being downloaded');
    const words = (await panel.textContent()) ?? '';
    const hash = await page.locator(`[data-hash-of="${NAME}linux-x64.tar.gz"] code`).textContent();
    expect(words).toContain(`echo '${hash}  ${NAME}linux-x64.tar.gz' | sha256sum --check`);
    expect(words).toContain(`tar -xf ${NAME}linux-x64.tar.gz`);
    expect(words).not.toContain('certutil');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await (colorScheme === 'light' ? findAxeProblems : findContrastProblems)(page)).toEqual([]);
    }
    await page.locator('.dl-table a[data-file$="windows-x64.msi"]').click();
    const other = page.getByRole('region', { name: /^Next: lantern-3\.1\.1-windows-x64/ });
    await other.waitFor();
    expect(await panel.count()).toBe(0);
    expect(await other.textContent()).toContain('Get-FileHash');
    await other.getByRole('button', { name: 'Close' }).click();
    expect(await other.count()).toBe(0);
  });

  test('a yanked version offers its replacement in place of its files', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/stable/2.8.3/'));
    expect(await page.locator('.dl-table, .dl-choice').count()).toBe(0);
    await page.getByRole('link', { name: '2.8.4' }).click();
    await page.waitForURL('**/download/stable/2.8.4/');
    expect(await page.locator('.dl-choice').count()).toBe(1);
  });

  test('has everything but the choice for a machine without script', async ({ browser, skip }) => {
    if (!browser) return skip('no browser on this machine');
    const context = await withoutScript(browser);
    const page = await context.newPage();
    await page.goto(addressOf('sample', 'download/'));
    expect(await page.locator('.dl-choice a.dl-button').allTextContents()).toHaveLength(3);
    expect(await page.locator('.dl-choice a.dl-button').last().isVisible()).toBe(true);
    expect(await page.locator('.dl-table a[data-file]').count()).toBeGreaterThanOrEqual(6);
    expect(await page.locator('button[data-copy]:visible').count()).toBe(0);
    const asked = await page.locator('.dl-compared tbody th').allTextContents();
    expect(asked).toEqual(
      expect.arrayContaining(['Who it is for', 'New releases', 'Support', 'How to switch to it', 'Going back']),
    );
    await page
      .getByRole('link', { name: /^All \d+ versions$/ })
      .first()
      .click();
    expect(await page.locator('.dl-versions a').count()).toBeGreaterThan(8);
    await context.close();
  });
});
