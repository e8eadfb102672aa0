import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAxeProblems } from '../support/axe.ts';
import { addressOf, test } from '../support/page-test.ts';

const PATIENT = { timeout: 15_000 };
const column = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });
const card = (page: Page, version: string) =>
  column(page, 'Long-term support')
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: version, exact: true }) });

describe('the release board', () => {
  test('has the channels in the order in which releases pass them, and what each waits for', async ({ page }) => {
    await page.goto(addressOf('sample', 'manage/'));
    const names = page.locator('.mg-column h2');
    expect(await names.allInnerTexts()).toEqual(['Nightly', 'Beta', 'Stable', 'Long-term support']);
    const waits = (await card(page, '2.8.4').innerText()).replace(/\s+/g, ' ');
    expect(waits).toContain('Waits for 1 more approval and 1 check, and not before 1 December 2026.');
    expect(waits).toContain('Done: The fix is in the current line as well, or does not concern it. mara');
    expect(await card(page, '2.8.3').innerText()).toContain('Stopped. Stable yanked it on 12 November 2026');
    expect(await card(page, '1.4.0').innerText()).toContain('Held until 1 December 2026');
    expect(await column(page, 'Stable').innerText()).toContain('Only final versions are offered here');
  });

  test('is drawn for the day that it is read on, without being built again', async ({ page }) => {
    await page.route('**/manage/', async (route) => {
      const reply = await route.fetch();
      const body = (await reply.text()).replace('data-today="2026-11-20"', 'data-today="2026-12-01"');
      await route.fulfill({ response: reply, body });
    });
    await page.goto(addressOf('sample', 'manage/'));
    await expect.poll(() => card(page, '1.4.0').innerText(), PATIENT).toContain('Ready. Nothing stands in the way.');
    expect(await card(page, '1.4.0').locator('code').innerText()).toBe(
      'tagline manifest add --channel lts --version lantern-exporter@1.4.0 --publish --by NAME',
    );
    const freezes = await column(page, 'Stable').locator('.mg-freeze').allInnerTexts();
    expect(freezes.map((text) => text.slice(0, 28))).toEqual(['Freeze from 18 December 2026']);
  });
});

describe('a head that somebody kept', () => {
  test('is found in its log and computed again, and a foreign one is not', async ({ page }) => {
    await page.goto(addressOf('sample', 'manage/'));
    const answer = page.locator('head-check [data-answer]');
    const ask = async (head: string) => {
      await page.getByLabel('A head that you kept').fill(head);
      await page.keyboard.press('Enter');
    };
    // Of event 23 of the log of long-term support, as event 24 names it.
    await ask('b8687f859c3701d9573bdcfc62aa33f0581100e4f449c0c5b33091d42679ae6f');
    await expect
      .poll(() => answer.innerText(), PATIENT)
      .toContain('after event 23, of 12 November 2026; 5 events came');
    expect(await answer.innerText()).toContain('Every hash up to it was computed again here');
    await ask('a'.repeat(64));
    await expect.poll(() => answer.innerText(), PATIENT).toContain('No log here has had this head');
  });
});

describe('the log over all channels', () => {
  test('is narrowed by words, channel and action, which stand in the address and go along to a year', async ({
    page,
  }) => {
    await page.goto(addressOf('sample', 'manage/'));
    const shown = page.locator('.mg-event:visible');
    await page.getByLabel('What happened').selectOption('yanked');
    await expect.poll(() => shown.count(), PATIENT).toBe(1);
    expect(await shown.innerText()).toContain('2.8.3 yanked by oskar on Stable, take 2.8.4');
    expect(new URL(page.url()).search).toBe('?action=yanked');
    await page.getByLabel('What happened').selectOption('');
    await page.getByRole('combobox', { name: /^Channel/ }).selectOption('Beta');
    await page.getByRole('link', { name: '2025', exact: true }).click();
    await page.waitForURL(/manage\/2025\/\?channel=beta$/);
    await expect.poll(() => page.getByRole('status').first().innerText(), PATIENT).toMatch(/^4 of \d+ events here\.$/);
    await page.getByLabel('Words').fill('nobody wrote this');
    await expect.poll(() => page.getByRole('status').first().innerText(), PATIENT).toContain('None of ');
    expect(await findAxeProblems(page)).toEqual([]);
  });

  test('stands there without a script, with everything that waits and the heads of the chains', async ({
    browser,
    skip,
  }) => {
    if (!browser) return skip('no browser on this machine');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(addressOf('sample', 'manage/'));
    expect(await page.getByLabel('Words').isVisible()).toBe(false);
    expect(await page.locator('.mg-event').count()).toBe(100);
    expect(await card(page, '2.8.4').innerText()).toContain('1 more approval');
    const drawn = await page.locator('manage-board').innerText();
    const heads = await page.locator('.mg-chains code').allInnerTexts();
    expect(heads).toHaveLength(4);
    for (const head of heads) expect(head).toMatch(/^[0-9a-f]{64}$/);
    await context.close();
    const scripted = await browser.newPage();
    await scripted.goto(addressOf('sample', 'manage/'));
    expect(await scripted.locator('manage-board').innerText()).toBe(drawn);
    await scripted.close();
  });
});
