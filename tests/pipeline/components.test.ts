import { describe, expect, test } from 'vitest';
import type { HistoryScript } from '../support/history-script.ts';
import { mineStory } from '../support/mined.ts';

const manifest = (name: string): string => JSON.stringify({ name });

/** A commit that touches these files. */
function touch(history: HistoryScript, message: string, ...paths: string[]): void {
  history.commit({ message, files: Object.fromEntries(paths.map((path) => [path, message])) });
}

function tag(history: HistoryScript, ...names: string[]): void {
  if (history.last !== null) for (const name of names) history.tag(name, history.last);
}

describe('packages of one repository (rule 14)', () => {
  const monorepo = (history: HistoryScript): void => {
    history.commit({
      message: 'feat: base',
      files: {
        'package.json': manifest('lantern-monorepo'),
        'packages/wick/package.json': manifest('@lantern/wick'),
        'packages/wick/holder/package.json': manifest('holder'),
        'tools/trimmer/package.json': manifest('@lantern/trimmer'),
      },
    });
    tag(history, 'v1.0.0', '@lantern/wick@1.0.0', 'holder@1.0.0', 'trimmer-v1.0.0');
    touch(history, 'feat: in wick', 'packages/wick/a.ts');
    touch(history, 'feat: in holder', 'packages/wick/holder/a.ts');
    touch(history, 'feat: in both', 'packages/wick/b.ts', 'src/a.ts');
    touch(history, 'feat: in root', 'src/a.ts');
    touch(history, 'fix(wick): by its scope', 'src/b.ts');
    touch(history, 'fix(holder,trimmer): by their scopes', 'src/b.ts');
    history.commit({ message: 'feat: empty' });
    tag(history, 'v1.1.0', '@lantern/wick@1.1.0', 'holder@1.1.0', 'trimmer-v1.1.0');
  };

  test('bear the name in their manifest and own its folder', async () => {
    const { portal } = await mineStory(monorepo, { remote: 'https://github.com/lantern/lantern' });
    expect(portal.components.map(({ id, name, root, tags, paths }) => [id, name, root, tags, paths])).toEqual([
      ['lantern', 'lantern', true, ['v{version}'], ['.']],
      ['wick', '@lantern/wick', false, ['@lantern/wick@{version}'], ['packages/wick']],
      ['holder', 'holder', false, ['holder@{version}'], ['packages/wick/holder']],
      ['trimmer', '@lantern/trimmer', false, ['trimmer-v{version}'], ['tools/trimmer']],
    ]);
  });

  test('have the changes that touch their folder, the longest path first, or bear their scope', async () => {
    const { subjects, release } = await mineStory(monorepo);
    expect(subjects('wick/1.1.0').reverse()).toEqual(['in wick', 'in both', 'by its scope']);
    expect(subjects('holder/1.1.0').reverse()).toEqual(['in holder', 'by their scopes']);
    expect(subjects('trimmer/1.1.0')).toEqual(['by their scopes']);
    expect(subjects('1.1.0').reverse()).toEqual(['in both', 'in root', 'by its scope', 'by their scopes']);
    expect(release('holder/1.1.0')).toMatchObject({ otherComponents: 4, range: { commits: 7 } });
    expect(release('holder/1.1.0').omitted.map(({ reason }) => reason)).toEqual(['empty']);
  });

  test('that moved or are gone at HEAD keep their folders', async () => {
    const { portal, subjects } = await mineStory((history) => {
      history.commit({ message: 'feat: old', files: { 'packages/oil/package.json': manifest('oil') } });
      tag(history, 'v1.0.0', 'oil@1.0.0');
      const files = { 'packages/oil/package.json': null, 'fuel/oil/package.json': manifest('oil') };
      history.commit({ message: 'refactor!: move oil', files });
      touch(history, 'feat: new', 'fuel/oil/a.ts');
      tag(history, 'oil@1.1.0');
      history.commit({ message: 'feat: burn gas', files: { 'fuel/oil/package.json': null, 'fuel/oil/a.ts': null } });
      tag(history, 'v2.0.0');
    });
    expect(portal.components.find(({ id }) => id === 'oil')?.paths).toEqual(['fuel/oil', 'packages/oil']);
    expect(subjects('oil/1.1.0')).toEqual(['new', 'move oil']);
  });

  test('renamed ones share their folder, each under the name at its own tags', async () => {
    const { portal, subjects } = await mineStory((history) => {
      history.commit({ message: 'feat: old', files: { 'packages/oil/package.json': manifest('oil') } });
      tag(history, 'v1.0.0', 'oil@1.0.0');
      touch(history, 'feat: still old', 'packages/oil/a.ts');
      tag(history, 'oil@1.1.0');
      history.commit({ message: 'feat: renamed', files: { 'packages/oil/package.json': manifest('@lantern/oil') } });
      tag(history, '@lantern/oil@2.0.0');
    });
    expect(portal.components.slice(1).map(({ id, name, paths }) => [id, name, paths])).toEqual([
      ['lantern-oil', '@lantern/oil', ['packages/oil']],
      ['oil', 'oil', ['packages/oil']],
    ]);
    expect(subjects('oil/1.1.0')).toEqual(['still old']);
    expect(subjects('lantern-oil/2.0.0')).toEqual(['renamed', 'still old', 'old']);
  });

  test('v3.59.2 and svelte@4.0.0 are one product', async () => {
    const story = await mineStory(
      (history) => {
        const files = { 'package.json': manifest('svelte-monorepo'), 'a.txt': '0' };
        history.commit({ message: 'feat: base', files });
        tag(history, 'v3.59.2');
        touch(history, 'feat!: four', 'a.txt');
        tag(history, 'svelte@4.0.0');
      },
      { remote: 'https://github.com/sveltejs/svelte' },
    );
    expect(story.portal.components).toMatchObject([{ id: 'svelte', tags: ['svelte@{version}', 'v{version}'] }]);
    expect(story.release('4.0.0').previousId).toBe('3.59.2');
  });

  test('settings decide over what was detected', async () => {
    const content = {
      'portal.yaml':
        "components:\n  - { id: lantern, tags: ['v{version}'] }\n  - { id: oil, tags: ['fuel-{version}'], paths: [fuel] }\n",
    };
    const story = await mineStory(
      (history) => {
        touch(history, 'feat: base', 'a.txt', 'fuel/a.txt');
        tag(history, 'v1.0.0', 'fuel-1.0.0', 'other-1.0.0');
        touch(history, 'feat: oil', 'fuel/a.txt');
        tag(history, 'v1.1.0', 'fuel-1.1.0');
      },
      { content },
    );
    expect(story.subjects('oil/1.1.0')).toEqual(['oil']);
    expect(story.release('1.1.0')).toMatchObject({ changes: [], otherComponents: 1 });
    expect(story.portal.facts.unmatchedTags).toEqual(['other-1.0.0']);
  });
});
