import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { folderOf, pagesToVisit } from '../support/built-pages.ts';
import { addressOf, test } from '../support/page-test.ts';

/** A phone, a desktop at 200 %, a desktop. */
const WIDTHS = [320, 640, 1280];

describe.each(['sample', 'hostile'] as const)('every template of the portal %s', (portal) => {
  test.for(pagesToVisit(folderOf(portal)))(
    '/$path passes axe in both themes and overflows at no width',
    async ({ path }, { page }) => {
      await page.goto(addressOf(portal, path));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await findAxeProblems(page), colorScheme).toEqual([]);
      }
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        expect(await findOverflow(page), `${width} px wide`).toEqual([]);
      }
    },
  );
});

async function findAxeProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
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
