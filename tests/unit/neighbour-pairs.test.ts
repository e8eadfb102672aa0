import { expect, test } from 'vitest';
import { neighbourPairs } from '#domain/neighbour-pairs.ts';
import { smallPortal } from '../support/small-portal.ts';

function slugsOf(versions: readonly string[], previous: Record<string, string> = {}): string[] {
  const { lines, releases } = smallPortal(versions, (portal) => {
    for (const row of portal.releases) row.previousId = previous[row.id] ?? null;
  });
  return neighbourPairs(lines, releases)
    .map(({ slug }) => slug)
    .sort();
}

test('from prerelease to prerelease, from the last to the release, and from release to release', () => {
  const versions = ['1.9.0', '2.0.0', '2.1.0-rc.1', '2.1.0-rc.2', '2.1.0'];
  expect(slugsOf(versions, { '2.0.0': '1.9.0' })).toEqual([
    '1.9.0...2.0.0',
    '2.0.0...2.1.0',
    '2.0.0...2.1.0-rc.1',
    '2.1.0-rc.1...2.1.0-rc.2',
    '2.1.0-rc.2...2.1.0',
  ]);
});

test('a nightly has a page with its own previous only, and does not part its neighbours', () => {
  const versions = ['2.0.0', '2.1.0-nightly.1', '2.1.0-nightly.2', '2.1.0-rc.1', '2.1.0'];
  expect(slugsOf(versions, { '2.1.0-nightly.2': '2.1.0-nightly.1' })).toEqual([
    '2.0.0...2.1.0',
    '2.0.0...2.1.0-rc.1',
    '2.1.0-nightly.1...2.1.0-nightly.2',
    '2.1.0-rc.1...2.1.0',
  ]);
});

test('a pair that is a neighbour in two ways has one page', () => {
  expect(slugsOf(['2.0.0', '2.1.0'], { '2.1.0': '2.0.0' })).toEqual(['2.0.0...2.1.0']);
});

test('the first of a line has a page with the first and the latest of the line it left', () => {
  const { lines, releases } = smallPortal(['1.0.0', '1.1.0', '1.1.1', '2.0.0', '2.1.0'], (portal) => {
    const line = portal.lines.find(({ id }) => id === '2.x');
    if (line) line.branchedFrom = '1.1.0';
  });
  const slugs = neighbourPairs(lines, releases).map(({ slug }) => slug);
  expect(slugs).toEqual(expect.arrayContaining(['1.0.0...2.0.0', '1.1.1...2.0.0']));
  expect(slugs).not.toContain('1.1.0...2.0.0');
  expect(slugs).toHaveLength(5);
});
