import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparable } from '#domain/comparable.ts';
import { newSegments } from '#domain/compare-graph.ts';
import { allOf } from '#domain/compared/lists.ts';
import { type Comparison, composeComparison } from '#domain/comparison.ts';
import { type CompareOptions, compare as compareCommand } from '../../scripts/commands/compare.ts';
import type { Mined } from '../../scripts/steps/mine.ts';
import { runs } from '../support/effort.ts';
import { gitLines, runGit } from '../support/git.ts';
import type { HistoryScript, Mark } from '../support/history-script.ts';
import { mineFolder, mineStory } from '../support/mined.ts';
import { type RandomHistory, randomHistory, writeHistory } from '../support/random-history.ts';
import { runTagline } from '../support/run-tagline.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';

const BODY = 'one\ntwo\nthree\n';
const FIXED = 'one\ntwo and a half\nthree\n';
const FIX = 'fix: two and a half (#20)';

/** 1.0.0; on main 2.0.0 and the fix as 2.1.0; on 1.x another commit as 1.0.1 and a fix of its own as 1.0.2. */
function forked(history: HistoryScript, branch: string, text = FIXED): { base: Mark; fix: Mark; pick: Mark } {
  const base = history.commit({ message: 'feat: base', files: { 'a.txt': BODY } });
  history.tag('v1.0.0', base);
  history.tag('v2.0.0', history.commit({ message: 'feat!: two', files: { 'b.txt': '0' } }));
  const fix = history.commit({ message: FIX, files: { 'a.txt': FIXED } });
  history.tag('v2.1.0', fix);
  history.branch('main', fix);
  const pick = history.commit({ message: branch, parents: [base], files: { 'a.txt': text } });
  history.tag('v1.0.1', pick);
  history.tag('v1.0.2', history.commit({ message: 'fix: only here (#40)', files: { 'c.txt': '1' } }));
  return { base, fix, pick };
}

const ID = (() => {
  let fix = 0 as Mark;
  const { idOf } = createRepository((history) => {
    fix = forked(history, 'fix: other').fix;
  });
  return idOf(fix);
})();

function compare(mined: Mined, from: string, to: string): Comparison {
  const data = comparable(mined);
  const [start, end] = [from, to].map((id) => data.releases.find((each) => each.id === id));
  if (!start || !end) throw new Error(`${from} or ${to} is no release.`);
  return composeComparison({ ...data, from: start, to: end });
}

function subjects({ buckets }: Comparison): Record<string, string[]> {
  const lists = Object.entries(buckets).map(([name, bucket]) => [
    name,
    allOf(bucket).map(({ change }) => change.subject),
  ]);
  return Object.fromEntries(lists.map(([name, list]) => [name, [...(list as string[])].sort()]));
}

describe('a fix that both lines have is neither news nor a loss', () => {
  test.each<[string, string, string?]>([
    ['cherry-pick', `fix: halves\n\n(cherry picked from commit ${ID})`],
    ['cherry-pick', `chore: halves\n\n(cherry picked from commit ${ID.slice(0, 10)})`],
    ['cherry-pick', `fix: halves\n\nThis is a backport of the following commits:\n\n- ${ID.slice(0, 9)}\n- 1234567`],
    ['backport', 'fix: halves (1-x-y) (#31)\n\nBackport of #20'],
    ['backport', 'fix: two and a half (#20) (#31)', 'one\nhalf\n'],
    ['backport', 'fix: two and a half (1.x) (#31)\n\nfix: two and a half (#20)\n\n* feat: more', 'one\nhalf\n'],
    ['pull-request', 'fix: halves (#20)', 'one\nhalf\n'],
    ['pull-request', 'fix: halves on this line #20', 'one\nhalf\n'],
    ['patch', 'fix: two and a half (#31)'],
    ['subject', 'test: two and a half (1-0-x) (#31)', 'one\nhalf\n'],
  ])('by %s: %j', async (evidence, message, text) => {
    const mined = await mineStory((history) => void forked(history, message, text));
    const comparison = compare(mined, '1.0.2', '2.1.0');
    expect(subjects(comparison)).toMatchObject({ fresh: ['two'], already: ['two and a half'], missing: ['only here'] });
    expect(allOf(comparison.buckets.already)[0]?.found).toMatchObject({
      evidence,
      unverified: evidence === 'subject',
      release: { version: '1.0.1' },
    });
    const down = compare(mined, '2.1.0', '1.0.2');
    expect(down.direction).toBe('downgrade');
    expect(subjects(down)).toMatchObject({ fresh: ['only here'], missing: ['two'] });
  });

  test('where the branch is merged back, and the pick is in both', async () => {
    const mined = await mineStory((history) => {
      const { fix, pick } = forked(history, `fix: halves\n\n(cherry picked from commit ${ID})`);
      history.tag('v2.2.0', history.commit({ message: "Merge branch '1.x'", parents: [fix, pick] }));
    });
    expect(subjects(compare(mined, '1.0.1', '2.2.0'))).toEqual({
      ...{ fresh: ['two'], already: ['two and a half'], missing: [], carried: [] },
    });
  });

  test('unless the line took it back, or only a part of it was picked', async () => {
    const mined = await mineStory((history) => {
      const { pick } = forked(history, `fix: halves\n\n(cherry picked from commit ${ID})`);
      const back = { message: 'Revert "fix: halves"', parents: [pick], files: { 'a.txt': BODY } };
      history.tag('v1.0.3', history.commit(back));
    });
    expect(subjects(compare(mined, '1.0.3', '2.1.0'))).toEqual({
      ...{ fresh: ['two', 'two and a half'], already: [], missing: [], carried: [] },
    });
    const part = await mineStory((history) => {
      forked(history, `fix: some of what came with #20\n\n(partial cherry picked from commit ${ID})`);
    });
    expect(subjects(compare(part, '1.0.2', '2.1.0')).missing).toEqual(['only here', 'some of what came with #20']);
  });
});

test('every pair of random histories agrees with git, and each change stands in one bucket', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomHistory(20).filter(({ tags }) => tags.length > 1),
      checkPairs,
    ),
    { numRuns: runs(4), endOnFailure: true },
  );
});

async function checkPairs(history: RandomHistory): Promise<void> {
  const { path } = writeHistory(history);
  const mined = await mineFolder(path);
  const data = comparable(mined);
  for (const [start, from] of data.graph.releases.entries()) {
    for (const [end, to] of data.graph.releases.entries()) {
      const { buckets, fresh, lost, ...pair } = compare(mined, from, to);
      const { fresh: news, already, missing, carried } = buckets;
      const commits = gitLines(path, ['rev-list', `refs/tags/${pair.to.tag}`, '--not', `refs/tags/${pair.from.tag}`]);
      const ahead = newSegments(data.graph, start, end);
      const ids = ahead.flatMap((at) => (mined.graph.segments[at]?.commits ?? []).map((n) => mined.commits[n]?.id));
      expect([pair.from.id, pair.to.id, ...ids.sort()]).toEqual([from, to, ...commits.sort()]);
      const sides = [
        { side: fresh, told: [news, already], segments: ahead, component: pair.to.component },
        {
          side: lost,
          told: [missing, carried],
          segments: newSegments(data.graph, end, start),
          component: pair.from.component,
        },
      ];
      for (const { side, told, segments, component } of sides) {
        const changes = told.flatMap((bucket) => allOf(bucket).map(({ change }) => change.id));
        expect(new Set(changes).size).toBe(changes.length);
        expect(changes.sort()).toEqual(
          allOf(side)
            .map(({ change }) => change.id)
            .sort(),
        );
        const listed = segments.flatMap((at) => {
          const list = data.shards.get(data.graph.shard[at] ?? -1)?.segments[data.graph.slot[at] ?? -1] ?? [];
          return list.filter(({ components }) => !components || components.includes(component));
        });
        expect(listed.length).toBe(changes.length + side.cancelled);
      }
    }
  }
}

describe('tagline compare', () => {
  const { path, idOf, fix } = (() => {
    let marks = { fix: 0 as Mark };
    const repository = createRepository((history) => {
      marks = forked(history, `fix: halves\n\n(cherry picked from commit ${ID})`);
    });
    return { ...repository, fix: marks.fix };
  })();
  const run = (...args: string[]) => runTagline(['compare', ...args, '--repo', path]);

  test('prints JSON with full ids, and fails on what would be lost', async () => {
    const { code, stdout, stderr } = await run('1.0.2', 'v2.1.0', '--json', '--fail-on', 'lost');
    const result = JSON.parse(stdout);
    const ids = (range: string) => gitLines(path, ['rev-list', range]).sort();
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^2\.1\.0 lacks 1 change of 1\.0\.2:\n .*only here #40\n$/),
    ]);
    expect(Object.keys(result)).toEqual([
      'schemaVersion',
      'from',
      'to',
      'ahead',
      'behind',
      'changes',
      'facts',
      'files',
    ]);
    expect(result.from).toMatchObject({ id: '1.0.2', version: '1.0.2', tag: 'v1.0.2' });
    expect(result.to.commit).toBe(idOf(fix));
    expect(result.ahead.sort()).toEqual(ids('v1.0.2..v2.1.0'));
    expect(result.behind.sort()).toEqual(ids('v2.1.0..v1.0.2'));
    expect(result.changes.new).toMatchObject([{ subject: 'two', breaking: true, release: '2.0.0', evidence: null }]);
    expect(result.changes.already).toMatchObject([
      {
        id: idOf(fix),
        commits: [idOf(fix)],
        evidence: 'cherry-pick',
        strength: 'stated',
        from: '1.0.1',
        release: '2.1.0',
      },
    ]);
    expect(result.changes.notFound).toMatchObject([{ subject: 'only here', release: '1.0.2', lack: 'not-found' }]);
    const raw = runGit(path, ['diff-tree', '-r', '--raw', '--no-renames', '--full-index', 'v1.0.2', 'v2.1.0']);
    expect(result.files).toEqual([
      {
        status: 'added',
        path: 'b.txt',
        previousPath: null,
        oldId: null,
        oldMode: null,
        newMode: '100644',
        newId: raw.match(/[0-9a-f]{40} A\tb/)?.[0].slice(0, 40),
      },
      {
        status: 'deleted',
        path: 'c.txt',
        previousPath: null,
        newId: null,
        newMode: null,
        oldMode: '100644',
        oldId: raw.match(/[0-9a-f]{40}(?= 0{40} D\tc)/)?.[0],
      },
    ]);
  });

  test('answers many pairs, one JSON a line, and tells which line is wrong', async () => {
    const file = join(createTempFolder(), 'pairs.txt');
    writeFileSync(file, '# from to\n1.0.0 2.1.0\n\n2.1.0 9.9.9\n1.0.0\nv2.0.0 2.1.0\n');
    const { code, stdout, stderr } = await run('--pairs', file);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ from, to, ahead }) => [from.version, to.version, ahead.length])).toEqual([
      ['1.0.0', '2.1.0', 2],
      ['2.0.0', '2.1.0', 1],
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain(`${file}:4:1 error unknown-release: There is no release 9.9.9.`);
    expect(stderr).toContain(`${file}:5:1 error bad-pair`);
  });

  test('prints text and Markdown', async () => {
    const [text, markdown] = await Promise.all([run('1.0.2', '2.1.0'), run('2.1.0', '1.0.2', '--md')]);
    expect(text.stdout).toContain('1.0.2 to 2.1.0\n');
    expect(text.stdout).toMatch(/NOT FOUND IN 2\.1\.0 \(1\)\n\n {2}1\.0\.2 {2}only here #40\n {9}No commit of 2\.1\.0/);
    expect(markdown.stdout).toMatch(/^# 2\.1\.0 to 1\.0\.2\n.*## Goes away \(1\).*## Stays, as 1\.0\.2 has it too/s);
  });

  test('refuses what it does not understand before anything is read', async () => {
    const never = () => Promise.reject(new Error('was read'));
    const refused = (versions: string[], options: Partial<CompareOptions>) =>
      compareCommand(never, versions, { format: 'text', ...options });
    await expect(refused(['1.0.2'], {})).rejects.toThrow('Two versions are compared.');
    await expect(refused(['1', '2'], { failOn: 'new' })).rejects.toThrow('--fail-on knows no new.');
    await expect(refused(['1', '2'], { pairs: '-' })).rejects.toThrow('--pairs answers in JSON');
    await expect(refused([], { pairs: '/nowhere/pairs' })).rejects.toThrow('/nowhere/pairs cannot be read');
  });

  test('prints a patch that git applies, to exactly the other tree', async () => {
    const { stdout } = await run('1.0.2', '2.1.0', '--patch');
    runGit(path, ['read-tree', 'v1.0.2']);
    runGit(path, ['apply', '--cached', '-'], stdout);
    expect(runGit(path, ['write-tree'])).toBe(runGit(path, ['rev-parse', 'v2.1.0^{tree}']));
  });
});
