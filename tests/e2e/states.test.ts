import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAxeProblems, findContrastProblems } from '../support/axe.ts';
import { addressOf, test } from '../support/page-test.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 15_000 };

/** Opens a page of the sample as it is read on another day than the one that its settings fix. */
async function openOn(page: Page, path: string, day: string): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document' && !route.request().url().endsWith('current.json'))
      return route.continue();
    const answer = await route.fetch();
    const text = (await answer.text()).replace(/data-today="[^"]*"/, `data-today="${day}"`);
    return route.fulfill({ response: answer, body: text.replace(/"today":"[^"]*"/, `"today":"${day}"`) });
  });
  await page.goto(addressOf('sample', path));
}

const rows = (page: Page) => page.locator('.row:visible');

describe('how releases stand', () => {
  test('narrows a list, and the filter stands in the address', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/'));
    await page.getByLabel('State').selectOption('yanked');
    await expect.poll(() => rows(page).count(), PATIENT).toBe(1);
    expect(await rows(page).first().textContent()).toMatch(/2\.8\.3[\s\S]*yanked/);
    expect(new URL(page.url()).searchParams.get('state')).toBe('yanked');
    await page.reload();
    await expect.poll(() => rows(page).count(), PATIENT).toBe(1);
    await page.getByLabel('State').selectOption('affected');
    await expect.poll(() => page.locator('[data-said]').textContent(), PATIENT).toMatch(/of \d+ releases shown/);
    const words = await rows(page).locator('[data-badges]').allTextContents();
    expect(words.every((text) => /advisor|yanked/.test(text))).toBe(true);
  });

  test('is that of the day on which a list is read', async ({ page }) => {
    await openOn(page, 'releases/', '2026-11-20');
    expect(await page.locator('.row[data-lane$="/2.x"] .badge', { hasText: 'ended' }).count()).toBe(0);
    await openOn(page, 'releases/', '2027-10-01');
    await expect
      .poll(() => page.locator('.row[data-lane$="/2.x"] .badge', { hasText: 'ended' }).count(), PATIENT)
      .toBeGreaterThan(3);
    expect(await page.locator('.row[data-lane$="/3.x"] .badge', { hasText: 'ended' }).count()).toBe(0);
    await page.getByLabel('State').selectOption('ended');
    const lanes = await rows(page).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.lane ?? ''));
    expect(new Set(lanes)).toEqual(new Set(['lantern/2.x']));
  });

  test('is said beside results of the search, which can be narrowed to it', async ({ page }) => {
    await page.goto(addressOf('sample', 'search/'));
    await page.getByLabel('state', { exact: true }).selectOption('yanked');
    const found = page.getByRole('group', { name: 'Notes' }).getByRole('option');
    await expect.poll(() => found.count(), PATIENT).toBe(1);
    expect(await found.first().textContent()).toMatch(/2\.8\.3\s*yanked/);
    expect(new URL(page.url()).search).toBe('?state=yanked');
    await page.goto(addressOf('sample', 'search/?q=cache&state=supported&line=1.x'));
    await expect.poll(() => found.count(), PATIENT).toBeGreaterThan(3);
    expect(await page.getByLabel('state', { exact: true }).inputValue()).toBe('supported');
    expect(await page.getByLabel('line', { exact: true }).inputValue()).toBe('1.x');
    expect(await findAxeProblems(page)).toEqual([]);
  });
});

describe('a comparison', () => {
  test('with a yanked target says so and leads to its replacement, which no preset names', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/?from=2.8.1&to=2.8.3'));
    const box = page.locator('[data-warnings] .box');
    await box.waitFor();
    expect(await box.textContent()).toContain('2.8.3 was yanked: do not go there. Take 2.8.4 instead.');
    expect(await page.locator('[data-box=to] [data-states]').textContent()).toBe('yanked');
    expect(await page.locator('[data-presets]').textContent()).not.toContain('2.8.3');
    expect([...(await findAxeProblems(page)), ...(await findContrastProblems(page))]).toEqual([]);
    await box.getByRole('link', { name: '2.8.4' }).click();
    await expect.poll(() => page.locator('[data-box=to] input').inputValue(), PATIENT).toBe('2.8.4');
    await expect
      .poll(() => box.textContent(), PATIENT)
      .toBe('On the way 2.8.3 was yanked: go past, do not stop there.');
  });

  test('tells on a prepared page too, without script and by the day with it', async ({ page, browser }) => {
    const context = await browser?.newContext({ javaScriptEnabled: false });
    const plain = await context?.newPage();
    await plain?.goto(addressOf('sample', 'compare/2.8.2...2.8.3/'));
    expect(await plain?.locator('[data-warnings]').textContent()).toContain('2.8.3 was yanked');
    await context?.close();
    await openOn(page, 'compare/2.8.1...2.8.2/', '2027-10-01');
    const box = page.locator('[data-warnings] .box');
    await box.waitFor();
    expect(await box.textContent()).toContain('2.x ended in September 2027 and gets no fixes any more.');
    expect(await box.getByRole('link').textContent()).toBe('3.1.1');
  });
});

test('a feed in a browser shows when each entry came, in words', async ({ page }) => {
  // Asked for by the browser itself, since a feed names no icon.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(addressOf('sample', 'feeds/all.atom'));
  const shown = await page.evaluate(() =>
    [...(document.querySelector('entry')?.children ?? [])]
      .filter((element) => getComputedStyle(element).display !== 'none')
      .map((element) => element.textContent ?? ''),
  );
  expect(shown).toEqual([
    expect.stringMatching(/^Lantern /),
    expect.stringMatching(/^\d{1,2} \w+ 20\d\d, \d\d:\d\d UTC$/),
  ]);
});
