import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';
import { addressOf, test } from '../support/page-test.ts';

/** A page of a product, which lets in nothing but the portal's script and data. */
async function embed(page: Page, element: string): Promise<void> {
  const script = addressOf('sample', 'embed.js');
  await page.route('**/product.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" },
      body: `<!doctype html><html lang="en"><title>Product</title><script src="${script}"></script><body>${element}</body></html>`,
    }),
  );
  await page.goto(addressOf('sample', 'product.html'));
  await page.locator('tagline-news summary').waitFor();
}

describe('the element that products embed', () => {
  test('is at most 3 KB', () => {
    expect(statSync(join(import.meta.dirname, '..', '..', 'public', 'embed.js')).size).toBeLessThanOrEqual(3000);
  });

  test('counts what is newer than the version that runs, until its reader looks', async ({ page }) => {
    await embed(page, '<tagline-news version="3.0.1"></tagline-news>');
    const count = page.locator('tagline-news b');
    expect(await count.textContent()).toBe('2');
    const fresh = page.locator('tagline-news li.new a');
    expect(await fresh.allTextContents()).toEqual(['3.1.1', '3.1.0']);
    await page.locator('tagline-news summary').click();
    await expect.poll(() => count.count()).toBe(0);
    expect(await page.locator('tagline-news a', { hasText: '3.1.1' }).getAttribute('href')).toContain(
      '/releases/3.1.1/',
    );
    await page.reload();
    await page.locator('tagline-news summary').waitFor();
    expect([await count.count(), await fresh.count()]).toEqual([0, 0]);
  });

  test('shows any text as text', async ({ page }) => {
    const releases = ALL_NAUGHTY.map((summary) => {
      return {
        version: '1.0.0',
        since: '2026-05-01T10:00:00Z',
        summary,
        breaking: 0,
        security: 1,
        url: 'javascript:1',
      };
    });
    await page.route('**/api/v1/latest/beta/index.json', (route) => route.fulfill({ json: { releases } }));
    await embed(page, '<tagline-news channel="beta"></tagline-news>');
    expect(await page.locator('tagline-news p').evaluateAll((all) => all.map((each) => each.textContent))).toEqual(
      JSON.parse(JSON.stringify(ALL_NAUGHTY)),
    );
    expect(await page.locator('tagline-news a[href]').count()).toBe(0);
    expect(await page.locator('tagline-news p *').count()).toBe(0);
  });
});
