import { expect, test } from 'vitest';
import { describeOutcome, isGood, type Outcome, sumOutcomes } from '../stages/outcome.ts';
import { runLanes, type Stage } from '../stages/run-lanes.ts';

const good: Outcome = { passed: 2, failed: 0, skipped: 0, details: '' };

test('the last line counts everything, and nothing run is not good', () => {
  const sum = sumOutcomes([good, { ...good, skipped: 1 }]);
  expect(describeOutcome(sum)).toBe('4 passed, 0 failed, 1 skipped');
  expect(describeOutcome(good)).toBe('2 passed, 0 failed');
  expect([good, { ...good, failed: 1 }, { ...good, passed: 0 }].map(isGood)).toEqual([true, false, false]);
});

test('a stage waits for those that it comes after, in another lane too, and brings them along', async () => {
  const order: string[] = [];
  const stage = (name: string, after: string[] = []): Stage => ({
    name,
    after,
    run: async () => {
      order.push(name);
      return good;
    },
  });
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const lanes = [
    [stage('slow'), stage('portals'), stage('types', ['portals'])],
    [stage('e2e', ['portals']), stage('unit')],
  ];
  expect(await runLanes(lanes, ['e2e'], print)).toHaveLength(2);
  expect(order).toEqual(['portals', 'e2e']);
  order.length = 0;
  expect(await runLanes(lanes, [], print)).toHaveLength(5);
  expect(order.indexOf('e2e')).toBeGreaterThan(order.indexOf('portals'));
  expect(lines[0]).toMatch(/^ok {6}portals {5}2 passed, 0 failed {2}\(\d+\.\d s\)$/);
});
