import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { findAxeProblems, findContrastProblems } from '../support/axe.ts';
import { folderOf } from '../support/built-pages.ts';
import { addressOf, test } from '../support/page-test.ts';

function readApi(path: string) {
  return JSON.parse(readFileSync(join(folderOf('sample'), 'api/v1', path), 'utf8'));
}

describe('tags', () => {
  test('say by whom they are signed, or that nothing is', async ({ page }) => {
    await page.goto(addressOf('sample', 'releases/3.1.1/'));
    const signature = page.locator('.tag-signature');
    expect(await signature.innerText()).toMatch(
      /verified\s+Signed by Lantern release team, checked when this was built\.\s+Key tags-2026/,
    );
    await signature.getByText('Key tags-2026').click();
    expect(await signature.locator('code').innerText()).toBe(readApi('releases/3.1.1.json').signature.fingerprint);
    await page.goto(addressOf('sample', 'releases/2.0.0/'));
    expect(await page.locator('.tag-signature').count()).toBe(0);
    expect(await page.locator('.facts .pairs').innerText()).toMatch(/Signature\s+none/);
  });

  test('that were moved are an alarm on their page, on /status/ and in the API', async ({ page }) => {
    const { movedFrom, move, commit } = readApi('releases/3.1.0-beta.1.json');
    expect(move).toMatchObject({ from: movedFrom, recorded: '2026-10-15', accepted: { by: 'Mara Lind' } });
    await page.goto(addressOf('sample', 'releases/3.1.0-beta.1/'));
    const alarm = await page.locator('[aria-labelledby=moved]').innerText();
    for (const words of [
      'The tag v3.1.0-beta.1 was moved',
      movedFrom.slice(0, 12),
      commit.slice(0, 12),
      move.accepted.reason,
    ])
      expect(alarm).toContain(words);
    expect(await findAxeProblems(page)).toEqual([]);
    expect(await findContrastProblems(page)).toEqual([]);
    await page.goto(addressOf('sample', 'status/'));
    expect(await page.getByText('Taken for right by Mara Lind').count()).toBe(1);
    expect(readApi('tags.json')).toMatchObject({ moved: [{ tag: 'v3.1.0-beta.1' }], deleted: [] });
  });
});
