import { describe, expect, test } from 'vitest';
import { wayOut } from '#domain/advisories/advisory-free.ts';
import { inRange, parseRange, rangeText } from '#domain/advisories/advisory-range.ts';
import { cvssScore, severityOfScore } from '#domain/advisories/advisory-score.ts';
import { composeFeed } from '#domain/feed-compose.ts';
import { feedEntries } from '#domain/feed-entries.ts';
import { feedList } from '#domain/feeds.ts';
import { parseVersion, type Version } from '#domain/version.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { createPortalFolder } from '../support/broken-inputs.ts';
import { madeAdvisory, madePortal, madeRelease } from '../support/made-portal.ts';

describe('a range of versions', () => {
  test.each([
    ['>=2.0.0 <2.4.0', ['2.0.0', '2.3.9', '2.4.0-rc.1'], ['1.9.9', '2.0.0-rc.1', '2.4.0']],
    ['>= 2.0, < 2.4', ['2.0', '2.3.9+build.2'], ['2.4.0']],
    ['2.3.1', ['2.3.1'], ['2.3.0', '2.3.1-rc.1']],
    ['<=2025.02', ['2025.01.3', '2025.02.0'], ['2025.02.1']],
    ['>1.0-rc9 <1.0', ['1.0-rc10'], ['1.0-rc9', '1.0']],
    ['*', ['0.0.1', '9.9.9-alpha'], []],
  ])('%s holds what it says, in our own order', (text, inside, outside) => {
    const bounds = parseRange(text) ?? [];
    const fits = (version: string) => inRange(parseVersion(version) as Version, bounds);
    expect([inside.filter((each) => !fits(each)), outside.filter(fits)]).toEqual([[], []]);
    expect(parseRange(rangeText(bounds).replace('every version', '*'))).toEqual(bounds);
  });

  test.each(['', 'all', '^2.0', '>=', '>=2.0 || <1', '2.x', '< v2', `<${'1'.repeat(600)}`])('%s is none', (text) => {
    expect(parseRange(text)).toBeNull();
  });
});

describe('a CVSS vector', () => {
  test.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, 'critical'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10, 'critical'],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1, 'medium'],
    ['CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', 7.8, 'high'],
    ['CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', 1.6, 'low'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0, null],
  ])('%s has the score that its specification gives', (vector, score, word) => {
    expect([cvssScore(vector), severityOfScore(score)]).toEqual([score, word]);
  });

  test('of another version, or without a metric, has none', () => {
    expect(cvssScore('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N')).toBeNull();
    expect(cvssScore('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H')).toBeNull();
  });
});

test('the way out is the lowest stable release above that nothing affects, on the line and of all', () => {
  const releases = ['1.9.3', '2.0.0', '2.0.1-rc.1', '2.0.1', '2.0.2', '3.0.0', '1.9.4'].map((version) =>
    madeRelease(version, version === '2.0.1' ? { yanked: { at: '', by: '', reason: '', replacement: null } } : {}),
  );
  const [old, two] = [madeRelease('1.9.2'), madeRelease('2.0.0')];
  const advisories = [madeAdvisory('CVE-2026-1', { affects: ['1.9.2', '1.9.3', '1.9.4', '2.0.0'] })];
  const found = [old, two].map((from) => wayOut(from, releases, advisories));
  expect(found.map(({ onLine, overall }) => [onLine?.id, overall?.id])).toEqual([
    [undefined, '2.0.2'],
    ['2.0.2', '2.0.2'],
  ]);
});

describe('the security feed', () => {
  const advisory = madeAdvisory('CVE-2026-1234', { affects: ['2.4.0'], description: 'One <b>.\n\nTwo & three.' });
  const feed = (over = {}) => {
    const portal = madePortal([madeRelease('2.4.0')], { advisories: [{ ...advisory, ...over }] });
    const info = feedList(portal).find(({ kind }) => kind === 'security');
    if (!info) throw new Error('There is no security feed.');
    const addressOf = (path: string) => `https://x.example/${path}`;
    const sources = { release: () => madeRelease('2.4.0'), notesHtml: () => '', addressOf, base: '/' };
    return { entries: feedEntries(info, portal), document: composeFeed({ info, format: 'atom' }, portal, sources) };
  };

  test('tells of an advisory by an id of its own that never changes, and moves only with its own dates', () => {
    const [first] = feed().entries;
    const [later] = feed({ updated: '2026-07-01T10:00:00Z', affects: ['2.4.0', '2.3.0'] }).entries;
    expect(first).toMatchObject({
      id: 'tag:example.com,2020:lantern/advisories/CVE-2026-1234',
      title: 'CVE-2026-1234 (high): An empty token is accepted',
      updated: '2026-06-01T10:00:00Z',
    });
    expect(later).toMatchObject({ id: first?.id, date: first?.date, updated: '2026-07-01T10:00:00Z' });
    expect(feed().document.entries[0]?.html).toContain('<p>One &lt;b&gt;.</p><p>Two &amp; three.</p>');
    expect(feed().document.entries[0]?.url).toBe('https://x.example/security/#CVE-2026-1234');
  });

  test('tells of an advisory that was taken back once more', () => {
    const ids = feed({ withdrawn: '2026-08-01T10:00:00Z' }).entries.map(({ id }) => id.replace(/.*advisories\//, ''));
    expect(ids).toEqual(['CVE-2026-1234/withdrawn', 'CVE-2026-1234']);
  });
});

const BEGIN = 'id: CVE-2026-1234\ntitle: T\npublished: 2026-05-01T10:00:00Z\n';
const BROKEN: [what: string, path: string, text: string, where: string, hint: string][] = [
  ['an unknown key', 'CVE-2026-1234.yaml', `${BEGIN}affected: '*'\nseverty: high\n`, '5:1', "'severity'"],
  ['a range that is none', 'CVE-2026-1234.yaml', `${BEGIN}affected: ['<2', '^3']\n`, '4:18', "'>=2.0.0 <2.4.0'"],
  ['a version twice', 'CVE-2026-1234.yaml', `${BEGIN}affected: <2\nfixed: ['2', '2']\n`, '5:14', 'Keep one'],
  ['an unquoted number', 'CVE-2026-1234.yaml', `${BEGIN}affected: <2\nfixed: [1.10]\n`, '5:9', "'1.10'"],
  ['an older update', 'CVE-2026-1234.yaml', `${BEGIN}affected: <2\nupdated: 2026-04-01T10:00:00Z\n`, '5:10', 'from'],
  ['a name that is not its id', 'CVE-2026-1.yaml', `${BEGIN}affected: <2\n`, '1:5', 'CVE-2026-1234.yaml'],
  ['another folder or ending', 'CVE-2026-1234.yml', BEGIN, '', 'advisories/CVE-2026-1234.yaml'],
  ['OSV without versions', 'CVE-2026-1234.json', '{\n\t"id": "CVE-2026-1234"\n}', '1:1', 'modified'],
  ['an event that is none', 'A-1.json', OSV('"events": {}'), '5:59', ''],
];

function OSV(rest: string): string {
  return `{\n\t"id": "A-1",\n\t"modified": "2026-05-01T10:00:00Z",\n\t"details": "a\\/b \\ud83d\\ude00 \\t",\n\t"affected": [{ "ranges": [ { "type": "SEMVER", ${rest} }] }]\n}`;
}

describe('what is wrong with an advisory is told with its place and the remedy', () => {
  test.each(BROKEN)('%s', async (_what, path, text, where, hint) => {
    const file = `advisories/${path}`;
    const { problems } = await readPortalFolder(createPortalFolder([{ path: file, text }]));
    const [first] = problems;
    const place = [first?.where?.line, first?.where?.column].filter(Boolean).join(':');
    expect([first?.where?.file, place]).toEqual([file, where]);
    expect(problems.map((problem) => `${problem.message} ${problem.hint}`).join(' ')).toContain(hint);
  });

  test('two files about one weakness, while OSV with tabs and escapes is read', async () => {
    const events = '"events": [{ "introduced": "0" }, { "fixed": "2.0" }]';
    const files = [
      { path: 'advisories/A-1.json', text: OSV(events) },
      { path: 'advisories/CVE-2026-1234.yaml', text: `${BEGIN}affected: <2\naliases: [a-1]\n` },
    ];
    const folder = await readPortalFolder(createPortalFolder(files));
    expect(folder.problems).toMatchObject([{ code: 'duplicate-advisory', where: { file: files[1]?.path } }]);
    expect(folder.advisories[0]).toMatchObject({ description: 'a/b 😀 \t', scopes: [{ fixed: [{ version: '2.0' }] }] });
  });
});
