import { expect, test } from 'vitest';
import { runGit } from '../support/git.ts';
import type { HistoryScript } from '../support/history-script.ts';
import { mineFolder, mineStory } from '../support/mined.ts';
import { createRepository } from '../support/temp-repository.ts';

const base = (history: HistoryScript) => history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });

test.each([
  ['v1.2.3', '1.2.3', 'stable'],
  ['1.2.3', '1.2.3', 'stable'],
  ['release-1.2.3', '1.2.3', 'stable'],
  ['1.2', '1.2', 'stable'],
  ['2025.02.0', '2025.02.0', 'stable'],
  ['v1.2.3+build.5', '1.2.3_build.5', 'stable'],
  ['1.2.3.4', '1.2.3.4', 'stable'],
  ['curl-8_4_0', '8.4.0', 'stable'],
  ['v1.0.0-rc1', '1.0.0-rc1', 'candidate'],
  ['v1.0.0rc1', '1.0.0rc1', 'candidate'],
  ['v2.0.0-next.7', '2.0.0-next.7', 'candidate'],
  ['v2.0.0-canary.7', '2.0.0-canary.7', 'stream'],
  ['rc-8_22_0-2', '8.22.0-rc.2', 'candidate'],
])('a lone tag %s is release %s', async (tag, id, kind) => {
  const { release } = await mineStory((history) => history.tag(tag, base(history)));
  expect(release(id)).toMatchObject({ id, tag, kind });
});

test.each([
  ['wick@1.2.3', 'wick/1.2.3'],
  ['@lantern/wick@1.2.3', 'wick/1.2.3'],
  ['wick/v1.2.3', 'wick/1.2.3'],
  ['wick-v1.2.3', 'wick/1.2.3'],
  ['wick-1.2.3-beta.1', 'wick/1.2.3-beta.1'],
])('%s beside the tags of the root product is %s', async (tag, id) => {
  const { release } = await mineStory((history) => {
    const commit = base(history);
    history.tag('v9.0.0', commit);
    history.tag(tag, commit);
  });
  expect(release(id).component).toBe('wick');
});

test('rc10 comes after rc9, also without a dot between', async () => {
  const story = await mineStory((history) => {
    for (const n of [9, 10, 11]) history.tag(`v1.0.0-rc${n}`, history.commit({ files: { 'a.txt': `${n}` } }));
  });
  expect(story.release('1.0.0-rc11').previousId).toBe('1.0.0-rc10');
  expect(story.release('1.0.0-rc10').previousId).toBe('1.0.0-rc9');
});

test('calendar versions keep their leading zeros and their order', async () => {
  const story = await mineStory((history) => {
    for (const version of ['2024.12.1', '2025.02.0', '2025.10.0'])
      history.tag(version, history.commit({ files: { 'a.txt': version } }));
  });
  expect(story.release('2025.10.0').previousId).toBe('2025.02.0');
  expect(story.release('2025.02.0').previousId).toBe('2024.12.1');
});

test('what is no version is reported, never dropped', async () => {
  const { portal } = await mineStory((history) => {
    const commit = base(history);
    for (const tag of ['v1.0.0', 'latest', 'before-rewrite', '2.3.x', 'v5', 'nightly']) history.tag(tag, commit);
  });
  expect(portal.releases.map(({ id }) => id)).toEqual(['1.0.0']);
  expect(portal.facts.unmatchedTags).toEqual(['2.3.x', 'before-rewrite', 'latest', 'nightly', 'v5']);
});

test('single numbers are versions where nothing has a dot', async () => {
  const { portal } = await mineStory((history) => {
    for (const n of [8, 9, 10]) history.tag(`v${n}`, history.commit({ files: { 'a.txt': `${n}` } }));
  });
  expect(portal.releases.map(({ id, previousId }) => [id, previousId])).toEqual([
    ['10', '9'],
    ['9', '8'],
    ['8', null],
  ]);
});

test('annotated, nested and signed tags are peeled to their commit; a tag of a blob is reported', async () => {
  const { path } = createRepository((history) => {
    const commit = base(history);
    history.tag('v1.0.0', commit);
    const inner = history.tag('v1.1.0', commit, { message: 'Release 1.1' });
    const middle = history.tag('v1.2.0', inner, { message: 'Around 1.1' });
    history.tag('v1.3.0', middle, { message: 'Around 1.2' });
    const signed = 'Signed\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n';
    history.tag('v1.4.0', commit, { message: signed });
  });
  const blob = runGit(path, ['hash-object', '-w', '--stdin'], 'a file').trim();
  runGit(path, ['tag', 'v1.5.0', blob]);
  const person = ['-c', 'user.name=Mara', '-c', 'user.email=mara@example.com'];
  runGit(path, [...person, 'tag', '-a', '-m', 'of a tree', 'v1.6.0', 'HEAD^{tree}']);
  const { portal, releases } = await mineFolder(path);
  const head = runGit(path, ['rev-parse', 'HEAD']).trim();
  expect(releases.map(({ version, commit }) => [version, commit])).toEqual(
    ['1.4.0', '1.3.0', '1.2.0', '1.1.0', '1.0.0'].map((version) => [version, head]),
  );
  expect(portal.facts.unmatchedTags).toEqual(['v1.5.0', 'v1.6.0']);
});

test('dates are the tagger’s, else the commit’s, else the manifest’s; one day keeps the order of versions', async () => {
  const content = {
    'channels/stable/channel.yaml': 'name: Stable\n',
    'channels/stable/1.2.0.yaml': "version: '1.2.0'\ndate: '2026-03-04T05:06:07Z'\n",
  };
  const story = await mineStory(
    (history) => {
      const commit = history.commit({ files: { 'a.txt': '0' }, date: 1_710_000_000, committerDate: 1_710_000_300 });
      history.tag('v1.0.0', commit);
      history.tag('v1.1.0', commit, { message: 'x', date: 1_720_000_000 });
      history.tag('v1.2.0', commit);
      history.tag('v1.0.9', commit, { message: 'x', date: 1_710_000_100 });
    },
    { content },
  );
  expect(story.portal.releases.map(({ version, date }) => [version, date])).toEqual([
    ['1.2.0', '2026-03-04T05:06:07Z'],
    ['1.1.0', '2024-07-03T09:46:40Z'],
    ['1.0.9', '2024-03-09T16:01:40Z'],
    ['1.0.0', '2024-03-09T16:05:00Z'],
  ]);
});
