import { describe, expect, inject, test } from 'vitest';
import { all } from '../support/effort.ts';
import { judgePage } from '../support/lighthouse.ts';
import { addressOf } from '../support/page-test.ts';

// Performance depends on the machine's leisure: the whole suite measures it, `npm test` does not.
describe.runIf(all)('Lighthouse', () => {
  test.each([
    ['home', ''],
    ['the list', 'releases/'],
    ['a release', 'releases/3.1.0/'],
  ])('is content with %s', async (_name, path) => {
    const browser = inject('browser');
    if (!browser) return;
    const { scores, faults } = await judgePage(browser, addressOf('sample', path));
    const { performance = 0, ...others } = scores;
    expect(others, faults.join('\n')).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
    expect(performance, faults.join('\n')).toBeGreaterThanOrEqual(99);
  });
});
