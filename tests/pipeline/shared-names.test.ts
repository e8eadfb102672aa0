import { expect, test } from 'vitest';
import { mineStory } from '../support/mined.ts';

test('releases whose names differ only in case, or in what slugs leave out, have pages of their own', async () => {
  const tags = [
    'v1.0.0-RC.1',
    'v1.0.0-rc.1',
    'v1.0.0-Rc.1',
    'v2.0.0+a',
    'v2.0.0+A',
    'v2.0.0_a',
    'Lamp@1.0.0',
    'lamp@1.0.0',
  ];
  const { portal } = await mineStory((history) => {
    for (const tag of tags) history.tag(tag, history.commit({ message: `feat: for ${tag}` }));
  });
  const ids = portal.releases.map(({ id }) => id);
  expect(portal.releases.map(({ tag }) => tag).sort()).toEqual([...tags].sort());
  expect(new Set(ids.map((id) => id.normalize('NFC').toLowerCase())).size).toBe(ids.length);
  expect(portal.problems.filter(({ code }) => code === 'same-address')).toHaveLength(4);
});

test('words of programs and devices are words like any other, in tags, types, scopes, authors and paths', async () => {
  const words = [
    'constructor',
    'valueOf',
    'toString',
    'hasOwnProperty',
    '__proto__',
    'con',
    'nul',
    'then',
    'all',
    'index',
  ];
  const { portal, releases } = await mineStory((history) => {
    history.tag('v0.9.0', history.commit({ files: { 'a.txt': 'a\n' } }));
    for (const [index, word] of words.entries()) {
      const message = `${word}(${word}): ${word}\n\nBREAKING CHANGE: ${word}`;
      const commit = history.commit({
        message,
        author: `${word} <${word}@example.com>`,
        files: { [`a.${word}`]: `${index}\n` },
      });
      history.tag(`v1.${index}.0-${word.replace(/\W|_/g, '')}.1`, commit);
      history.tag(`${word}@1.0.0`, commit);
    }
  });
  const told = [...portal.releases.map(({ tag }) => tag), ...portal.facts.unmatchedTags];
  expect(told).toHaveLength(words.length * 2 + 1);
  for (const { id, name } of portal.channels) expect([typeof id, typeof name], id).toEqual(['string', 'string']);
  for (const id of [...portal.channels.map((channel) => channel.id), ...portal.components.map((one) => one.id)])
    expect(id).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$|[^a-z0-9._-]/);
  const subjects = new Set(releases.flatMap(({ changes }) => changes.map(({ subject }) => subject)));
  for (const word of words)
    expect(
      [...subjects].some((subject) => subject.includes(word)),
      word,
    ).toBe(true);
  expect(JSON.stringify([portal, releases])).not.toContain('native code');
});

test('a word of any length in a version stays short where it names a channel', async () => {
  const { portal } = await mineStory((history) => {
    history.tag('v1.0.0', history.commit());
    history.tag(`v1.1.0-${'a'.repeat(240)}.1`, history.commit());
  });
  expect(portal.channels.map(({ id }) => id.length <= 40)).toEqual(portal.channels.map(() => true));
});
