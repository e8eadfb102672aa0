import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeBrowserData } from '#domain/browser-data.ts';
import type { Answer } from '#domain/find/answer.ts';
import { findChange } from '#domain/find/find-change.ts';
import { memorySource } from '#domain/find/memory-source.ts';
import { runs } from '../support/effort.ts';
import { gitLines } from '../support/git.ts';
import type { HistoryScript, Mark } from '../support/history-script.ts';
import { mineFolder, mineStory } from '../support/mined.ts';
import { type RandomHistory, randomHistory, writeHistory } from '../support/random-history.ts';
import { runTagline } from '../support/run-tagline.ts';
import { createRepository } from '../support/temp-repository.ts';

describe('which releases have a commit agrees with git tag --contains', () => {
  test('for every commit of random histories', async () => {
    const histories = randomHistory(20).filter(({ tags }) => tags.length > 1);
    await fc.assert(fc.asyncProperty(histories, checkCommits), { numRuns: runs(8), endOnFailure: true });
  });
});

async function checkCommits(history: RandomHistory): Promise<void> {
  const { path, ids } = writeHistory(history);
  const mined = await mineFolder(path);
  const source = memorySource(composeBrowserData(mined));
  const reverted = new Set([...mined.reverts.values()].flat().map((number) => mined.commits[number]?.id));
  // What neither a tag nor a branch leads to is not read.
  const read = new Set(mined.commits.map(({ id }) => id));
  for (const id of ids.filter((each) => read.has(each))) {
    const found = await findChange(id.slice(0, 12), source);
    if (found.kind !== 'answers') throw new Error(`${id}: ${found.kind}`);
    const [answer] = found.answers;
    const expected = gitLines(path, ['tag', '--contains', id]).sort();
    const told = (answer ? containing(answer) : []).sort();
    // Releases that take a commit back contain it all the same, perhaps by a twin.
    if (reverted.has(id)) expect(expected).toEqual(expect.arrayContaining(told));
    else expect([id, told]).toEqual([id, expected]);
  }
}

/** Tags of the releases that contain the very commit. */
function containing({ sights }: Answer): string[] {
  return [...sights.values()].flatMap(({ how, release }) => (how === 'commit' ? [release.tag] : []));
}

/** A fix on main (2.1.0) and its cherry-pick on 1.x (1.0.1), taken back there in 1.0.2. */
function backported(history: HistoryScript): Mark {
  const base = history.commit({ message: 'feat: base', files: { 'a.txt': '1' } });
  history.tag('v1.0.0', base);
  history.tag('v2.0.0', history.commit({ message: 'feat!: two', files: { 'b.txt': '1' } }));
  const fix = history.commit({ message: 'fix: stop the leak (#20)\n\nCVE-2026-1234', files: { 'a.txt': '2' } });
  history.tag('v2.1.0', fix);
  history.branch('main', fix);
  const pick = { message: 'fix: stop the leak (#31)\n\nBackport of #20', files: { 'a.txt': '2' } };
  history.tag('v1.0.1', history.commit({ ...pick, parents: [base] }));
  const back = history.commit({ message: 'Revert "fix: stop the leak (#31)"', files: { 'a.txt': '1' } });
  history.tag('v1.0.2', back);
  history.branch('1.x', back);
  return fix;
}

describe('a backported fix', () => {
  test.each(['#20', 'CVE-2026-1234', 'fix: stop the leak (#20)'])('is found on both lines by %s', async (query) => {
    const story = await mineStory((history) => void backported(history));
    const found = await findChange(query, memorySource(composeBrowserData(story)));
    const [answer] = found.kind === 'answers' ? found.answers : [];
    expect(
      answer?.lines.map(({ line, first, gone }) => [line, first?.release.tag, first?.how, gone?.release.tag]),
    ).toEqual([
      ['2.x', 'v2.1.0', 'commit', undefined],
      ['1.x', 'v1.0.1', 'backport', 'v1.0.2'],
    ]);
    expect(answer?.lines[1]?.gone?.by).toBe(story.release('1.0.2').commit.slice(0, 10));
  });

  test('that was written anew is known by the advisory and title that both name', async () => {
    const fix = (text: string) => ({ message: 'Fix lua (CVE-2024-1)\n\nCVE-2024-31449', files: { 'a.txt': text } });
    const story = await mineStory((history) => {
      const base = history.commit({ message: 'base', files: { 'a.txt': '1' } });
      history.tag('v1.0.0', base);
      history.tag('v2.0.0', history.commit({ message: 'two', files: { 'b.txt': '1' } }));
      history.tag('v2.0.1', history.commit(fix('2')));
      const later = history.commit({ message: 'later', files: { 'c.txt': '1' } });
      history.tag('v2.0.2', later);
      history.branch('main', later);
      const other = history.commit({ ...fix('3'), parents: [base], author: 'Nils <nils@example.com>' });
      history.tag('v1.0.1', other);
      history.branch('1.x', other);
    });
    const found = await findChange('CVE-2024-31449', memorySource(composeBrowserData(story)));
    const answers = found.kind === 'answers' ? found.answers : [];
    expect(answers.map(({ lines }) => lines.map(({ first }) => [first?.release.tag, first?.how]))).toEqual([
      [
        ['v2.0.1', 'commit'],
        ['v1.0.1', 'advisory'],
      ],
    ]);
  });

  test('is told in the terminal, with the nearest release and an exit code', async () => {
    let mark = 0 as Mark;
    const { path, idOf } = createRepository((history) => {
      mark = backported(history);
    });
    const id = idOf(mark);
    const [text, json, none, usage] = await Promise.all([
      runTagline(['which', id.slice(0, 8), '--line', '1.x', '--repo', path]),
      runTagline(['which', '#31', '--json', '--line', '1.0.1', '--repo', path]),
      runTagline(['which', '#7', '--repo', path]),
      runTagline(['which', '#7', '--line', '9.x', '--repo', path]),
    ]);
    expect(text.stdout).toMatch(
      /2\.x {2}2\.1\.0 {2}contains the commit\n {2}1\.x {2}1\.0\.1 {2}backport [0-9a-f]{7}; taken back/,
    );
    expect(text).toMatchObject({ code: 0, stdout: expect.stringContaining('1.0.1 is the first of 1.x that has it.') });
    const { answers } = JSON.parse(json.stdout);
    expect(answers[0].nearest).toMatchObject({ standing: 'has', tag: 'v1.0.1' });
    expect(answers[0].releases).toContainEqual({ release: '2.1.0', tag: 'v2.1.0', evidence: 'backport', commit: id });
    expect(none).toMatchObject({ code: 1, stdout: expect.stringContaining('Nearest: #20') });
    expect(usage).toMatchObject({ code: 2, stderr: expect.stringContaining('unknown-line') });
  });
});
