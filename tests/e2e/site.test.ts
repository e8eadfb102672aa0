import { describe, expect } from 'vitest';
import { addressOf, test } from '../support/page-test.ts';

describe('the list of releases', () => {
  test('hides prereleases until they are asked for, and keeps the filter in the address', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/'));
    const beta = page.locator('.row[data-release-id="3.2.0-beta.2"]');
    await expect.poll(() => beta.isVisible()).toBe(false);
    await page.getByRole('button', { name: /Prereleases/ }).click();
    await expect.poll(() => beta.isVisible()).toBe(true);
    expect(new URL(page.url()).search).toBe('?pre=1');
    await page.reload();
    await expect.poll(() => beta.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect.poll(() => beta.isVisible()).toBe(false);
  });

  test('narrows to a line with one unbroken track, and says when nothing matches', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/?line=lantern%2F2.x'));
    const rows = page.locator('.row:visible');
    await expect.poll(() => rows.count()).toBeGreaterThan(10);
    expect(await page.locator('.row:visible:not([data-lane="lantern/2.x"])').count()).toBe(0);
    const gaps = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('.row:not([hidden]) svg')].filter(
          (svg) => !svg.querySelector('.track'),
        ).length,
    );
    expect(gaps).toBe(0);
    await page.getByRole('searchbox').fill('no such words');
    await expect.poll(() => page.locator('[data-said]').textContent()).toContain('No release here matches');
  });
});

describe('the map', () => {
  test('compares two stops, the older one first', async ({ page }) => {
    await page.goto(addressOf('sample'));
    await page.getByRole('button', { name: 'Compare two stops' }).click();
    await page.locator('[data-stop="3.1.1"]').first().click();
    await page.locator('[data-stop="2.8.4"]').first().click();
    await page.waitForURL(/compare\/\?from=2\.8\.4&to=3\.1\.1/);
  });

  test('leads to the notes of a stop without the switch', async ({ page }) => {
    await page.goto(addressOf('sample'));
    await page.locator('[data-stop="3.0.0"]').first().click();
    await page.waitForURL(/releases\/3\.0\.0\//);
  });
});

describe('every page', () => {
  test('keeps the theme that was chosen, without a flash of the other', async ({ page }) => {
    await page.goto(addressOf('sample', 'status/'));
    await page.getByLabel('Dark').check();
    await page.goto(addressOf('sample', 'lines/'));
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(20, 22, 26)');
    await page.getByLabel('System').check();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
  });

  test('lets the keyboard skip to its content', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/3.1.0/'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });
});

describe('a release', () => {
  test('says how it stands today from the current data', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/3.1.0/'));
    await page.getByRole('link', { name: 'superseded by 3.1.1' }).waitFor();
    await page.goto(addressOf('sample', 'releases/3.1.1/'));
    await page.locator('[data-badges]').getByText('latest').waitFor();
  });

  test('has a permalink for each change', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/3.0.0/'));
    const entry = page.locator('.entry').first();
    await entry.hover();
    await entry.getByRole('link', { name: 'Link to this change' }).click();
    expect(new URL(page.url()).hash).toBe(`#${await entry.getAttribute('id')}`);
  });
});
