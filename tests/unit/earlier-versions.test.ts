import { expect, test } from 'vitest';
import type { Channel } from '#domain/channel.ts';
import { earlierPages, earlierPath, linesOnChannel } from '#domain/earlier-versions.ts';
import { smallPortal } from '../support/small-portal.ts';

const VERSIONS = [
  ...Array.from({ length: 3 }, (_, patch) => `1.0.${patch}`),
  ...Array.from({ length: 1000 }, (_, patch) => `2.0.${patch}`),
];

function channelOf(releases: string[]): Channel {
  const words = { name: 'Stable', description: '', cadence: '', support: '', audience: '', head: null };
  return {
    id: 'stable',
    ...words,
    order: 0,
    fromManifests: true,
    offered: releases,
    releases,
    current: releases[0] ?? null,
  };
}

test('a line with more versions than one page shows has pages of its own, by year where they are many', () => {
  const portal = smallPortal(VERSIONS);
  const channel = channelOf(VERSIONS.toReversed());
  expect(linesOnChannel(portal, channel).map(({ label, rows }) => `${label} ${rows.length}`)).toEqual([
    '2.x 1000',
    '1.x 3',
  ]);
  const pages = earlierPages(portal, channel);
  expect(pages.map((page) => `${earlierPath(page)} ${page.year}`)).toEqual([
    'download/stable/lines/2.x/ 2028',
    'download/stable/lines/2.x/2027/ 2027',
    'download/stable/lines/2.x/2026/ 2026',
  ]);
  expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(VERSIONS.slice(3).toReversed());
  expect(Math.max(...pages.map(({ rows }) => rows.length))).toBeLessThan(400);
});

test('a line of a few hundred versions has one page', () => {
  const portal = smallPortal(VERSIONS.slice(0, 203));
  const [page] = earlierPages(portal, channelOf(VERSIONS.slice(0, 203).toReversed()));
  expect([page?.year, page?.years, page?.rows.length]).toEqual([null, [], 200]);
});
