import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { addressOf, test } from '../support/page-test.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 15_000 };

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Find' });
const active = (page: Page) => page.locator('[role=option][aria-selected=true]');

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await dialog(page).waitFor();
  await page.keyboard.type(text);
}

describe('the search', () => {
  test('loads nothing before it is opened', async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(addressOf('sample', 'releases/3.1.1/'), { waitUntil: 'networkidle' });
    expect(loaded.filter((path) => /pagefind|search-dialog|data\/releases/.test(path))).toEqual([]);
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    await expect.poll(() => loaded.some((path) => path.includes('pagefind')), PATIENT).toBe(true);
  });

  test.for([
    ['2.8.2', '/releases/2.8.2/'],
    ['v3.0', '/releases/3.0.1/'],
    ['^2.1', '/releases/2.8.4/'],
    ['latest', '/releases/3.1.1/'],
    ['beta', '/releases/3.2.0-beta.2/'],
  ])('%s leads to %s with Enter', async ([text, path], { page }) => {
    await page.goto(addressOf('sample'));
    await find(page, text ?? '');
    await expect.poll(() => active(page).getAttribute('href'), PATIENT).toBe(path);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${path}`);
  });

  test('finds a pull request and a commit by the release that first has it', async ({ page }) => {
    await page.goto(addressOf('sample'));
    await find(page, '#1301');
    await page.getByText('the first that names #1301').waitFor();
    const record = await (await page.request.get(addressOf('sample', 'api/v1/releases/3.1.1.json'))).json();
    await dialog(page).locator('.find-field').fill(String(record.changes[0].id).slice(0, 9));
    await page.getByText('the first with commit').waitFor();
    expect(await active(page).getAttribute('href')).toMatch(/^\/releases\//);
  });

  test('finds words in notes, moves with the arrows, closes with Escape', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/'));
    await find(page, 'stall when an origin closes');
    const group = dialog(page).getByRole('group', { name: 'Notes' });
    await group.getByRole('option').first().waitFor();
    const first = await active(page).getAttribute('id');
    await page.keyboard.press('ArrowDown');
    expect(await active(page).getAttribute('id')).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await active(page).getAttribute('id')).toBe(first);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).count(), PATIENT).toBe(0);
    await page.keyboard.press('/');
    expect(await dialog(page).locator('.find-field').inputValue()).toBe('stall when an origin closes');
  });

  test('filters by line', async ({ page }) => {
    await page.goto(addressOf('sample'));
    await find(page, 'cache');
    await dialog(page).locator('a[role=option]').first().waitFor();
    await dialog(page).getByLabel('line', { exact: true }).selectOption({ index: 1 });
    await expect.poll(() => dialog(page).getByRole('status').textContent(), PATIENT).toMatch(/page|Nothing/);
    const line = await dialog(page).getByLabel('line', { exact: true }).inputValue();
    const links = await dialog(page)
      .getByRole('group', { name: 'Notes' })
      .getByRole('option')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !link.includes(`/${line.split('.')[0]}.`) && !line.includes('exporter'))).toEqual([]);
  });

  test('typing a slash in a field is a slash', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/'));
    await page.getByRole('combobox', { name: 'You run' }).focus();
    await page.keyboard.type('/');
    expect(await dialog(page).count()).toBe(0);
  });

  test('works under a base path', async ({ page }) => {
    await page.goto(addressOf('based'));
    await find(page, 'stall when an origin');
    const option = dialog(page).getByRole('group', { name: 'Notes' }).getByRole('option').first();
    await option.waitFor();
    expect(await option.getAttribute('href')).toMatch(/^\/docs\/lantern\/releases\//);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/docs/lantern/releases/**');
    expect(await page.locator('h1').count()).toBe(1);
  });

  test('hostile text is text', async ({ page }) => {
    await page.goto(addressOf('hostile'));
    await find(page, 'script');
    await expect.poll(() => dialog(page).getByRole('status').textContent(), PATIENT).toMatch(/page|version|Nothing/);
    expect(await dialog(page).locator('script, img, iframe, [onerror]').count()).toBe(0);
  });

  test('has a page of its own', async ({ page }) => {
    await page.goto(addressOf('sample', 'search/?q=2.8.2'));
    await expect.poll(() => active(page).getAttribute('href'), PATIENT).toBe('/releases/2.8.2/');
  });
});
