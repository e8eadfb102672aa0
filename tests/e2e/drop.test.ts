import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAxeProblems, findContrastProblems } from '../support/axe.ts';
import { addressOf, test } from '../support/page-test.ts';
import { sampleArtifact } from '../support/sample-artifact.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const PATIENT = { timeout: 20_000 };
const SIGNATURES = join(import.meta.dirname, '..', 'fixtures', 'signatures');
const FILE = 'lantern-3.1.1-linux-x64.tar.gz';

interface Dropped {
  name: string;
  mimeType: string;
  buffer: Buffer;
}
const dropped = (name: string, buffer: Buffer): Dropped => ({ name, mimeType: 'application/octet-stream', buffer });
const artifact = (name: string, as = name) => dropped(as, sampleArtifact(name));
const signature = (ending: string) =>
  dropped(`${FILE}${ending}`, readFileSync(join(SIGNATURES, 'sample', `${FILE}${ending}`)));
const altered = () => {
  const buffer = sampleArtifact(FILE);
  buffer[7] = 0x58;
  return dropped(FILE, buffer);
};

/** Chooses files as a reader does, and gives what the cards say. */
async function check(page: Page, files: readonly Dropped[]): Promise<string[]> {
  const status = page.locator('drop-file [data-status]');
  await page.getByLabel(/^Drop it here/).setInputFiles(onDisk(files) ?? [...files]);
  await expect.poll(() => status.textContent(), PATIENT).toMatch(/checked/);
  const cards = await page.locator('.drop-card').allInnerTexts();
  return cards.map((text) => text.replace(/\s+/g, ' '));
}

/** The same as files, of which megabytes need not pass through the driver; null where a name fits no file system. */
function onDisk(files: readonly Dropped[]): string[] | null {
  if (files.some(({ name }) => !/^[\w.-]{1,99}$/.test(name))) return null;
  const folder = createTempFolder();
  return files.map(({ name, buffer }) => {
    writeFileSync(join(folder, name), buffer);
    return join(folder, name);
  });
}

describe('a file that is dropped', () => {
  test('is known when it is ours, with what is wrong with its release', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/'));
    const [good = ''] = await check(page, [artifact(FILE, 'renamed.bin')]);
    expect(good).toMatch(/^published Lantern 3\.1\.1 for Linux, x64 renamed\.bin, 8\.0 MB/);
    expect(good).toContain(
      'Version 3.1.1, release notes Published 12 November 2026 Build Linux x64, archive Channels Stable',
    );
    expect(await findAxeProblems(page)).toEqual([]);
    const [yanked = '', cut = ''] = await check(page, [
      artifact('lantern-2.8.3-windows-x64.msi'),
      dropped('lantern-2.8.4-linux-x64.tar.gz', sampleArtifact('lantern-2.8.4-linux-x64.tar.gz').subarray(0, 5000)),
    ]);
    expect(yanked).toMatch(/^yanked Lantern 2\.8\.3 for Windows, x64 .* Yanked on 12 November 2026: do not use it\./);
    expect(cut).toMatch(/^damaged or altered Not Lantern 2\.8\.4 for Linux, x64 as it was published/);
    expect(cut).toContain('has only 5.0 kB of its 8.0 MB');
    expect(cut).toMatch(/ SHA-256 [0-9a-f]{64} copy Expected [0-9a-f]{64}$/);
    expect(await findAxeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Take 2.8.4 in its place' }).click();
    expect(page.url()).toContain('/releases/2.8.4/');
  });

  test('is told apart by the day it is read on and by advisories', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/stable/2.3.0/'));
    const [old = ''] = await check(page, [artifact('lantern-2.3.0-linux-x64.tar.gz')]);
    expect(old).toMatch(/^affected Lantern 2\.3\.0 .* Affected by CVE-2026-99008/);
    await page.route('**/data/current.json', async (route) => {
      const file = await (await route.fetch()).json();
      await route.fulfill({ json: { ...file, today: '2028-01-01' } });
    });
    await page.goto(addressOf('sample', 'download/'));
    const [ended = ''] = await check(page, [artifact('lantern-2.8.4-linux-x64.tar.gz')]);
    expect(ended).toMatch(/^past its support .* 2\.x reached its end on/);
  });

  test('is checked with its signatures', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/'));
    const [good = ''] = await check(page, [signature('.sig'), artifact(FILE), signature('.minisig')]);
    expect(good).toContain('signature good Signed by Lantern release team');
    expect(good).toContain('signature good Signed by Mara Lind');
    expect(await page.locator('.drop-card').getAttribute('class')).toBe('drop-card good');
    const [bad = ''] = await check(page, [altered(), signature('.minisig'), signature('.sig')]);
    expect(bad).toMatch(/^damaged or altered/);
    expect(bad.match(/signature bad The signature does not hold/g)).toHaveLength(2);
    const stranger = dropped('x.minisig', readFileSync(join(SIGNATURES, 'minisign', 'good.minisig')));
    const [other = ''] = await check(page, [artifact(FILE), stranger]);
    expect(other).toContain('signature of a stranger Not signed by a key of this portal');
    expect(await page.locator('.drop-card').getAttribute('class')).toBe('drop-card bad');
    expect(await check(page, [signature('.sig')])).toEqual([
      expect.stringMatching(/^a signature .* together with the file/),
    ]);
  });

  test('is held against a signed list of hashes that came with it', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/'));
    const own = (name: string) => dropped(name, readFileSync(join(SIGNATURES, 'sample', name)));
    const cards = await check(page, [artifact(FILE), own('SHA256SUMS'), own('SHA256SUMS.minisig')]);
    expect(cards[0]).toMatch(/^a list of hashes SHA256SUMS names 7 files .* Signed by Lantern release team/);
    expect(cards[1]).toContain('SHA256SUMS names its SHA-256, and that list is signed by Lantern release team.');
    const [, wrong = ''] = await check(page, [altered(), own('SHA256SUMS')]);
    expect(wrong).toContain('SHA256SUMS names another SHA-256 for it: one of the two was altered.');
  });

  test('that is not ours is called unknown, whatever its name', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/'));
    const names = [
      '<img src=x onerror=alert(1)>.zip',
      '‮gpj.exe',
      `${'long'.repeat(60)}.zip`,
      '__proto__',
      "'; rm -rf ~ #",
    ];
    const cards = await check(
      page,
      names.map((name) => dropped(name, Buffer.from(`other ${name}`))),
    );
    expect(cards).toHaveLength(names.length);
    for (const card of cards) expect(card).toMatch(/^unknown Not a file of this portal/);
    expect(cards[0]).toContain('<img src=x onerror=alert(1)>.zip');
    expect(await page.locator('.drop-cards img').count()).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findContrastProblems(page)).toEqual([]);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test('is told in text by a portal whose every name is hostile', async ({ page }) => {
    await page.goto(addressOf('hostile', 'download/'));
    const [card = ''] = await check(page, [dropped("{process.exit(0)}';alert(1)//.tar.gz", Buffer.from('x'))]);
    expect(card).toMatch(/^damaged or altered Not "><script>globalThis\.pwned = 1<\/script> 1\.0\.0/);
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    expect(await findAxeProblems(page)).toEqual([]);
  });

  test('of a gigabyte can be stopped, and the next is checked', async ({ page }) => {
    const large = join(createTempFolder(), 'large.bin');
    writeFileSync(large, '');
    truncateSync(large, 1024 ** 3);
    await page.goto(addressOf('sample', 'download/'));
    await page.getByLabel(/^Drop it here/).setInputFiles(large);
    await page.getByRole('button', { name: 'stop' }).click(PATIENT);
    await expect.poll(() => page.locator('drop-file [data-status]').textContent(), PATIENT).toMatch(/^Stopped/);
    const [next = ''] = await check(page, [artifact('lantern-3.1.1-macos-arm64.pkg')]);
    expect(next).toMatch(/^published/);
  });

  test('may be dropped anywhere on the panel, and beside it does not leave the page', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/'));
    const drop = (selector: string) =>
      page.evaluate((target) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['hello'], 'hello.txt'));
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector(target)?.dispatchEvent(event);
        return event.defaultPrevented;
      }, selector);
    expect(await drop('h1')).toBe(true);
    expect(await drop('.drop-zone')).toBe(true);
    await expect.poll(() => page.locator('.drop-card').innerText(), PATIENT).toContain('hello.txt');
  });
});

describe('the panel', () => {
  test('loads what checks files only with the first file', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(addressOf('sample', 'download/'), { waitUntil: 'networkidle' });
    expect(asked.filter((url) => /hash-worker|check-files|artifacts\//.test(url))).toEqual([]);
    await check(page, [dropped('a.txt', Buffer.from('a'))]);
    expect(asked.filter((url) => /hash-worker/.test(url))).toHaveLength(1);
  });

  test('shows the keys, and what they and hashes prove', async ({ page }) => {
    await page.goto(addressOf('sample', 'download/stable/3.1.1/'));
    await page.getByText('What a hash proves, and what a signature').click();
    await page.getByRole('link', { name: 'The keys that are trusted here' }).click();
    const keys = page.getByRole('region', { name: 'Keys that sign the files' });
    expect(await keys.innerText()).toContain('5C906A99D73CF6DF');
    expect(await keys.innerText()).toContain('SHA256:lGwwFbasvuiv+YuKUmprRcUhHAFTeBHihExrQ0Dk1CQ');
  });

  test('says without script how to check by hand', async ({ browser, skip }) => {
    if (!browser) return skip('no browser on this machine');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(addressOf('sample', 'download/'));
    expect(await page.locator('[data-by-hand]').innerText()).toContain('Get-FileHash');
    expect(await page.locator('drop-file input').isVisible()).toBe(false);
    await context.close();
  });
});
