import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { planShare } from '#domain/share-plan.ts';
import { Canvas } from '../../src/adapters/canvas.ts';
import { drawShareImage } from '../../src/adapters/share-image.ts';
import { madePortal, madeRelease } from '../support/made-portal.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';

const font = readFileSync(
  new URL(
    '../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    import.meta.url,
  ),
);
const releases = [madeRelease('2.1.0'), madeRelease('2.0.0'), madeRelease('1.0.1'), madeRelease('1.0.0')];
const lines = ['1.x', '2.x'].map((id, track) => ({
  ...{ id, component: 'lantern', slug: id, lts: false, codename: null, released: null, support: null, security: null },
  ...{ releases: releases.filter((each) => each.line === id).map((each) => each.id), latest: null, track },
  branchedFrom: track === 1 ? '1.0.0' : null,
}));

test('a shape covers the pixels inside it, and half of those that its edge halves', () => {
  const canvas = new Canvas(4, 2, '#ffffff');
  canvas.fill(
    [
      [
        [1, 0],
        [2.5, 0],
        [2.5, 2],
        [1, 2],
      ],
    ],
    '#000000',
  );
  expect(pixelsOf(canvas.toPng(), 4)).toEqual([255, 0, 128, 255, 255, 0, 128, 255]);
});

test('a shape beyond the edges stays inside the picture', () => {
  const canvas = new Canvas(3, 2, '#ffffff');
  canvas.fill(
    [
      [
        [1, -9],
        [99, -9],
        [99, 99],
        [1, 99],
      ],
    ],
    '#000000',
  );
  expect(pixelsOf(canvas.toPng(), 3)).toEqual([255, 0, 0, 255, 0, 0]);
});

test('the newest lines are tracks, the newest on top, joined where one grew from another', () => {
  const plan = planShare(madePortal(releases, { lines }));
  expect(plan.tracks.map(({ y, from, to, bend }) => ({ y, from, to, bend }))).toEqual([
    { y: 350, from: 1120 - 1040 / 3, to: 1120, bend: { x: 80, y: 550 } },
    { y: 550, from: 80, to: 1120 - 2 * (1040 / 3), bend: null },
  ]);
});

test('the picture is a PNG of the size that sites expect, the same each time', () => {
  const draw = (): Buffer => drawShareImage(planShare(madePortal(releases, { lines })), font);
  const image = draw();
  expect(image.subarray(1, 4).toString()).toBe('PNG');
  expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(image.equals(draw())).toBe(true);
  expect(new Set(pixelsOf(image, 1200)).size).toBeGreaterThan(20);
});

test('any name can be drawn, and a long one is cut', () => {
  for (const name of [...ALL_NAUGHTY.slice(0, 400).filter((_, index) => index % 40 === 7), 'W'.repeat(5000)]) {
    const portal = madePortal(releases);
    portal.product = { ...portal.product, name };
    expect(drawShareImage(planShare(portal), font).length).toBeGreaterThan(1000);
  }
});

/** The red part of each pixel. */
function pixelsOf(png: Buffer, width: number): number[] {
  const rows = inflateSync(png.subarray(41, png.length - 16));
  return [...rows].filter((_, index) => index % (width * 3 + 1) !== 0).filter((_, index) => index % 3 === 0);
}
