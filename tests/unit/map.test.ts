import { describe, expect, test } from 'vitest';
import { laneKey, lanesOf } from '#domain/lane.ts';
import { HOME_MAP, layoutMap, type ReleaseMap } from '#domain/map/map.ts';
import { labelWidth } from '#domain/map/map-labels.ts';
import type { MapSize } from '#domain/map/map-view.ts';
import type { Portal } from '#domain/portal.ts';
import { layoutStrip } from '#domain/strip.ts';
import { smallPortal } from '../support/small-portal.ts';

function inputOf(portal: Portal) {
  const rows = portal.releases.toReversed();
  const stops = rows.map((row) => ({ ...row, lane: laneKey(row), yanked: row.yanked !== null }));
  return { stops, lanes: lanesOf(portal), backports: portal.backports };
}

function mapOf(versions: readonly string[], size: MapSize = HOME_MAP): ReleaseMap {
  return layoutMap({ ...inputOf(smallPortal(versions)), size });
}

function drawn(map: ReleaseMap): string[] {
  return map.stops.map(({ stop }) => stop.version);
}

function placeOf(map: ReleaseMap, version: string): { x: number; y: number } {
  const mark = map.stops.find(({ stop }) => stop.version === version)?.marks[0];
  const [, x, y] = /^M([\d.]+) ([\d.]+)/.exec(String(mark?.attributes.d)) ?? [];
  return { x: Number(x), y: Number(y) };
}

/** A line of ten minors with nine patches each, for many majors. */
function longHistory(majors: number): string[] {
  const minors = Array.from({ length: majors * 10 }, (_, index) => `${Math.floor(index / 10) + 1}.${index % 10}`);
  return minors.flatMap((minor) => Array.from({ length: 10 }, (_, patch) => `${minor}.${patch}`));
}

describe('the map', () => {
  test('sets later releases further right and each line on a track of its own, the newest on top', () => {
    const map = mapOf(['1.0.0', '1.1.0', '2.0.0', '1.1.1', '2.0.1']);
    const [a, b, c, d] = ['1.0.0', '1.1.0', '2.0.0', '2.0.1'].map((version) => placeOf(map, version));
    expect(a?.x).toBeLessThan(b?.x ?? 0);
    expect(b?.x).toBeLessThan(c?.x ?? 0);
    expect(c?.x).toBeLessThan(d?.x ?? 0);
    expect([a?.y, c?.y]).toEqual([b?.y, d?.y]);
    expect(c?.y).toBeLessThan(a?.y ?? 0);
  });

  test('bends a track out of the stop that its line grew from', () => {
    const map = mapOf(['1.0.0', '1.1.0', '2.0.0']);
    const from = placeOf(map, '1.1.0');
    const to = placeOf(map, '2.0.0');
    const bend = map.lines.find((mark) => String(mark.attributes.d).includes('C'));
    expect(bend?.attributes.d).toMatch(new RegExp(`^M${from.x} ${from.y}C.* [\\d.]+ ${to.y}H`));
  });

  test('leaves out what tells least: prereleases whose release came and nightlies, never the latest', () => {
    const map = mapOf(['1.0.0-rc.1', '1.0.0', '1.1.0-nightly.1', '1.1.0-beta.1', '1.1.0-nightly.2']);
    expect(drawn(map)).toEqual(['1.0.0', '1.1.0-beta.1']);
    expect(map.omitted).toBe(3);
  });

  test('holds at most three hundred stops in its width, majors and the latest among them', () => {
    const map = mapOf(longHistory(6));
    expect(map.stops.length).toBeLessThanOrEqual(300);
    expect(map.width).toBeLessThanOrEqual(HOME_MAP.width);
    expect(drawn(map)).toEqual(expect.arrayContaining(['1.0.0', '6.0.0', '6.9.9', '3.9.9']));
  });

  test('gives six lines tracks and folds the others into one with their number', () => {
    const map = mapOf(longHistory(20));
    expect(map.folded).toBe(14);
    expect(map.labels.map((label) => label.text)).toContain('14 older');
    const hues = new Set(
      map.lines.map((mark) => String(mark.attributes.class)).filter((name) => /^track t/.test(name)),
    );
    expect(hues.size).toBe(6);
  });

  test.each([
    ['few', 2],
    ['many', 9],
    ['very many', 30],
  ])('writes no label over another with %s lines', (_, majors) => {
    const boxes = mapOf(longHistory(majors))
      .labels.filter((label) => label.attributes.class !== 'label start')
      .map((label) => {
        const [x, y] = [Number(label.attributes.x), Number(label.attributes.y)];
        const half = labelWidth(label.text ?? '') / 2;
        return { left: x - half, right: x + half, top: y - 11, bottom: y + 2 };
      });
    expect(boxes.length).toBeGreaterThan(2);
    const clashes = boxes.filter((a, i) =>
      boxes.some((b, j) => i < j && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(clashes).toEqual([]);
    expect(boxes.every((box) => box.left >= 0 && box.right <= HOME_MAP.width)).toBe(true);
  });

  test('ends the track of a line that ended with a bar', () => {
    const portal = smallPortal(['1.0.0', '2.0.0'], ({ lines }) => {
      Object.assign(lines[0] ?? {}, { security: '2026-05-01' });
    });
    const bars = layoutMap({ ...inputOf(portal), size: HOME_MAP }).lines.filter((mark) =>
      /^bar/.test(String(mark.attributes.class)),
    );
    expect(bars).toHaveLength(1);
  });

  test('is the same for the same portal, and empty for none', () => {
    expect(mapOf(longHistory(3))).toEqual(mapOf(longHistory(3)));
    expect(mapOf([]).stops).toEqual([]);
  });
});

describe('the strip of a comparison', () => {
  test('has both ends, marked, and only the lines that are crossed', () => {
    const input = inputOf(smallPortal(['1.0.0', '1.1.0', '2.0.0', '2.1.0', '3.0.0', '3.1.0', '2.1.1']));
    const strip = layoutStrip({ ...input, from: '2.0.0', to: '3.1.0' });
    expect(drawn(strip)).toEqual(['2.0.0', '2.1.0', '3.0.0', '3.1.0']);
    const selected = strip.stops.filter(({ marks }) => marks.some((mark) => mark.attributes.class === 'sel'));
    expect(selected.map(({ stop }) => stop.version)).toEqual(['2.0.0', '3.1.0']);
  });

  test('keeps both ends however much lies between', () => {
    const input = inputOf(smallPortal(longHistory(4)));
    const strip = layoutStrip({ ...input, from: '1.0.1', to: '4.9.8' });
    expect(drawn(strip)).toEqual(expect.arrayContaining(['1.0.1', '4.9.8']));
    expect(strip.stops.length).toBeLessThanOrEqual(60);
  });
});
