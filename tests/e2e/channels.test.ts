import { describe, expect } from 'vitest';
import { addressOf, test } from '../support/page-test.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 15_000 };

describe('the page of a channel', () => {
  test('tells its state on any date, which stands in the address', async ({ page }) => {
    await page.goto(addressOf('sample', 'channels/stable/'));
    const answer = page.locator('channel-date [data-answer]');
    const told = await answer.textContent();
    await page.getByLabel('What was current on').fill('2026-11-11');
    await expect
      .poll(() => answer.textContent(), PATIENT)
      .toMatch(/^On 11 November 2026 it was 3\.1\.0, offered since 29/);
    expect(await page.locator('channel-date s').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('?at=2026-11-11');
    await page.goto(addressOf('sample', 'channels/stable/?at=2026-11-12'));
    await expect.poll(() => answer.textContent(), PATIENT).toContain('it was 3.1.1');
    expect(await page.locator('channel-date s').textContent()).toBe('2.8.3');
    await page.getByLabel('What was current on').fill('');
    await expect.poll(() => answer.textContent(), PATIENT).toBe(told);
  });

  test('says without a script what tells it, and has the log', async ({ browser, skip }) => {
    if (!browser) return skip('no browser on this machine');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(addressOf('sample', 'channels/stable/'));
    expect(await page.getByLabel('What was current on').isVisible()).toBe(false);
    expect(await page.locator('channel-date').textContent()).toContain('tagline status --channel stable --at DATE');
    await page.locator('.channel-log summary').click();
    expect(await page.locator('.channel-log li').first().isVisible()).toBe(true);
    await context.close();
  });
});
