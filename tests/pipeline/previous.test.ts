import { describe, expect, test } from 'vitest';
import type { HistoryScript, Mark } from '../support/history-script.ts';
import { type MinedStory, mineStory } from '../support/mined.ts';

const follow = (history: HistoryScript, parent: Mark, message: string): Mark =>
  history.commit({ message, parents: [parent], files: { 'a.txt': message } });

const starts = (story: MinedStory): Record<string, string | null> =>
  Object.fromEntries(story.releases.map(({ id, previousId }) => [id, previousId]));

describe('the release that a release starts from (rule 1)', () => {
  test('is the stable one before on the same branch, whatever the dates say', async () => {
    const story = await mineStory((history) => {
      const first = history.commit({ message: 'feat: one', files: { 'a.txt': '1' }, date: 1_710_000_000 });
      history.tag('v1.0.0', first);
      const second = history.commit({ message: 'feat: two', files: { 'a.txt': '2' }, date: 1_700_000_000 });
      history.tag('v1.1.0', second);
      history.tag('v1.0.1', follow(history, first, 'fix: late'), { message: 'x', date: 1_800_000_000 });
    });
    expect(starts(story)).toEqual({ '1.0.0': null, '1.1.0': '1.0.0', '1.0.1': '1.0.0' });
    expect(story.subjects('1.1.0')).toEqual(['two']);
  });

  test('need not be an ancestor where stable releases are tagged on branches only', async () => {
    const story = await mineStory((history) => {
      let main = history.commit({ message: 'feat: start', files: { 'a.txt': '0' } });
      history.tag('v1.8.1', main);
      for (const major of [42, 43]) {
        for (let n = 0; n < 6; n++) main = follow(history, main, `feat: ${major} ${n}`);
        let branch = follow(history, main, `chore: branch ${major}`);
        history.tag(`v${major}.0.0`, branch);
        branch = follow(history, branch, `fix: patch ${major}`);
        history.tag(`v${major}.0.1`, branch);
        history.branch(`${major}-x`, branch);
      }
      history.branch('main', main);
    });
    expect(starts(story)).toEqual({
      '1.8.1': null,
      '42.0.0': '1.8.1',
      '42.0.1': '42.0.0',
      // 42.0.0 and 42.0.1 both lack seven commits of it: the lower one is where its line left theirs.
      '43.0.0': '42.0.0',
      '43.0.1': '43.0.0',
    });
    expect(story.release('43.0.0').range).toMatchObject({ commits: 7, diverged: 1 });
  });

  test('is the highest ancestor of another group unless one there has less than half its commits', async () => {
    const tell = (extra: number) =>
      mineStory((history) => {
        const base = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
        history.tag('v1.0.0', base);
        let main = base;
        for (let n = 0; n < extra; n++) main = follow(history, main, `feat: shared ${n}`);
        history.tag('v1.1.0', follow(history, main, 'fix: on a branch'));
        for (let n = 0; n < 2; n++) main = follow(history, main, `feat: own ${n}`);
        history.tag('v1.2.0', main);
      });
    // Two of four commits are not less than half, two of five are.
    expect((await tell(2)).release('1.2.0').previousId).toBe('1.0.0');
    expect((await tell(3)).release('1.2.0').previousId).toBe('1.1.0');
  });

  test('is, inside X.Y, the one with the fewest commits between; equal: an ancestor, then the higher', async () => {
    const story = await mineStory((history) => {
      const base = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
      history.tag('v1.0.0', base);
      history.tag('v1.0.1', follow(history, base, 'fix: aside'));
      const next = follow(history, base, 'fix: next');
      history.tag('v1.0.2', next);
      history.tag('v1.0.3', next);
      history.tag('v1.0.4', follow(history, next, 'fix: last'));
    });
    expect(starts(story)).toMatchObject({ '1.0.2': '1.0.0', '1.0.3': '1.0.2', '1.0.4': '1.0.3' });
  });

  test('is looked for in lower majors that share history, and there is none without such a one', async () => {
    const story = await mineStory((history) => {
      const old = history.commit({ message: 'feat: old', files: { 'a.txt': '0' } });
      history.tag('v1.0.0', old);
      const other = history.commit({ message: 'feat: rewritten', parents: [], files: { 'b.txt': '0' } });
      history.tag('v2.0.0', other);
      history.tag('v3.0.0', follow(history, old, 'feat: back'));
    });
    expect(starts(story)).toEqual({ '1.0.0': null, '2.0.0': null, '3.0.0': '1.0.0' });
  });

  test('a commit may be new in several releases', async () => {
    const story = await mineStory((history) => {
      const base = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
      history.tag('v1.0.0', base);
      history.tag('v2.0.0', follow(history, base, 'feat!: two'));
      const fix = follow(history, base, 'fix: both');
      history.tag('v1.0.1', fix);
      history.tag('v2.1.0', history.commit({ message: "Merge branch '1.x'", parents: [2 as Mark, fix] }));
    });
    expect(story.subjects('1.0.1')).toEqual(['both']);
    expect(story.subjects('2.1.0')).toEqual(['both']);
  });
});

describe('prereleases (rule 3)', () => {
  const ladder = (history: HistoryScript): void => {
    let at = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
    history.tag('v1.0.0', at);
    for (const version of ['2.0.0-alpha.1', '2.0.0-beta.2', '2.0.0-beta.10', '2.0.0-rc.1']) {
      at = follow(history, at, `feat${version.endsWith('a.1') ? '!' : ''}: for ${version}`);
      history.tag(`v${version}`, at);
    }
    history.tag('v2.0.0', at);
  };

  test('start from the candidate before, and the final from the last stable, though it has no commit of its own', async () => {
    const story = await mineStory(ladder);
    expect(starts(story)).toEqual({
      '1.0.0': null,
      '2.0.0-alpha.1': '1.0.0',
      '2.0.0-beta.2': '2.0.0-alpha.1',
      '2.0.0-beta.10': '2.0.0-beta.2',
      '2.0.0-rc.1': '2.0.0-beta.10',
      '2.0.0': '1.0.0',
    });
    expect(story.subjects('2.0.0-rc.1')).toEqual(['for 2.0.0-rc.1']);
    expect(story.subjects('2.0.0')).toHaveLength(4);
  });

  test('count what came since the last stable and tell of it what breaks', async () => {
    const story = await mineStory(ladder);
    expect(story.release('2.0.0-rc.1').sinceStable).toEqual({
      from: 'v1.0.0',
      fromId: '1.0.0',
      commits: 4,
      breaking: [{ id: expect.any(String), subject: 'for 2.0.0-alpha.1', breakingText: null }],
      url: 'compare/?from=1.0.0&to=2.0.0-rc.1',
    });
    expect(story.release('2.0.0').sinceStable).toBeNull();
  });

  test('of one identifier form a stream across versions', async () => {
    const story = await mineStory((history) => {
      let at = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
      history.tag('v1.0.0', at);
      for (const tag of ['v1.1.0-nightly.1', 'v1.1.0-canary.1', 'v1.1.0-nightly.2', 'v1.2.0-nightly.3']) {
        at = follow(history, at, `feat: ${tag}`);
        history.tag(tag, at);
      }
    });
    expect(starts(story)).toMatchObject({
      '1.1.0-nightly.2': '1.1.0-nightly.1',
      '1.2.0-nightly.3': '1.1.0-nightly.2',
      '1.1.0-canary.1': '1.0.0',
    });
    expect(story.release('1.2.0-nightly.3').kind).toBe('stream');
  });
});

describe('several tags (rules 2 and 4)', () => {
  test('come from all refs, reachable from HEAD or not', async () => {
    const story = await mineStory((history) => {
      const base = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
      history.branch('main', base);
      history.tag('v1.0.0', base);
      history.tag('v1.0.1', follow(history, base, 'fix: off the branches'));
    });
    expect(story.portal.releases.map(({ id }) => id)).toEqual(['1.0.1', '1.0.0']);
    expect(story.portal.facts).toMatchObject({ commits: 2, accounted: 2 });
  });

  test('on one commit are a release each', async () => {
    const story = await mineStory((history) => {
      history.tag('v1.0.0', history.commit({ message: 'feat: base', files: { 'a.txt': '0' } }));
      const at = history.commit({ message: 'feat: more', files: { 'a.txt': '1', 'wick/a.txt': '1' } });
      for (const tag of ['v1.1.0-rc.1', 'v1.1.0', 'wick@0.1.0']) history.tag(tag, at);
    });
    expect(starts(story)).toEqual({ '1.0.0': null, '1.1.0-rc.1': '1.0.0', '1.1.0': '1.0.0', 'wick/0.1.0': null });
    expect(story.subjects('1.1.0')).toEqual(['more']);
  });

  test('of one version: the commoner spelling keeps the address, each names the other, both start alike', async () => {
    const story = await mineStory((history) => {
      let at = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
      for (const version of ['1.13.0', '1.14.0', '1.15.0']) {
        at = follow(history, at, `feat: ${version}`);
        history.tag(version, at);
      }
      history.tag('v1.15.0', follow(history, at, 'fix: forgotten'));
      history.tag('1.15.1', follow(history, at, 'fix: more'));
    });
    expect(story.release('1.15.0')).toMatchObject({ tag: '1.15.0', spelledTwiceWith: 'v1.15.0', previousId: '1.14.0' });
    expect(story.release('v1.15.0')).toMatchObject({ spelledTwiceWith: '1.15.0', previousId: '1.14.0' });
    expect(story.release('1.15.1').previousId).toBe('1.15.0');
    expect(story.portal.lines[0]?.releases.slice(0, 3)).toEqual(['1.15.1', '1.15.0', 'v1.15.0']);
    expect(story.problems).toMatchObject([{ code: 'version-tagged-twice', severity: 'strict' }]);
  });

  test('of one candidate start alike too', async () => {
    const story = await mineStory((history) => {
      let at = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
      for (const tags of [['1.0.0-rc.1'], ['1.0.0-rc.2', 'v1.0.0-rc.2'], ['1.0.0-rc.3']]) {
        at = follow(history, at, `feat: ${tags}`);
        for (const tag of tags) history.tag(tag, at);
      }
    });
    expect(starts(story)).toEqual({
      '1.0.0-rc.1': null,
      '1.0.0-rc.2': '1.0.0-rc.1',
      'v1.0.0-rc.2': '1.0.0-rc.1',
      '1.0.0-rc.3': '1.0.0-rc.2',
    });
  });

  test('the latest is the highest stable version, not the newest', async () => {
    const story = await mineStory((history) => {
      const base = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
      history.tag('v1.0.0', base);
      const two = follow(history, base, 'feat!: two');
      history.tag('v2.0.0', two);
      history.tag('v2.1.0-rc.1', follow(history, two, 'feat: next'));
      history.tag('v1.0.1', follow(history, base, 'fix: later'));
    });
    expect(story.portal.channels.find(({ id }) => id === 'stable')?.current).toBe('2.0.0');
    expect(story.portal.lines.map(({ id, latest }) => [id, latest])).toEqual([
      ['1.x', '1.0.1'],
      ['2.x', '2.0.0'],
    ]);
  });
});
