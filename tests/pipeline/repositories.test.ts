import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runGit } from '../support/git.ts';
import type { HistoryScript } from '../support/history-script.ts';
import { mineFolder, mineStory, problemsOf } from '../support/mined.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';

const two = (history: HistoryScript): void => {
  history.tag('v1.0.0', history.commit({ message: 'feat: base', files: { 'a.txt': 'base\n' } }));
  history.tag('v1.1.0', history.commit({ message: 'feat: more', files: { 'a.txt': 'more\n' } }));
};

describe('a repository that cannot be read whole stops with what to run (rule 18)', () => {
  const clone = (...options: string[]): string => {
    const { path } = createRepository(two);
    runGit(path, ['config', 'uploadpack.allowFilter', 'true']);
    const to = join(createTempFolder('clone'), 'lantern');
    runGit(path, ['clone', '--quiet', ...options, `file://${path}`, to]);
    return to;
  };

  test.each([
    ['shallow-repository', /fetch --unshallow --tags/, () => clone('--depth=1')],
    ['not-a-repository', /--repo/, () => createTempFolder('empty')],
    ['no-such-folder', /--repo/, () => join(createTempFolder('empty'), 'missing')],
    ['empty-repository', /git tag/, () => createRepository(() => undefined).path],
    ['no-tags', /git fetch --tags/, () => createRepository((history) => void history.commit()).path],
    ['no-tags', /git fetch --tags/, () => clone('--no-tags')],
    ['partial-repository', /--no-filter/, () => clone('--filter=tree:0', '--no-checkout')],
    [
      'missing-objects',
      /fsck/,
      () => {
        const { path } = createRepository(two);
        const id = runGit(path, ['rev-parse', 'v1.0.0']).trim();
        writeFileSync(join(path, '.git', 'objects', id.slice(0, 2), id.slice(2)), 'broken');
        return path;
      },
    ],
  ])('%s', async (code, remedy, make) => {
    const problems = await problemsOf(make());
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.hint).toMatch(remedy);
    expect(problems[0]?.message).not.toBe('');
  });
});

describe('work that no release contains (rule 16)', () => {
  test('is shown apart, never as a release', async () => {
    const { portal, commits } = await mineStory((history) => {
      two(history);
      history.commit({ message: 'feat: not yet', files: { 'a.txt': 'next' } });
      history.commit({ message: 'fix: not yet', files: { 'a.txt': 'last' } });
    });
    expect(portal.unreleased).toEqual([
      { component: portal.components[0]?.id, commits: 2, after: '1.1.0', branch: 'main' },
    ]);
    expect(portal.releases.flatMap(({ summary }) => summary)).not.toContain('Not yet');
    expect(portal.facts).toMatchObject({ commits: 4, accounted: 4, head: commits[0]?.id });
  });

  test('is none where HEAD is a release', async () => {
    expect((await mineStory(two)).portal.unreleased).toEqual([]);
  });
});

describe('messages of every kind (rule 22)', () => {
  test.each([
    ['separators of every kind', 'feat: a|b\tc\u001fd \\0 %x00 --- \u0001', 'a|b c␟d \\0 %x00 --- ␁'],
    ['what looks like fields', 'feat: x %H %an %s %00', 'x %H %an %s %00'],
    ['markup', 'feat: <script>alert(1)</script> {process.exit(0)}', '<script>alert(1)</script> {process.exit(0)}'],
    ['direction marks', 'feat: \u202eabc', '⟨U+202E⟩abc'],
    ['emoji joined by a joiner', 'feat: 👩‍💻 works', '👩‍💻 works'],
  ])('%s', async (_kind, message, subject) => {
    const { subjects } = await mineStory((history) => {
      history.tag('v1.0.0', history.commit({ message: `${message}\n\nwith a body`, files: { 'a.txt': '0' } }));
    });
    expect(subjects('1.0.0')).toEqual([subject]);
  });

  test('bytes that are not UTF-8 are shown as what they are, another encoding is read', async () => {
    const { subjects, commits } = await mineStory((history) => {
      history.commit({ message: Buffer.from('feat: caf\xe9 broken', 'latin1'), files: { 'a.txt': '0' } });
      const latin = Buffer.from('fix: caf\xe9 whole', 'latin1');
      history.tag('v1.0.0', history.commit({ message: latin, encoding: 'ISO-8859-1', files: { 'a.txt': '1' } }));
    });
    expect(subjects('1.0.0')).toEqual(['café whole', 'caf\ufffd broken']);
    expect(commits).toHaveLength(2);
  });

  test('a commit without a message has an entry all the same', async () => {
    const { release } = await mineStory((history) => {
      history.tag('v1.0.0', history.commit({ message: '', files: { 'a.txt': '0' } }));
    });
    expect(release('1.0.0').changes).toHaveLength(1);
  });
});

test('the same repository in another folder, zone, language and with another configuration gives the same (rule 23)', async () => {
  const { path } = createRepository((history) => {
    two(history);
    for (const name of ['wick@1.0.0', '1.1.0', 'v1.1.0-rc.1']) history.tag(name, history.last ?? history.commit());
  });
  const other = join(createTempFolder('moved'), 'elsewhere', 'lantern');
  cpSync(path, other, { recursive: true });
  runGit(other, ['pack-refs', '--all']);
  runGit(other, ['config', 'i18n.logOutputEncoding', 'ISO-8859-1']);
  runGit(other, ['config', 'log.date', 'iso']);
  const remote = ['remote', 'add', 'origin', 'https://github.com/lantern/lantern.git'];
  for (const folder of [path, other]) runGit(folder, remote);
  const before = { ...process.env };
  const first = await mineFolder(path);
  Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' });
  const second = await mineFolder(other);
  process.env = before;
  expect(second).toEqual(first);
  expect(JSON.stringify(second) === JSON.stringify(first)).toBe(true);
});
