import { describe, expect } from 'vitest';
import { all } from '../support/effort.ts';
import { addressOf, test } from '../support/page-test.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 15_000 };

describe('“I’m on 2.3.0”', () => {
  test('is answered at once, and remembered on every page', async ({ page }) => {
    await page.goto(addressOf('sample'));
    await page.getByLabel('I’m on').fill('2.3.0');
    await page.keyboard.press('Enter');
    const answer = page.locator('on-version [data-answer]');
    await expect
      .poll(() => answer.textContent())
      .toMatch(/^\d+ changes new to you in 3\.1\.1: (\d+ security, )?\d+ breaking/);
    await page.goto(addressOf('sample', 'releases/3.1.1/'));
    await page.locator('.release-head').getByText('new to you').waitFor();
    await page.goto(addressOf('sample', 'releases/2.2.0/'));
    await page.locator('.release-head').getByText('you have it').waitFor();
    await page.goto(addressOf('sample', 'releases/'));
    await page.locator('.row[data-release-id="3.1.1"]').getByText('new to you').waitFor();
    await page.goto(addressOf('sample'));
    await page.getByRole('button', { name: 'Forget' }).click();
    await expect.poll(() => page.locator('.standing').count(), PATIENT).toBe(0);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('.standing').count()).toBe(0);
  });

  test('can be said by the address', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/3.1.1/?on=v3.1.1'));
    await page.locator('.release-head').getByText('you run this').waitFor();
    await page.goto(addressOf('sample', 'releases/3.1.0/'));
    await page.locator('.release-head').getByText('you have it').waitFor();
  });

  test('pages without marks of their own say it in one line that moves nothing', async ({ page }) => {
    const footer = () => page.locator('footer').evaluate((element) => element.getBoundingClientRect().top);
    for (const path of all ? ['download/', 'status/', 'search/', 'feeds/', 'lines/'] : ['status/', 'search/']) {
      await page.goto(addressOf('sample', path));
      await page.evaluate(() => localStorage.clear());
      await page.reload({ waitUntil: 'networkidle' });
      const line = page.locator('[data-reader-line]');
      expect(await line.isVisible()).toBe(false);
      const before = await footer();
      await page.goto(addressOf('sample', `${path}?on=2.3.0`), { waitUntil: 'networkidle' });
      await expect.poll(() => line.textContent(), PATIENT).toMatch(/^I’m on 2\.3\.0: [\d,]+ new to you$/);
      expect(await footer()).toBe(before);
      expect(await line.getByRole('link').getAttribute('href')).toContain('compare/?from=2.3.0&to=3.1.1');
    }
    await page.goto(addressOf('sample', 'releases/3.1.1/'));
    await page.locator('.release-head').getByText('new to you').waitFor();
    expect(await page.locator('[data-reader-line]').isVisible()).toBe(false);
  });

  test('the answer counts what the comparison lists', async ({ page }) => {
    await page.goto(addressOf('sample', '?on=3.0.0'));
    const link = page.locator('on-version [data-answer] a').first();
    const count = Number.parseInt((await link.textContent()) ?? '', 10);
    await link.click();
    await page.locator('.cmp-figures').waitFor();
    const listed = Number(await page.locator('.cmp-figures b').first().textContent());
    expect(listed).toBeGreaterThan(0);
    expect(count - listed).toBe(0);
  });

  test('a version that does not exist has neighbours', async ({ page }) => {
    await page.goto(addressOf('sample'));
    await page.getByLabel('I’m on').fill('2.3.99');
    await page.keyboard.press('Enter');
    const answer = page.locator('on-version [data-answer]');
    await expect.poll(() => answer.textContent(), PATIENT).toContain('There is no 2.3.99');
    await answer.getByRole('button').first().click();
    await expect.poll(() => answer.textContent(), PATIENT).toContain('new to you');
  });

  test('a version in the address that does not exist has neighbours', async ({ page }) => {
    await page.goto(addressOf('sample', '?on=9.9.9'));
    const answer = page.locator('on-version [data-answer]');
    await expect.poll(() => answer.textContent(), PATIENT).toBe('There is no 9.9.9; nearest: 3.1.1.');
    expect(await page.getByLabel('I’m on').inputValue()).toBe('9.9.9');
    await page.goto(addressOf('sample', 'download/?on=9.9.9'));
    const line = page.locator('[data-reader-line]');
    await expect.poll(() => line.textContent(), PATIENT).toBe('There is no 9.9.9; nearest: 3.1.1.');
    await line.getByRole('button').click();
    await expect.poll(() => line.textContent(), PATIENT).toContain('I’m on 3.1.1');
  });

  test('a prerelease is compared with what its own channel offers', async ({ page }) => {
    await page.goto(addressOf('sample', '?on=3.2.0-beta.1'));
    const answer = page.locator('on-version [data-answer]');
    await expect.poll(() => answer.textContent(), PATIENT).toMatch(/^\d+ changes? new to you in 3\.2\.0-beta\.2/);
  });

  test('costs nothing before somebody uses it', async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(addressOf('sample', 'releases/2.8.2/'), { waitUntil: 'networkidle' });
    expect(loaded.filter((path) => path.startsWith('/data/graph') || path.includes('on-version-page'))).toEqual([]);
    const scripts = loaded.filter((path) => path.endsWith('.js'));
    const sizes = await Promise.all(
      scripts.map(async (path) => (await (await page.request.get(new URL(path, page.url()).href)).body()).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(15_000);
  });
});
