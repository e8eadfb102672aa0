import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/**
 * What axe finds in a page, one line for each element.
 *
 * @param rules ids of the rules to hold it to; without them all
 */
export async function findAxeProblems(page: Page, rules?: string[]): Promise<string[]> {
  const only = rules ? { runOnly: { type: 'rule' as const, values: rules } } : {};
  // Our pages have no frames: the mode that gathers their results on a second page is not needed, nor are the names of
  // all elements that passed. Together that is two thirds of the time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], preload: false, ...only });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

/** What axe finds in the colours of the theme that is on: a theme changes colours and nothing else. */
export function findContrastProblems(page: Page): Promise<string[]> {
  return findAxeProblems(page, ['color-contrast']);
}
