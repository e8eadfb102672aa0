import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { addressOf, test } from '../support/page-test.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 15_000 };

const figures = (page: Page) => page.locator('.cmp-figures b').allTextContents();
const field = (page: Page, label: string) => page.getByRole('combobox', { name: label });

describe('comparing two versions', () => {
  test('says what is new, breaking first, and where each came in', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/?from=2.8.2&to=3.1.1'));
    await page.getByRole('heading', { name: /Before you upgrade/ }).waitFor();
    const [changes, commits] = (await figures(page)).map(Number);
    expect(changes).toBeGreaterThan(20);
    expect(commits).toBeGreaterThanOrEqual(changes ?? 0);
    const headings = await page.locator('.cmp-body h2').allTextContents();
    expect(headings[0]).toContain('Before you upgrade');
    expect(headings.findIndex((text) => text.startsWith('Features'))).toBeGreaterThan(0);
    const listed = await page.locator('.cmp-body > div > .cmp-notes .cmp-change').count();
    expect(listed).toBe(changes);
    expect(await page.locator('.cmp-first').first().getAttribute('href')).toBe('/releases/3.0.0/');
  });

  test('works from the keyboard alone, and the address is its state', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/?from=2.8.2&to=3.1.1'));
    await page.locator('.cmp-figures').waitFor();
    const before = await figures(page);
    await field(page, 'You run').focus();
    await page.keyboard.type('2.0');
    await page.getByRole('listbox', { name: 'You run' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = await page.locator('[role=option][aria-selected=true] .v').textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('from') === chosen);
    await expect.poll(() => figures(page), PATIENT).not.toEqual(before);
    await page.goBack();
    await expect.poll(() => figures(page), PATIENT).toEqual(before);
    expect(await field(page, 'You run').inputValue()).toBe('2.8.2');
  });

  test('Escape takes back what was typed', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/?from=2.8.2&to=3.1.1'));
    await page.locator('.cmp-figures').waitFor();
    await field(page, 'You are going to').focus();
    await page.keyboard.type('1.9');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    expect(await field(page, 'You are going to').inputValue()).toBe('3.1.1');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  test('swapping is a step down, and says so', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/?from=2.8.2&to=3.1.1'));
    await page.locator('.cmp-figures').waitFor();
    await page.getByRole('button', { name: 'Swap the two versions' }).click();
    await page.getByText('this is a step down').waitFor();
    expect(await page.locator('.cmp-figures li').first().textContent()).toContain('you would lose');
    expect(new URL(page.url()).search).toBe('?from=3.1.1&to=2.8.2');
    expect(await page.locator('.cmp-body h2').first().textContent()).toContain('You would undo');
  });

  test('an unknown version has neighbours', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/?from=2.8.99&to=3.1.1'));
    await page.locator('[data-result]').getByText('There is no 2.8.99 here').waitFor();
    await page.locator('.cmp-near button').first().click();
    await page.locator('.cmp-figures').waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toMatch(/^2\.8\./);
  });

  test('without any version there is still a comparison', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/'));
    await page.locator('.cmp-figures').waitFor();
    expect(await field(page, 'You are going to').inputValue()).toBe('3.1.1');
  });

  test('works under a base path', async ({ page }) => {
    await page.goto(addressOf('based', 'compare/?from=2.8.2&to=3.1.1'));
    await page.locator('.cmp-figures').waitFor();
    await page.getByRole('button', { name: 'Swap the two versions' }).click();
    await page.waitForURL(
      (url) => url.pathname === '/docs/lantern/compare/' && url.searchParams.get('from') === '3.1.1',
    );
    expect(await page.locator('.cmp-first').first().getAttribute('href')).toMatch(/^\/docs\/lantern\/releases\//);
  });

  test('the page made at build says the same as the browser', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/2.8.2...2.8.3/'));
    const built = await figures(page);
    expect(await page.locator('.diff').count()).toBeGreaterThan(0);
    await page.goto(addressOf('sample', 'compare/?from=2.8.2&to=2.8.3'));
    await page.locator('.cmp-figures').waitFor();
    expect(await figures(page)).toEqual(built);
    await page.getByRole('link', { name: 'See the files that differ' }).click();
    await page.waitForURL('**/compare/2.8.2...2.8.3/');
  });

  test('reads without script', async ({ browser, skip }) => {
    if (!browser) return skip('no browser on this machine');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(addressOf('sample', 'compare/'));
    expect(await page.locator('noscript p').first().isVisible()).toBe(true);
    await page.locator('.cmp-pairs a').first().click();
    expect(await page.locator('.diff tr').count()).toBeGreaterThan(3);
    await context.close();
  });
});
