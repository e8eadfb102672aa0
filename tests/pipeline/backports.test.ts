import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AlsoIn } from '#domain/change.ts';
import { runGit } from '../support/git.ts';
import type { HistoryScript, Mark } from '../support/history-script.ts';
import { type MinedStory, mineFolder, mineStory } from '../support/mined.ts';
import { createRepository } from '../support/temp-repository.ts';

const BODY = 'one\ntwo\nthree\n';
const FIXED = 'one\ntwo and a half\nthree\n';

interface Fixes {
  /** Message of the fix on main, which becomes 2.1.0. */
  main: string;
  /** Message of the fix on the branch 1.x, which becomes 1.0.1. */
  branch: string;
  /** Author of the fix on the branch. */
  author?: string;
  /** What the fix on the branch makes of the file; default: the same as on main. */
  text?: string;
}

function write(history: HistoryScript, { main, branch, author, text = FIXED }: Fixes): Mark {
  const base = history.commit({ message: 'feat: base', files: { 'a.txt': BODY } });
  history.tag('v1.0.0', base);
  const next = history.commit({ message: 'feat!: two', files: { 'b.txt': '0' } });
  history.tag('v2.0.0', next);
  const fix = history.commit({ message: main, files: { 'a.txt': FIXED } });
  history.tag('v2.1.0', fix);
  history.branch('main', fix);
  const files = { 'a.txt': text };
  const pick = history.commit({ message: branch, parents: [base], files, ...(author ? { author } : {}) });
  history.tag('v1.0.1', pick);
  return fix;
}

/** The id of the fix on main, which messages name. */
function idOfFix(main: string): string {
  let mark = 0 as Mark;
  const { idOf } = createRepository((history) => {
    mark = write(history, { main, branch: 'fix: other' });
  });
  return idOf(mark);
}

const alsoIn = (story: MinedStory, id: string): AlsoIn[] =>
  story.release(id).changes.flatMap((change) => change.alsoIn);

const MAIN = 'fix: two and a half (#20)';
const OTHER = 'Nils <nils@example.com>';

describe('the same change on two lines stands in both, each naming the other (rule 12)', () => {
  test.each<[AlsoIn['evidence'], string, Partial<Fixes>]>([
    ['cherry-pick', `fix: halves\n\n(cherry picked from commit ${idOfFix(MAIN)})`, {}],
    ['cherry-pick', `fix: halves\n\n(cherry picked from commit ${idOfFix(MAIN).slice(0, 12)})`, {}],
    ['backport', 'fix: halves\n\nBackport of #20', {}],
    ['backport', 'fix: halves (#31)\n\nBackports #20', {}],
    ['backport', '[1.x] fix: halves (backport #20) (#31)', {}],
    ['backport', 'fix: halves\n\nThis is an automatic backport of pull request #20 done by a robot.', {}],
    ['backport', 'fix: halves\n\nBackport of https://github.com/lantern/lantern/pull/20', {}],
    ['pull-request', 'fix: halves (#20)', { text: 'one\nhalf\nthree\n' }],
    ['patch', 'fix: two and a half', {}],
    ['patch', '[1.x] fix: two and a half (#31)', {}],
    ['subject', 'fix: two and a half', { text: 'one\nhalf\nthree\n' }],
  ])('by %s: %j', async (evidence, branch, more) => {
    const story = await mineStory((history) => write(history, { main: MAIN, branch, ...more }));
    expect(alsoIn(story, '1.0.1')).toMatchObject([{ release: '2.1.0', version: '2.1.0', evidence }]);
    expect(alsoIn(story, '2.1.0')).toMatchObject([{ release: '1.0.1', version: '1.0.1', evidence }]);
  });

  test('the same subject of another author is another change', async () => {
    const fixes = { main: MAIN, branch: 'fix: two and a half', author: OTHER, text: 'one\nhalf\n' };
    const story = await mineStory((history) => write(history, fixes));
    expect([...alsoIn(story, '1.0.1'), ...alsoIn(story, '2.1.0')]).toEqual([]);
  });

  test('the strongest evidence counts', async () => {
    const branch = `fix: two and a half (#20)\n\n(cherry picked from commit ${idOfFix(MAIN)})`;
    const story = await mineStory((history) => write(history, { main: MAIN, branch }));
    expect(alsoIn(story, '2.1.0')).toMatchObject([{ evidence: 'cherry-pick' }]);
  });

  test('an identity stated in notes is the strongest', async () => {
    const branch = 'fix: quite another wording';
    const fixes = { main: MAIN, branch, author: OTHER };
    let pick = 0 as Mark;
    const { idOf } = createRepository((history) => {
      write(history, fixes);
      pick = history.last as Mark;
    });
    const notes = (id: string) => `---\nchanges:\n  - id: '${id}'\n    identity: half\n---\n`;
    const content = { 'notes/2.1.0.mdx': notes(idOfFix(MAIN)), 'notes/1.0.1.mdx': notes(idOf(pick)) };
    const story = await mineStory((history) => write(history, fixes), { content });
    expect(story.problems).toEqual([]);
    expect(alsoIn(story, '2.1.0')).toMatchObject([{ release: '1.0.1', evidence: 'notes' }]);
    expect(alsoIn(story, '1.0.1')).toMatchObject([{ release: '2.1.0', evidence: 'notes' }]);
  });

  test('a backport of a merged pull request means what the merge brought', async () => {
    const story = await mineStory((history) => {
      const base = history.commit({ message: 'feat: base', files: { 'a.txt': BODY } });
      history.tag('v1.0.0', base);
      const tip = history.commit({ message: 'fix: two and a half', parents: [base], files: { 'a.txt': FIXED } });
      const main = history.commit({ message: 'feat!: two', parents: [base], files: { 'b.txt': '0' } });
      const merge = history.commit({ message: 'Merge pull request #20 from mara/half\n\nHalf', parents: [main, tip] });
      history.tag('v2.0.0', merge);
      const branch = 'fix: halves\n\nBackport of #20';
      history.tag('v1.0.1', history.commit({ message: branch, parents: [base], files: { 'a.txt': 'half' } }));
    });
    expect(alsoIn(story, '1.0.1')).toMatchObject([{ release: '2.0.0', evidence: 'backport' }]);
    expect(story.entry('2.0.0', 'two and a half').alsoIn).toMatchObject([{ release: '1.0.1', evidence: 'backport' }]);
  });

  test('a commit that was merged into both lines is one commit, not two changes', async () => {
    const story = await mineStory((history) => {
      const base = history.commit({ message: 'feat: base', files: { 'a.txt': BODY } });
      history.tag('v1.0.0', base);
      const fix = history.commit({ message: MAIN, files: { 'a.txt': FIXED } });
      history.tag('v1.0.1', fix);
      const two = history.commit({ message: 'feat!: two', parents: [base], files: { 'b.txt': '0' } });
      history.tag('v2.0.0', history.commit({ message: "Merge branch '1.x'", parents: [two, fix] }));
    });
    expect([...alsoIn(story, '1.0.1'), ...alsoIn(story, '2.0.0')]).toEqual([]);
  });
});

test('what cannot be proved in a partial clone, since a file is missing, is left unverified', async () => {
  const { path } = createRepository((history) => write(history, { main: MAIN, branch: 'fix: two and a half' }));
  const blob = runGit(path, ['hash-object', '--stdin'], FIXED).trim();
  const objects = join(path, '.git', 'objects');
  const missing = join(objects, blob.slice(0, 2), blob.slice(2));
  rmSync(missing);
  // A repository that is meant to be whole is refused.
  await expect(mineFolder(path)).rejects.toThrow(/lacks objects/);
  writeFileSync(join(objects, 'pack', 'made.promisor'), '');
  const { releases } = await mineFolder(path);
  const found = releases.flatMap(({ id, changes }) =>
    changes.flatMap(({ alsoIn: also }) => also.map((to) => [id, to])),
  );
  expect(found).toMatchObject([
    ['2.1.0', { release: '1.0.1', evidence: 'subject' }],
    ['1.0.1', { release: '2.1.0', evidence: 'subject' }],
  ]);
});

test('the drawing of lines leaves out guesses by subject', async () => {
  const proved = await mineStory((history) => write(history, { main: MAIN, branch: 'fix: two and a half' }));
  expect(proved.portal.backports).toEqual([{ from: '2.1.0', to: '1.0.1', changes: 1 }]);
  const guessed = await mineStory((history) =>
    write(history, { main: MAIN, branch: 'fix: two and a half', text: 'one\nhalf\n' }),
  );
  expect(guessed.portal.backports).toEqual([]);
});
