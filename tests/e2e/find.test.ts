import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAxeProblems, findContrastProblems } from '../support/axe.ts';
import { addressOf, test } from '../support/page-test.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 15_000 };

const status = (page: Page) => page.locator('find-view [role=status]');
const rows = (page: Page) => page.locator('.which-lines li').allInnerTexts();

async function ask(page: Page, query: string, line = ''): Promise<void> {
  const asked = new URLSearchParams({ q: query, ...(line && { line }) });
  await page.goto(addressOf('sample', `find/?${asked}`));
  await expect.poll(() => status(page).textContent(), PATIENT).not.toBe('');
}

describe('which release has it', () => {
  test('a pull request that was backported is found on both lines, with how it is known', async ({ page }) => {
    await ask(page, '#1301', '2.8.2');
    const [three, two] = (await rows(page)).map((row) => row.replace(/\s+/g, ' '));
    expect(three).toMatch(/^3\.x 3\.1\.1 .* contains the commit$/);
    expect(two).toMatch(/^2\.x 2\.8\.4 .* cherry-pick [0-9a-f]{7}$/);
    expect(await page.locator('.which-nearest').textContent()).toContain('2.8.4 is the next of 2.x that has it');
    expect(await page.getByText('Not found in 1.x.').count()).toBe(1);
  });

  test('the beginning of a commit leads to its entry in the notes', async ({ page }) => {
    const record = await (await page.request.get(addressOf('sample', 'api/v1/releases/3.1.1.json'))).json();
    await ask(page, String(record.changes[0].commits[0]).slice(0, 8));
    await page.getByRole('link', { name: /^the notes of/ }).click();
    await page.waitForURL(/\/releases\/[^/]+\/#c-/);
    expect(await page.evaluate(() => document.querySelector(location.hash) !== null)).toBe(true);
  });

  test('words are typed, chosen from the keyboard, and gone back from', async ({ page }) => {
    await page.goto(addressOf('sample', 'find/'));
    await page.getByRole('searchbox', { name: 'Change' }).focus();
    await page.keyboard.type('cache status');
    await expect.poll(() => status(page).textContent(), PATIENT).toMatch(/changes may be meant/);
    // The first letters have an answer of the same form, so the address tells when all of them were asked.
    await expect.poll(() => new URL(page.url()).searchParams.get('q'), PATIENT).toBe('cache status');
    await page.locator('.which-choices a').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).textContent(), PATIENT).toMatch(/^Found\. First in/);
    await page.goBack();
    await expect.poll(() => status(page).textContent(), PATIENT).toMatch(/changes may be meant/);
  });

  test('what does not exist leads to what comes near, and never to nothing', async ({ page }) => {
    await ask(page, '#1302999');
    const near = page.locator('[data-result] [data-ask]').first();
    expect(await near.textContent()).toMatch(/^#\d+$/);
    await near.click();
    await expect.poll(() => status(page).textContent(), PATIENT).toMatch(/^Found/);
    await ask(page, 'xyzzy plugh');
    expect(await page.locator('[data-result]').innerText()).toContain('Try fewer words');
  });

  test('the line of the reader is taken without being said', async ({ page }) => {
    await page.goto(addressOf('sample', '?on=2.8.2'));
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage)), PATIENT).toContain('2.8.2');
    await ask(page, '#1301');
    await expect.poll(() => page.getByLabel('Nearest for').inputValue(), PATIENT).toBe('2.8.2');
    await page.getByLabel('Nearest for').selectOption('1.x');
    await expect.poll(() => page.locator('.which-nearest').textContent(), PATIENT).toContain('No release of 1.x');
    expect(new URL(page.url()).searchParams.get('line')).toBe('1.x');
  });

  test('an answer passes axe in both themes and fits a narrow phone', async ({ page }) => {
    await ask(page, '#1301', '2.8.2');
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    expect(await findAxeProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await findContrastProblems(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

describe('what goes away', () => {
  test('is narrowed to words and to a line', async ({ page }) => {
    await page.goto(addressOf('sample', 'breaking/?q=histograms'));
    const shown = page.locator('[data-entry]:not([hidden])');
    await expect.poll(() => shown.count(), PATIENT).toBe(1);
    await page.getByLabel('Words').fill('');
    await page.getByLabel('Line').selectOption({ label: '2.x' });
    expect((await shown.allInnerTexts()).join()).toContain('lantern flush');
    expect(await page.getByRole('status').first().textContent()).toMatch(/^\d+ of \d+ breaking changes here/);
  });

  test('names the breaking change that took it away', async ({ page }) => {
    await page.goto(addressOf('sample', 'deprecations/'));
    const entry = page.locator('[data-state=removed]', { hasText: 'X-Cache' });
    await entry.getByRole('link', { name: '3.0.0' }).click();
    await page.waitForURL(/releases\/3\.0\.0\/#c-/);
  });
});
