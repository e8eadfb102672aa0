import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { COLUMNS } from '#domain/drawn/drawn-difference.ts';
import { writeAnchor } from '#domain/file-anchor.ts';
import { hashPath, packFile } from '#domain/pack-name.ts';
import { cleanLine, cleanText, cutText } from '#domain/text.ts';
import { SILENT } from '../../scripts/progress.ts';
import { replayDemo } from '../../scripts/steps/replay-demo.ts';
import { findAxeProblems, findContrastProblems } from '../support/axe.ts';
import { runGit } from '../support/git.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';
import { treesOf } from '../support/naughty-trees.ts';
import { addressOf, test } from '../support/page-test.ts';
import { createTempFolder } from '../support/temp-folder.ts';

/** Two busy cores may take a while. */
const PATIENT = { timeout: 30_000 };
const PAIR = 'compare/?from=2.8.2&to=3.1.1';

async function open(page: Page, fragment = '#files', path = PAIR): Promise<void> {
  await page.goto(addressOf('sample', `${path}${fragment}`));
  await page.locator('.fbar').waitFor(PATIENT);
}

const file = (page: Page, path: string) =>
  page.locator('.flist .diff').filter({ has: page.locator('h3', { hasText: path }) });
const rows = (page: Page, path: string) => file(page, path).locator('tr:is(.da, .dr)').count();

/** A repository whose index and folder hold a release of the sample. */
async function checkedOut(tag: string): Promise<string> {
  const sample = await replayDemo(SILENT);
  const folder = createTempFolder('patched');
  runGit(folder, ['init', '--quiet']);
  writeFileSync(join(folder, '.git', 'objects', 'info', 'alternates'), `${join(sample.path, 'objects')}\n`);
  runGit(folder, ['read-tree', '-u', '--reset', await treeOf(tag)]);
  return folder;
}

describe('the files of two versions', () => {
  test('are listed as git lists them, drawn when they are seen, and held against their ids', async ({ page }) => {
    await open(page);
    const words = await page.locator('.fbar-sum').textContent();
    const folder = await checkedOut('v2.8.2');
    const trees = await Promise.all(['v2.8.2', 'v3.1.1'].map(treeOf));
    const listed = runGit(folder, ['diff-tree', '-r', '--name-only', '-M', ...trees])
      .trim()
      .split('\n');
    expect(words).toContain(`${listed.length} files differ`);
    await expect
      .poll(() => file(page, 'Cargo.toml').locator('.diff-proof').textContent(), PATIENT)
      .toBe('✓ both sides match their git ids');
    expect(await file(page, 'Cargo.toml').locator('.diff-count').textContent()).toContain('+6 −6');
    await expect
      .poll(() => file(page, 'Cargo.toml').locator('[class^=tok-string]').count(), PATIENT)
      .toBeGreaterThan(0);
    expect(await page.locator('[data-count=files]').textContent()).toBe(String(listed.length));
  });

  test('every switch acts at once and is remembered', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page);
    const cargo = file(page, 'Cargo.toml');
    await cargo.locator('mark').first().waitFor(PATIENT);
    await page.getByRole('checkbox', { name: 'Mark words' }).uncheck();
    await expect.poll(() => cargo.locator('mark').count(), PATIENT).toBe(0);
    const few = await cargo.locator('tr').count();
    await page.getByRole('combobox', { name: 'Context' }).selectOption('all lines');
    await expect.poll(() => cargo.locator('tr').count(), PATIENT).toBeGreaterThan(few);
    await page.getByRole('checkbox', { name: 'Ignore white space' }).check();
    await page.getByRole('button', { name: 'Split' }).click();
    await cargo.locator('.diff-split').waitFor(PATIENT);
    await page.reload();
    await cargo.locator('.diff-split').waitFor(PATIENT);
    expect(await page.getByRole('button', { name: 'Split' }).getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('checkbox', { name: 'Mark words' }).isChecked()).toBe(false);
    await page.setViewportSize({ width: 700, height: 900 });
    await cargo.locator('.diff-unified').waitFor(PATIENT);
  });

  test('can be filtered, opened in between, seen whole, and linked to the line', async ({ page }) => {
    await open(page, '#files/Cargo.toml:new:12');
    const target = page.locator('.diff-target');
    await target.waitFor(PATIENT);
    expect(await target.locator('.dn').last().textContent()).toBe('12');
    const cargo = file(page, 'Cargo.toml');
    await cargo.getByRole('button', { name: /^Show 4 lines that agree/ }).click();
    await expect.poll(() => cargo.locator('.dn').first().textContent(), PATIENT).toBe('1');
    await cargo.locator('td.dn', { hasText: /^8$/ }).first().click();
    await expect.poll(() => new URL(page.url()).hash, PATIENT).toBe('#files/Cargo.toml:old:8');
    await cargo.getByRole('button', { name: /^More/ }).click();
    await cargo.getByRole('button', { name: '3.1.1 whole' }).click();
    await expect.poll(() => rows(page, 'Cargo.toml'), PATIENT).toBe(0);
    await cargo.getByRole('spinbutton', { name: 'Line' }).fill('3');
    await cargo.getByRole('button', { name: 'Go', exact: true }).click();
    await expect.poll(() => new URL(page.url()).hash, PATIENT).toBe('#files/Cargo.toml:new:3');
    await page.getByRole('searchbox', { name: 'Filter by path' }).fill('cargo toml');
    await expect.poll(() => page.locator('.flist .diff').count(), PATIENT).toBe(1);
  });

  test('as a patch, applied with git, give exactly the other version', async ({ page }) => {
    await open(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as .patch' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('2.8.2-3.1.1.patch');
    const patch = readFileSync(await download.path());
    const folder = await checkedOut('v2.8.2');
    runGit(folder, ['apply', '--index', '--whitespace=nowarn', '-'], patch);
    const left = [...patch.toString('latin1').matchAll(/^# Left out: (.+) \(.+\)$/gm)].map((match) => match[1]);
    const differing = runGit(folder, ['diff-index', '--cached', '--name-only', await treeOf('v3.1.1')]);
    expect(differing.split('\n').filter(Boolean)).toEqual(left);
    expect(left).toEqual(['Cargo.lock']);
    // The folder is what the index says, byte for byte.
    expect(runGit(folder, ['diff-files', '--name-only'])).toBe('');
    await expect.poll(() => page.locator('.fbar-patch').textContent()).toContain('1 file left out');
  });

  test('that are not what git has are refused aloud', async ({ page }) => {
    await page.route(`**/data/packs/${packFile(hashPath('Cargo.toml'), 0)}`, async (route) => {
      const bytes = gunzipSync(await (await route.fetch()).body());
      bytes.write('sirde', bytes.indexOf('serde'));
      await route.fulfill({ body: gzipSync(bytes) });
    });
    await open(page);
    const cargo = file(page, 'Cargo.toml');
    await cargo.getByRole('alert').waitFor(PATIENT);
    expect(await cargo.locator('.diff-proof').textContent()).toBe('does not match its git id');
    expect(await cargo.locator('table').count()).toBe(0);
  });

  test('of hostile names and contents do nothing, and are shown as they are', async ({ page }) => {
    const graph = await (await fetch(addressOf('sample', 'data/graph.json'))).json();
    const paths = ALL_NAUGHTY.filter((name) => /^[^/\0]+(?:\/[^/\0]+)*$/.test(name) && name.isWellFormed());
    const body = ALL_NAUGHTY.join('\n');
    const files = new Map([...paths.map((name) => [name, `${name}\n`] as const), ['~all', body] as const]);
    const data = treesOf(graph.releases, '3.1.1', files);
    await page.route('**/data/{trees.bin,packs/**}', async (route) => {
      const found = data.get(new URL(route.request().url()).pathname.replace(/^.*\/data\//, ''));
      await (found ? route.fulfill({ body: found }) : route.abort());
    });
    const last = [...files.keys()].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))).at(-1);
    await open(page, writeAnchor({ path: last ?? '', line: null }));
    const names = () => page.locator('.flist h3').allTextContents();
    await expect.poll(async () => (await names()).sort(), PATIENT).toEqual([...files.keys()].map(cleanLine).sort());
    await page.evaluate(() => location.assign('#files/~all'));
    // More than a thousand lines are drawn on demand.
    await file(page, '~all').getByRole('button', { name: 'Show them' }).click(PATIENT);
    await file(page, '~all').locator('.dt').first().waitFor(PATIENT);
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(body)).split('\n');
    const wanted = lines.map((line) => `added${cleanText(cutText(line, COLUMNS))}`);
    if (wanted.at(-1) === 'added') wanted.pop();
    await expect.poll(() => file(page, '~all').locator('.dt').allTextContents(), PATIENT).toEqual(wanted);
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  });

  test('need no pointer, pass axe in both themes, and fit a phone', async ({ page }) => {
    await open(page);
    await file(page, 'Cargo.toml').locator('table').waitFor(PATIENT);
    await file(page, 'Cargo.toml').getByRole('button', { name: /^More/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page, 'Cargo.toml'), PATIENT).toBe(0);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page, 'Cargo.toml'), PATIENT).toBeGreaterThan(0);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    expect(await findAxeProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await findContrastProblems(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(over)).toBeLessThanOrEqual(0);
  });
});

async function treeOf(tag: string): Promise<string> {
  const { path } = await replayDemo(SILENT);
  return runGit(path, ['rev-parse', `${tag}^{tree}`]).trim();
}
