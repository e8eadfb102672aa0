import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAxeProblems } from '../support/axe.ts';
import { addressOf, test } from '../support/page-test.ts';

const PATIENT = { timeout: 15_000 };
const answer = (page: Page) => page.locator('security-check [data-answer]');
const said = async (page: Page) => (await answer(page).innerText()).replace(/\s+/g, ' ');

describe('what affects my version', () => {
  test('a version is answered with its advisories and the way out, and an unknown one with the nearest', async ({
    page,
  }) => {
    await page.goto(addressOf('sample', 'security/'));
    await page.getByLabel('The version you run').fill('v1.9.3');
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page), PATIENT).toMatch(/^1\.9\.3 is affected by 3 advisories\./);
    expect(await said(page)).toContain('Nearest on 1.x that is free of all: 1.9.12');
    expect(new URL(page.url()).searchParams.get('version')).toBe('v1.9.3');
    expect(await findAxeProblems(page)).toEqual([]);
    await page.goto(addressOf('sample', 'security/?version=1.9.99'));
    await answer(page).getByRole('button', { name: '1.9.12' }).click(PATIENT);
    await expect.poll(() => said(page), PATIENT).toContain('No advisory that is published here affects 1.9.12.');
  });

  test('the version of the reader is asked for without being said', async ({ page }) => {
    await page.goto(addressOf('sample', '?on=2.3.0'));
    await expect.poll(() => page.evaluate(() => localStorage.length), PATIENT).toBe(1);
    await page.goto(addressOf('sample', 'security/'));
    await expect.poll(() => said(page), PATIENT).toContain('Nearest on 2.x that is free of all: 2.4.0');
    await answer(page).getByRole('link', { name: 'CVE-2026-99008' }).click();
    expect(await page.locator(':target').getAttribute('id')).toBe('CVE-2026-99008');
  });
});

describe('an advisory is told of wherever its releases stand', () => {
  test('on notes, downloads and comparisons', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/2.3.0/'));
    const notice = page.getByRole('region', { name: 'Affected by 1 security advisory' });
    expect(await notice.innerText()).toContain('Free of it: 2.4.0, the nearest on 2.x.');
    await page.goto(addressOf('sample', 'download/stable/2.3.0/'));
    await notice.getByRole('link', { name: '2.4.0' }).click();
    expect(page.url()).toContain('/download/stable/2.4.0/');
    await page.goto(addressOf('sample', 'releases/2.4.0/'));
    expect(await page.getByRole('region', { name: /^Security: fixed on 2\.x/ }).innerText()).toContain(
      'CVE-2026-99008',
    );
    await page.goto(addressOf('sample', 'compare/?from=3.0.0&to=1.9.11'));
    const words = '1.9.11 is affected by 1 advisory that 3.0.0 is free of: CVE-2026-99041 (high, 7.5).';
    await page.getByText(words).waitFor(PATIENT);
  });
});
