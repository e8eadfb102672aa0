import { describe, expect, test } from 'vitest';
import { laneKey, lanesOf } from '#domain/lane.ts';
import { layoutTracks, ROW_HEIGHT, type Tracks } from '#domain/tracks.ts';
import { smallPortal } from '../support/small-portal.ts';

function tracksOf(versions: readonly string[], shown = (_: string) => true, continues: string[] = []): Tracks {
  const portal = smallPortal(versions);
  const rows = portal.releases.filter((row) => shown(row.version));
  const stops = rows.map((row) => ({ ...row, lane: laneKey(row), yanked: false }));
  return layoutTracks({ stops, lanes: lanesOf(portal), backports: portal.backports, continues: new Set(continues) });
}

/** The vertical stretches of one lane in each row, as `from-to`. */
function stretches(tracks: Tracks, lane: number): string[] {
  const x = 32 * (lane + 0.5);
  return tracks.rows.map((row) =>
    row
      .filter((mark) => /^track/.test(String(mark.attributes.class)))
      .flatMap((mark) => new RegExp(`^M${x} (-?\\d+)V(\\d+)$`).exec(String(mark.attributes.d)) ?? [])
      .filter((part) => /^-?\d+$/.test(part))
      .join('-'),
  );
}

describe('the tracks beside a list', () => {
  test('run unbroken from the newest release of a line to its oldest', () => {
    const tracks = tracksOf(['1.0.0', '1.0.1', '1.0.2']);
    expect(tracks.lanes).toBe(1);
    expect(stretches(tracks, 0)).toEqual(['-1-65', '-1-65', '-1-32']);
  });

  test('pass rows of other lines, and bend into the release that the line grew from', () => {
    const tracks = tracksOf(['1.0.0', '2.0.0', '1.0.1', '2.0.1']);
    expect(tracks.lanes).toBe(2);
    // Newest first: 2.0.1, 1.0.1, 2.0.0, 1.0.0.
    expect(stretches(tracks, 0).slice(0, 2)).toEqual(['-1-65', '-1-65']);
    const curves = tracks.rows.map((row) => row.filter((mark) => /C/.test(String(mark.attributes.d))).length);
    expect(curves).toEqual([0, 0, 1, 1]);
  });

  test('stay whole when a filter takes the release away that a line began with', () => {
    const tracks = tracksOf(['1.0.0', '2.0.0-rc.1', '2.0.0'], (version) => !version.includes('-'));
    const curves = tracks.rows.map((row) => row.filter((mark) => /C/.test(String(mark.attributes.d))).length);
    expect(curves).toEqual([1, 1]);
  });

  test('lead out of the picture where older releases follow on another page', () => {
    const tracks = tracksOf(['1.0.0', '1.0.1'], () => true, ['lantern/1.x']);
    expect(stretches(tracks, 0).at(-1)).toBe(`-1-${ROW_HEIGHT + 1}`);
  });

  test('fold more than seven lines, and leave releases without a lane unmarked', () => {
    const many = tracksOf(Array.from({ length: 12 }, (_, index) => `${index + 1}.0.0`));
    expect(many.lanes).toBe(7);
    const none = layoutTracks({
      stops: [{ id: 'a', version: '1.0.0', lane: 'x/1', level: 'major', yanked: false }],
      lanes: [],
      backports: [],
      continues: new Set(),
    });
    expect(none).toEqual({ lanes: 0, rows: [[]] });
  });

  test('never show one colour twice', () => {
    const portal = smallPortal(Array.from({ length: 12 }, (_, index) => `${index + 1}.0.0`));
    const stops = portal.releases.map((row) => ({ ...row, lane: laneKey(row), yanked: false }));
    const odd = lanesOf(portal).map((lane) => ({ ...lane, hue: 't0' }));
    const tracks = layoutTracks({ stops, lanes: odd, backports: [], continues: new Set() });
    const hues = tracks.rows.flat().flatMap((mark) => /track (\w+)/.exec(String(mark.attributes.class))?.[1] ?? []);
    expect(new Set(hues).size).toBe(7);
  });
});
