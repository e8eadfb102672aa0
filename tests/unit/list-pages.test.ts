import { describe, expect, test } from 'vitest';
import type { ReleaseEntry } from '#domain/browser-files.ts';
import { type ListFilter, matches, readFilter, writeFilter } from '#domain/list-filter.ts';
import { comparedIn, meantBy } from '#domain/lost-address.ts';
import { firstRows, minorOf, releaseGroups } from '#domain/release-pages.ts';
import { standingToday } from '#domain/release-standing.ts';
import { badgesOf } from '#domain/standing.ts';
import { statesOf } from '#domain/states.ts';
import { supportOf } from '#domain/support.ts';
import { smallPortal } from '../support/small-portal.ts';

const ROW = {
  lane: 'lantern/2.x',
  channel: 'stable',
  prerelease: false,
  breaking: false,
  security: true,
  isIn: (state: string) => state === 'supported',
  text: '2.4.1 A fix',
};

function filter(query: string): ListFilter {
  return readFilter(new URLSearchParams(query));
}

describe('a list', () => {
  test.each([
    ['', true],
    ['line=lantern/2.x', true],
    ['line=lantern/3.x', false],
    ['component=lantern', true],
    ['component=lan', false],
    ['type=security', true],
    ['type=breaking', false],
    ['channel=beta', false],
    ['q=FIX+2.4', true],
    ['q=feature', false],
    ['state=supported', true],
    ['state=yanked', false],
    ['state=nonsense', true],
  ])('narrowed by %j shows a security fix of 2.x: %s', (query, shown) => {
    expect(matches(filter(query), ROW)).toBe(shown);
  });

  test('shows prereleases only when asked, and keeps its filter in the address', () => {
    expect(matches(filter(''), { ...ROW, prerelease: true })).toBe(false);
    expect(matches(filter('pre=1'), { ...ROW, prerelease: true })).toBe(true);
    expect(writeFilter(filter('q=a b&pre=1&other=x')).toString()).toBe('pre=1&q=a+b');
  });

  test('starts with the newest hundred stable releases and the prereleases among them', () => {
    const versions = Array.from({ length: 130 }, (_, index) => [`1.${index}.0-rc.1`, `1.${index}.0`]).flat();
    const { rows, rest } = firstRows(smallPortal(versions).releases);
    expect(rows.filter((row) => row.kind === 'stable')).toHaveLength(100);
    expect(rows[0]?.version).toBe('1.129.0');
    expect(rows.length + rest).toBe(260);
  });

  test('stays short when prereleases outnumber all else', () => {
    const versions = ['1.0.0', ...Array.from({ length: 900 }, (_, index) => `1.1.0-nightly.${index}`)];
    const { rows } = firstRows(smallPortal(versions).releases);
    expect(rows.length).toBeLessThanOrEqual(220);
    expect(rows.at(-1)?.version).toBe('1.0.0');
  });

  test('has a page by year and component unless a release has that address', () => {
    const portal = smallPortal(['1.0.0'], ({ components, releases }) => {
      components.push({ id: 'cli', name: 'cli', root: false, tags: [], paths: [] });
      Object.assign(releases[0] ?? {}, { id: '2026' });
    });
    expect(releaseGroups(portal)).toEqual([{ kind: 'component', path: 'cli' }]);
  });

  test.each([
    ['2.4.1', '2.4'],
    ['2.4.0-rc.1', '2.4'],
    ['2024.10', '2024.10'],
    ['r12', 'r12'],
  ])('groups %s under %s', (version, minor) => {
    expect(minorOf(version)).toBe(minor);
  });
});

describe('how a release stands', () => {
  const portal = smallPortal(['1.0.0', '1.0.1', '2.0.0', '2.1.0-beta.1'], ({ lines, releases }) => {
    Object.assign(lines[0] ?? {}, { lts: true, support: '2026-03-01', security: '2027-03-01' });
    const first = releases.find((row) => row.version === '1.0.0');
    if (first) first.yanked = { at: '2026-02-01T00:00:00Z', by: 'mara', reason: '', replacement: null };
  });

  test('is said in words beside it', () => {
    const words = portal.releases.map((row) => badgesOf(portal)(row).map((badge) => badge.text));
    expect(words).toEqual([['beta'], ['latest'], ['LTS'], ['yanked']]);
  });

  test('follows the dates of its line', () => {
    const line = portal.lines[0];
    if (!line) throw new Error('no line');
    const on = (day: string, newest = false) => supportOf(line, day, newest).text;
    expect([on('2026-02-28'), on('2026-03-02'), on('2027-03-02')]).toEqual([
      'fixes until March 2026',
      'security until March 2027',
      'ended March 2027',
    ]);
    expect(on('2026-02-28', true)).toBe('current');
    expect(supportOf({ support: null, security: null }, '2026-01-01', false).state).toBe('unknown');
  });

  test('on its own page comes from the current data', () => {
    const lines = { 'lantern/1.x': { latest: '1.0.1', lts: true, support: null, security: '2026-01-01' } };
    const current = {
      schemaVersion: 1 as const,
      today: null,
      latest: { lantern: '2.0.0' },
      lines,
      channels: {},
      yanked: {},
      unreleased: [],
    };
    const of = (version: string) => {
      const facts = {
        id: version,
        version,
        component: 'lantern',
        line: '1.x',
        kind: 'stable',
        channel: 'stable',
      } as const;
      const context = standingToday(current, '2026-05-01');
      return statesOf({ ...facts, yanked: false, moved: false, moveAccepted: false, affected: 0 }, context);
    };
    expect(of('1.0.0').map(({ says }) => says)).toEqual(['1.x has ended', 'LTS', 'superseded by 1.0.1']);
    expect(of('1.0.0')[2]?.release).toBe('1.0.1');
    expect(of('1.0.1').map(({ says }) => says)).toEqual(['1.x has ended', 'LTS', '1.x current']);
  });
});

describe('an address that does not exist', () => {
  const entries = smallPortal(['2.4.0', '2.4.1', '2.5.0'])
    .releases.toReversed()

    .map((row): ReleaseEntry => {
      const states = { prerelease: false, yanked: false, moved: false, moveAccepted: false, affected: 0 };
      return { ...row, ...states, date: row.date.slice(0, 10) };
    });

  test.each([
    ['/releases/v2.4.1/', '2.4.1'],
    ['/2.4.1', '2.4.1'],
    ['/releases/2.4.1.html', '2.4.1'],
    ['/releases/2.4.7/', '2.4.1'],
  ])('%s leads to %s first', (path, id) => {
    expect(meantBy(path, entries).releases[0]?.id).toBe(id);
  });

  test.each(['/compare/2.4.0...2.5.0/', '/compare/v2.4.0..v2.5.0', '/compare/2.4.0...2.5.0.html', '/2.4.0...2.5.0/'])(
    '%s leads to the comparison of both',
    (path) => {
      const { releases, page, pair } = meantBy(path, entries);
      expect([releases, page, pair?.map((entry) => entry.id)]).toEqual([[], null, ['2.4.0', '2.5.0']]);
    },
  );

  test.each(['/compare/2.4.0...9.9.9/', '/compare/2.4.0...2.4.0/', '/compare/1...2...3/'])(
    '%s names no pair',
    (path) => {
      expect(meantBy(path, entries).pair).toBeNull();
    },
  );

  test.each([
    ['/compare/2.4.0...9.9.9/', ['2.4.0', '9.9.9']],
    ['/compare/cli@1.0.0...2.0.0-rc.1', ['cli@1.0.0', '2.0.0-rc.1']],
    ['/compare/1%20a..2.html', ['1 a', '2']],
    ['/compare/1.0.0/', null],
    ['/releases/1.0.0...2.0.0/', null],
  ])('%s asks to compare %j, known or not', (path, pair) => {
    expect(comparedIn(path)).toEqual(pair);
  });

  test('that cannot be decoded is read as it is', () => {
    expect(meantBy('/%E0%A4%A', entries).releases).not.toEqual([]);
  });

  test('with a typo in the name of a page leads to the page', () => {
    expect(meantBy('/dowload/', entries).page).toBe('download');
  });
});
