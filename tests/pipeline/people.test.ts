import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HistoryScript } from '../support/history-script.ts';
import { mineFolder, mineStory } from '../support/mined.ts';
import { createRepository } from '../support/temp-repository.ts';

const MAILMAP = 'Mara Lind <mara@example.com> <old@example.com>\n';

const renamed = (history: HistoryScript): void => {
  history.commit({ message: 'feat: base', files: { 'a.txt': '0' }, author: 'M. Old <old@example.com>' });
  history.tag('v1.0.0', history.commit({ message: 'chore: names', files: { '.mailmap': MAILMAP } }));
};

test('names are those of the mailmap of the newest commit (rule 11)', async () => {
  const { entry } = await mineStory(renamed);
  expect(entry('1.0.0', 'base').authors).toEqual(['Mara Lind']);
});

test('a mailmap in the working tree or a configured one has no say', async () => {
  const { path } = createRepository(renamed, { checkout: true });
  writeFileSync(join(path, '.mailmap'), 'Mallory <mallory@example.com> <old@example.com>\n');
  writeFileSync(join(path, '.git', 'config'), `[mailmap]\n\tfile = ${join(path, '.mailmap')}\n`, { flag: 'a' });
  const { releases } = await mineFolder(path);
  expect(releases[0]?.changes[0]?.authors).toEqual(['Mara Lind']);
});

test('co-authors come from the last block of trailers, whatever their case, each once', async () => {
  const body = [
    'Co-authored-by: Prose <prose@example.com>',
    '',
    'Long reasons.',
    '',
    'Reviewed-by: Tove <tove@example.com>',
    'Co-authored-by: Nils Berg <nils@example.com>',
    'co-authored-by: nils berg <nils@example.org>',
    'CO-AUTHORED-BY: Imani <imani@example.com>',
    'Co-authored-by: Mara Lind <mara@example.com>',
  ].join('\n');
  const { entry } = await mineStory((history) => {
    const message = `feat: base\n\n${body}`;
    history.tag('v1.0.0', history.commit({ message, files: { 'a.txt': '0' }, author: 'Mara Lind <mara@example.com>' }));
  });
  expect(entry('1.0.0', 'base').authors).toEqual(['Mara Lind', 'Nils Berg', 'Imani']);
});

test('automated accounts are told apart and stand last', async () => {
  const { release } = await mineStory((history) => {
    const robot = 'renovate[bot] <1+renovate[bot]@users.noreply.github.com>';
    for (const n of [1, 2])
      history.commit({ message: `fix: by a robot ${n}`, files: { 'a.txt': `${n}` }, author: robot });
    history.tag('v1.0.0', history.commit({ message: 'fix: by hand', files: { 'a.txt': '3' } }));
  });
  expect(release('1.0.0').contributors).toEqual([
    { name: 'Mara Lind', first: true, bot: false },
    { name: 'renovate[bot]', first: true, bot: true },
  ]);
});

test('a person is new in the release that has their first commit', async () => {
  const { release } = await mineStory((history) => {
    history.tag('v1.0.0', history.commit({ message: 'feat: base', files: { 'a.txt': '0' } }));
    history.commit({ message: 'feat: more', files: { 'a.txt': '1' } });
    history.tag(
      'v1.1.0',
      history.commit({ message: 'feat: else', files: { 'a.txt': '2' }, author: 'Nils <nils@example.com>' }),
    );
  });
  expect(release('1.1.0').contributors.map(({ name, first }) => [name, first])).toEqual([
    ['Mara Lind', false],
    ['Nils', true],
  ]);
});
