import { describe, expect, test } from 'vitest';
import { mineStory } from '../support/mined.ts';

describe('channels from branches', () => {
  test('a branch named like a channel offers the newest release that it carries', async () => {
    const { portal } = await mineStory((history) => {
      const first = history.commit({ files: { a: '1' } });
      history.tag('v1.0.0', first);
      history.tag('v1.0.1', history.commit({ files: { a: '2' } }));
      history.branch('lts', history.commit({ files: { a: '3' } }));
      const second = history.commit({ files: { a: '4' }, parents: [first] });
      history.tag('v2.0.0', second);
      history.branch('main', second);
    });
    expect(portal.channels.map(({ id, current }) => [id, current])).toEqual([
      ['stable', '2.0.0'],
      ['lts', '1.0.1'],
    ]);
  });

  test('a channel that versions tell already is left to them', async () => {
    const { portal } = await mineStory((history) => {
      const first = history.commit({ files: { a: '1' } });
      history.tag('v1.0.0', first);
      history.tag('v2.0.0-beta.1', history.commit({ files: { a: '2' } }));
      history.branch('beta', first);
    });
    expect(portal.channels.find(({ id }) => id === 'beta')?.current).toBe('2.0.0-beta.1');
  });
});

describe('what a channel offers where no component is the product', () => {
  test('is the newest release, and no prerelease that its own component has overtaken', async () => {
    const { portal } = await mineStory((history) => {
      const commit = (tag: string) => history.tag(tag, history.commit({ message: tag, files: { a: tag } }));
      for (const tag of ['glass-v8.0.0-next.1', 'glass-v8.0.0', 'wick-v3.0.0-rc.1', 'wick-v2.0.0']) commit(tag);
    });
    const current = new Map(portal.channels.map((channel) => [channel.id, channel.current]));
    expect(current.get('stable')).toBe('wick/2.0.0');
    expect(current.get('next')).toBeNull();
    expect(current.get('rc')).toBe('wick/3.0.0-rc.1');
  });
});
