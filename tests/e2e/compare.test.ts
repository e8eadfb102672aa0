import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAxeProblems, findContrastProblems } from '../support/axe.ts';
import { addressOf, test } from '../support/page-test.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 15_000 };
const PAIR = 'compare/?from=2.8.2&to=3.1.1';

const figures = (page: Page) => page.locator('.cmp-figures b').allTextContents();
const field = (page: Page, label: string) => page.getByRole('combobox', { name: label });

async function open(page: Page, path = PAIR): Promise<void> {
  await page.goto(addressOf('sample', path));
  await page.locator('.cmp-figures').waitFor();
  await page.locator('[role=tablist]').waitFor();
}

/** What a button of the page downloads. */
async function taken(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

describe('comparing two versions', () => {
  test('says what to do first, then what is new, and where each came in', async ({ page }) => {
    await open(page);
    const [fresh, already, missing] = (await figures(page)).map(Number);
    expect(fresh).toBeGreaterThan(20);
    const titles = await page.locator('#notes h3').allTextContents();
    expect(titles[0]).toContain('Before you upgrade');
    expect(titles[1]).toContain('New to you');
    expect(await page.getByRole('tab', { name: /^Notes/ }).textContent()).toContain(
      String((fresh ?? 0) + (already ?? 0) + (missing ?? 0)),
    );
    expect(await page.locator('.cmp-first').first().getAttribute('href')).toBe('/releases/3.0.0/');
  });

  test('works from the keyboard alone, and the address is its state', async ({ page }) => {
    await open(page);
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
    await open(page);
    await field(page, 'You are going to').focus();
    await page.keyboard.type('1.9');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    expect(await field(page, 'You are going to').inputValue()).toBe('3.1.1');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  test('tabs move by arrows, and the address keeps the one that stands', async ({ page }) => {
    await open(page);
    await page.getByRole('tab', { name: /^Notes/ }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tabpanel', { name: /^Facts/ }).isVisible()).toBe(true);
    expect(await page.locator('#notes').isVisible()).toBe(false);
    await page.keyboard.press('ArrowRight');
    expect(new URL(page.url()).hash).toBe('#files');
    await page.getByRole('button', { name: /the one before/ }).click();
    await page.waitForURL(/from=3\.1\.0&to=3\.1\.1#files$/);
    await expect
      .poll(() => page.getByRole('tab', { name: /^Files/ }).getAttribute('aria-selected'), PATIENT)
      .toBe('true');
    await open(page, `${PAIR}#facts`);
    expect(await page.getByRole('tab', { name: /^Facts/ }).getAttribute('aria-selected')).toBe('true');
  });

  test('a step that is done stays done, for this pair alone', async ({ page }) => {
    await open(page);
    await page
      .getByRole('checkbox', { name: /^Done: / })
      .first()
      .check();
    await open(page);
    expect(
      await page
        .getByRole('checkbox', { name: /^Done: / })
        .first()
        .isChecked(),
    ).toBe(true);
    await open(page, 'compare/?from=2.8.1&to=3.1.1');
    expect(
      await page
        .getByRole('checkbox', { name: /^Done: / })
        .first()
        .isChecked(),
    ).toBe(false);
  });

  test('is taken along as Markdown with the marks, and as JSON with full ids', async ({ page }) => {
    await open(page);
    await page
      .getByRole('checkbox', { name: /^Done: / })
      .first()
      .check();
    const markdown = await taken(page, 'Markdown');
    expect(markdown.name).toBe('lantern-2.8.2...3.1.1.md');
    expect(markdown.text).toMatch(/^- \[x\] .*3/m);
    expect(markdown.text).toMatch(/^- \[ \] .*3/m);
    const json = await taken(page, 'JSON');
    const { ahead, behind, changes, files } = JSON.parse(json.text);
    expect([...ahead, ...behind].every((id) => /^[0-9a-f]{40}$/.test(id))).toBe(true);
    const counts = [changes.new, changes.already, changes.notFound].map((list) => list.length);
    expect(counts).toEqual((await figures(page)).map(Number));
    expect(files.every(({ newId, oldId }: Record<string, string>) => /^[0-9a-f]{40}$/.test(newId ?? oldId ?? ''))).toBe(
      true,
    );
    await page.getByRole('button', { name: 'patch', exact: true }).click();
    expect((await page.waitForEvent('download')).suggestedFilename()).toMatch(/\.patch$/);
    expect(new URL(page.url()).hash).toBe('#files');
  });

  test('swapping is a step down with words of its own', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'Swap the two versions' }).click();
    await page.getByText('this is a step down').waitFor();
    expect(await page.locator('.cmp-figures li').first().textContent()).toContain('would go away');
    expect(new URL(page.url()).search).toBe('?from=3.1.1&to=2.8.2');
    expect(await page.locator('#notes h3').first().textContent()).toContain('Goes away');
    expect(await page.locator('[data-result]').textContent()).not.toContain('new to you');
  });

  test('an unknown version has neighbours', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/?from=2.8.99&to=3.1.1'));
    await page.locator('[data-result]').getByText('There is no 2.8.99 here').waitFor();
    await page.locator('.cmp-near button').first().click();
    await page.locator('.cmp-figures').waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toMatch(/^2\.8\./);
  });

  test('the same version twice, and no version at all, have an answer', async ({ page }) => {
    await page.goto(addressOf('sample', 'compare/?from=3.1.1&to=3.1.1'));
    await page.getByText('nothing differs').waitFor();
    await open(page, 'compare/');
    expect(await field(page, 'You are going to').inputValue()).toBe('3.1.1');
  });

  test('works under a base path', async ({ page }) => {
    await page.goto(addressOf('based', PAIR));
    await page.locator('.cmp-figures').waitFor();
    await page.getByRole('button', { name: 'Swap the two versions' }).click();
    await page.waitForURL(
      (url) => url.pathname === '/docs/lantern/compare/' && url.searchParams.get('from') === '3.1.1',
    );
    expect(await page.locator('.cmp-first').first().getAttribute('href')).toMatch(/^\/docs\/lantern\/releases\//);
  });

  test('the page made at build says the same as the browser', async ({ page }) => {
    await open(page, 'compare/2.8.4...3.0.0/');
    const built = [await figures(page), await page.locator('#notes').innerText()];
    await open(page, 'compare/?from=2.8.4&to=3.0.0');
    expect([await figures(page), await page.locator('#notes').innerText()]).toEqual(built);
  });

  test('the address of a pair without a page leads to its comparison', async ({ page, faults }) => {
    await page.goto(addressOf('sample', 'compare/2.0.0...9.9.9/'));
    await page.waitForURL('**/compare/?from=2.0.0&to=9.9.9');
    await page.locator('.cmp-near button').first().waitFor();
    // The browser logs the answer 404, which is right here.
    expect(faults.splice(0)).toHaveLength(1);
  });

  test('passes axe on every tab in both themes, and fits a phone', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const tabs = { '#notes': PAIR, '#facts': PAIR, '#files': 'compare/?from=2.8.1&to=2.8.2' };
    for (const [tab, path] of Object.entries(tabs)) {
      await open(page, `${path}${tab}`);
      expect(await findAxeProblems(page), `${tab} light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findContrastProblems(page), `${tab} dark`).toEqual([]);
      for (const width of [320, 360]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${tab} ${width} px`).toBe(width);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });

  test('reads without script', async ({ browser, skip }) => {
    if (!browser) return skip('no browser on this machine');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(addressOf('sample', 'compare/'));
    expect(await page.locator('noscript p').first().isVisible()).toBe(true);
    await page.locator('.cmp-pairs a').first().click();
    for (const name of ['Notes', 'Facts', 'Files']) {
      expect(await page.getByRole('heading', { name, exact: true }).isVisible(), name).toBe(true);
    }
    await context.close();
  });
});
