import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAxeProblems, findContrastProblems } from './axe.ts';
import { folderOf, pagesToVisit, templateOf } from './built-pages.ts';
import { all } from './effort.ts';
import { addressOf, test } from './page-test.ts';

/** A phone, a desktop at 200 %, a desktop. */
const WIDTHS = [320, 640, 1280];

/** Tests that hold every template of a portal to axe and to the width of the window. */
export function describePages(portal: 'sample' | 'hostile'): void {
  const pages = pagesToVisit(folderOf(portal));
  // A small page has no colour that the largest of its kind lacks, and hostile text is at its worst where there is most.
  const templates = Map.groupBy(pages, ({ path }) => templateOf(path)).values();
  const fullest = new Set([...templates].map((group) => group.at(-1)?.path));
  const visited = all || portal === 'sample' ? pages : pages.filter(({ path }) => fullest.has(path));
  describe(`every template of the portal ${portal}`, () => {
    test.for(visited)('/$path passes axe in both themes and overflows at no width', async ({ path }, { page }) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(addressOf(portal, path));
      expect(await findAxeProblems(page), 'light').toEqual([]);
      if (all || fullest.has(path)) {
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        expect(await findContrastProblems(page), 'dark').toEqual([]);
      }
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        expect(await findOverflow(page), `${width} px wide`).toEqual([]);
      }
    });
  });
}

/** What sticks out at the right of a page that can be scrolled sideways. */
function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} > ${clientWidth}`,
      ...wide
        .slice(0, 5)
        .map((one) => one.cloneNode(false) as Element)
        .map((one) => one.outerHTML),
    ];
  });
}
