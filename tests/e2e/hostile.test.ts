import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { cleanLine } from '#domain/text.ts';
import { folderOf, pagesToVisit } from '../support/built-pages.ts';
import { all } from '../support/effort.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';
import { addressOf, test } from '../support/page-test.ts';

const folder = folderOf('hostile');

/** What every naughty script would do if it ran. */
async function hasRun(page: Page): Promise<boolean> {
  return await page.evaluate(() => 'pwned' in globalThis);
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

describe('hostile text', () => {
  test.for(pagesToVisit(folder))('runs nowhere on /$path', async ({ path }, { page }) => {
    const dialogs: string[] = [];
    page.on('dialog', async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
    await page.goto(addressOf('hostile', path), { waitUntil: 'load' });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      window.dispatchEvent(new Event('focus'));
    });
    expect(await hasRun(page)).toBe(false);
    expect(dialogs).toEqual([]);
  });

  test('is shown as it was written, every subject of every release', async ({ page }) => {
    type Listed = { releases: { url: string; data: string }[] };
    type Record = { changes: { subject: string }[] };
    const { releases } = readJson<Listed>('api/v1/releases.json');
    let shown = 0;
    for (const { url, data } of releases) {
      const { changes } = readJson<Record>(pathOf(data));
      // A release of very many changes shows all of them on a page of their own.
      const whole = existsSync(join(folder, pathOf(url), 'all')) ? `${pathOf(url)}all/` : pathOf(url);
      await page.goto(addressOf('hostile', whole), { waitUntil: 'domcontentloaded' });
      const text = squeezed(await page.evaluate(() => document.querySelector('main')?.textContent ?? ''));
      const subjects = changes.map(({ subject }) => subject);
      expect(subjects).toEqual(subjects.map(cleanLine));
      const missing = subjects.filter((subject) => !text.includes(squeezed(subject)));
      expect(
        missing.map((subject) => subject.slice(0, 80)),
        url,
      ).toEqual([]);
      shown += subjects.length;
    }
    expect(shown).toBeGreaterThan(150);
  });

  test('does nothing in an address that a script of the page reads', async ({ page }) => {
    const strings = ALL_NAUGHTY.filter((text) => /pwned|<|javascript/i.test(text) && text.isWellFormed());
    expect(strings.length).toBeGreaterThan(30);
    const tried = all ? strings : strings.filter((_, index) => index % 4 === 0);
    const places = ['?on=', 'compare/?from=', 'compare/?from=1.0.0&to=', 'search/?q=', '#', '404.html?at='];
    for (const [index, text] of tried.entries()) {
      const place = places[index % places.length] ?? '';
      const address = addressOf('hostile', `${place}${encodeURIComponent(text)}`);
      await page.goto(address);
      expect(await hasRun(page), `${place} ${text}`).toBe(false);
    }
  });

  test('does nothing in the search', async ({ page }) => {
    await page.goto(addressOf('hostile'));
    const strings = ALL_NAUGHTY.filter((text) => /pwned/.test(text)).slice(0, 12);
    for (const text of strings) {
      await page.keyboard.press('/');
      await page.getByRole('dialog', { name: 'Find' }).waitFor();
      await page.keyboard.insertText(text);
      await page.waitForTimeout(150);
      expect(await hasRun(page), text).toBe(false);
      await page.keyboard.press('Escape');
    }
  });
});

/** Code stands without its backticks, and the layout has white space of its own. */
function squeezed(text: string): string {
  return text.replace(/[`\s]+/g, '');
}

function pathOf(address: string): string {
  return address.replace(/^https?:\/\/[^/]+\//, '').replace(/^\//, '');
}
