import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../support/effort.ts';
import { runGit } from '../support/git.ts';
import type { HistoryScript, Mark } from '../support/history-script.ts';
import { mineFolder, mineStory } from '../support/mined.ts';
import { randomHistory, writeHistory } from '../support/random-history.ts';
import { createRepository } from '../support/temp-repository.ts';

const CVE = 'CVE-2026-1234';
const FIX = 'fix(security): an empty token is refused';
const TEXT = 'one\ntwo\nthree\n';
const FIXED = 'one\ntwo and a half\nthree\n';

interface Marks {
  fix: Mark;
  first: Mark;
}

/**
 * 1.0.0, 1.1.0, 2.0.0, a candidate and 2.1.0 with the fix and 2.2.0 without it; on the branch 1.x the pick in 1.0.1 and
 * 1.0.2 that takes it back.
 */
function write(history: HistoryScript, picked: string): Marks {
  const first = history.commit({ message: 'feat: base', files: { 'a.txt': TEXT } });
  history.tag('v1.0.0', first);
  history.tag('v2.0.0', history.commit({ message: 'feat!: two', files: { 'b.txt': '0' } }));
  history.tag('v2.1.0-rc.1', history.commit({ message: 'feat: more', files: { 'b.txt': '1' } }));
  const fix = history.commit({ message: `${FIX}\n\nFixes ${CVE}.`, files: { 'a.txt': FIXED } });
  history.tag('v2.1.0-rc.2', fix);
  history.tag('v2.1.0', history.commit({ message: 'docs: more', files: { 'b.txt': '2' } }));
  history.branch('main', fix);
  const pick = history.commit({ message: picked, parents: [first], files: { 'a.txt': FIXED } });
  history.tag('v1.0.1', pick);
  const undo = history.commit({ message: 'fix: what the pick broke', files: { 'c.txt': '1' } });
  history.tag('v1.0.2', undo);
  return { fix, first };
}

function idsOf(): { fix: string; first: string } {
  let marks: Marks | null = null;
  const { idOf } = createRepository((history) => {
    marks = write(history, 'fix: other');
  });
  const { fix, first } = marks as unknown as Marks;
  return { fix: idOf(fix), first: idOf(first) };
}

const IDS = idsOf();
const PICK = `${FIX}\n\n(cherry picked from commit ${IDS.fix})`;
const YAML = `advisories/${CVE}.yaml`;
const JSON_FILE = `advisories/${CVE}.json`;
const HEAD = [`id: ${CVE}`, 'title: An empty token is accepted', 'published: 2026-05-01T10:00:00Z'];

const yaml = (...lines: string[]) => ({ [YAML]: [...HEAD, ...lines, ''].join('\n') });
const osv = (affected: object) => ({
  [JSON_FILE]: JSON.stringify({ id: CVE, modified: '2026-05-01T10:00:00Z', affected: [affected] }, null, 2),
});
const told = (content: Record<string, string>, picked = PICK) =>
  mineStory(
    (history) => {
      write(history, picked);
    },
    { content },
  );

describe('which releases an advisory affects', () => {
  test('a release in the range that contains the fix, as a candidate or as a pick on another line, is free of it', async () => {
    const story = await told(yaml("affected: '<2.1.0'", "fixed: ['2.1.0']"));
    expect(story.portal.advisories[0]).toMatchObject({
      affects: ['2.1.0-rc.1', '2.0.0', '1.0.0'],
      fixedIn: ['2.1.0', '1.0.1'],
    });
    expect(story.release('1.0.0')).toMatchObject({ affectedBy: [CVE] });
    expect(story.release('2.1.0')).toMatchObject({ fixes: [CVE] });
    expect(story.release('1.0.2')).not.toHaveProperty('affectedBy');
  });

  test('a fix that was taken back again is none', async () => {
    const story = await mineStory(
      (history) => {
        write(history, PICK);
        history.tag('v1.0.3', history.commit({ message: `Revert "${FIX}"`, files: { 'a.txt': TEXT } }));
      },
      { content: yaml("affected: '<2.1.0'", `fixed: [{ version: '2.1.0', commit: ${IDS.fix} }]`) },
    );
    expect(story.portal.advisories[0]?.affects).toEqual(['2.1.0-rc.1', '2.0.0', '1.0.3', '1.0.0']);
  });

  test('a title alone does not make a commit the fix, and a stated fix on a line frees what follows it there', async () => {
    const other = await told(
      yaml("affected: '<2.1.0'", `fixed: [{ version: '2.1.0', commit: ${IDS.fix} }]`),
      'fix: an empty token',
    );
    expect(other.portal.advisories[0]?.affects).toContain('1.0.2');
    const stated = await told(yaml("affected: '<2.1.0'", "fixed: ['1.0.1', '2.1.0']"), 'fix: an empty token');
    expect(stated.portal.advisories[0]?.affects).toEqual(['2.1.0-rc.1', '2.0.0', '1.0.0']);
  });

  test('OSV: ranges of versions with a last affected one, versions by name, and commits alone', async () => {
    const semver = (events: object[]) => osv({ ranges: [{ type: 'SEMVER', events }] });
    const last = await told(semver([{ introduced: '0' }, { last_affected: '2.0.0' }]), 'fix: other');
    expect(last.portal.advisories[0]?.affects).toEqual(['2.0.0', '1.0.2', '1.0.1', '1.0.0']);
    const named = await told(osv({ versions: ['2.0', '2.1.0-rc.2'] }));
    expect(named.portal.advisories[0]?.affects).toEqual(['2.1.0-rc.2', '2.0.0']);
    const events = [{ introduced: IDS.first }, { fixed: IDS.fix }];
    const commits = await told(osv({ ranges: [{ type: 'GIT', repo: 'https://example.com/x', events }] }));
    expect(commits.portal.advisories[0]?.affects).toEqual(['2.1.0-rc.1', '2.0.0', '1.0.0']);
    const withdrawn = await told(yaml("affected: '*'", 'withdrawn: 2026-06-01T10:00:00Z'));
    expect(withdrawn.portal.advisories[0]?.affects).toEqual([]);
  });

  test('by commits alone they are those that git names, in any history', async () => {
    const seen = fc.asyncProperty(randomHistory(14, ['v']), fc.nat(), async (made, pick) => {
      fc.pre(made.tags.length > 1);
      // Messages of their own, since what carries or takes back a fix is another rule.
      const commits = made.commits.map((commit, at) => ({ ...commit, message: `change number ${at}` }));
      const { path } = writeHistory({ ...made, commits });
      const all = runGit(path, ['rev-list', '--tags']).trim().split('\n');
      const fixed = all[pick % all.length] ?? '';
      const { portal } = await mineFolder(path, {
        content: osv({ ranges: [{ type: 'GIT', repo: 'x', events: [{ introduced: '0' }, { fixed }] }] }),
      });
      // Without generation numbers git believes clocks, which go backwards here.
      runGit(path, ['commit-graph', 'write', '--reachable']);
      const free = new Set(runGit(path, ['tag', '--contains', fixed]).trim().split('\n'));
      const expected = portal.releases.filter(({ tag }) => !free.has(tag)).map(({ id }) => id);
      expect(portal.advisories[0]?.affects).toEqual(expected);
    });
    await fc.assert(seen, { numRuns: runs(8) });
  });
});

describe('what does not fit is told with its place', () => {
  test.each([
    [
      'a fixed version without a tag',
      yaml("affected: '<2.1.0'", "fixed: ['2.1.1']"),
      'advisory-fix-without-tag',
      5,
      '2.1.0',
    ],
    [
      'a commit of another repository',
      yaml("affected: '<2.1.0'", `fixed: [{ version: '2.1.0', commit: ${'a'.repeat(40)} }]`),
      'advisory-commit-unknown',
      5,
      'full id',
    ],
    [
      'a fix that is not in its release',
      yaml("affected: '<2.1.0'", `fixed: [{ version: '2.0.0', commit: ${IDS.fix} }]`),
      'advisory-fix-absent',
      5,
      'git tag --contains',
    ],
    [
      'a component that nobody knows',
      yaml("affected: '<2.1.0'", 'component: exporter'),
      'advisory-component',
      5,
      'Components:',
    ],
    ['a range that holds no release', yaml("affected: '<0.1.0'"), 'advisory-affects-nothing', 4, 'git tag --list'],
  ])('%s', async (_what, content, code, line, hint) => {
    const { problems } = await told(content);
    const found = problems.find((problem) => problem.code === code);
    expect(found).toMatchObject({ where: { file: YAML, line } });
    expect(found?.severity).toMatch(/warning|notice/);
    expect(found?.hint).toContain(hint);
  });
});
