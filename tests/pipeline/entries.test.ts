import { describe, expect, test } from 'vitest';
import type { HistoryScript, Mark } from '../support/history-script.ts';
import { type MinedStory, mineStory } from '../support/mined.ts';

/** Version 1.0.0, then these commits, the last of which is 1.1.0. */
function release(messages: readonly string[], remote = 'https://github.com/lantern/lantern.git'): Promise<MinedStory> {
  return mineStory(
    (history) => {
      history.tag('v1.0.0', history.commit({ message: 'feat: base', files: { 'a.txt': 'base' } }));
      let last = history.last as Mark;
      for (const message of messages) last = history.commit({ message, files: { 'a.txt': message } });
      history.tag('v1.1.0', last);
    },
    { remote },
  );
}

describe('a squashed pull request (rule 8)', () => {
  test('has its title as entry and its number as reference', async () => {
    const { entry } = await release(['feat(core): brighter light (#123)']);
    expect(entry('1.1.0', 'brighter light')).toMatchObject({
      type: 'feat',
      scope: 'core',
      references: [{ text: '#123', url: 'https://github.com/lantern/lantern/pull/123' }],
    });
  });

  test('has the conventional bullets of its body as sub-entries, each once, and hides hidden types', async () => {
    const body =
      '* feat: brighter light\n* fix(wick): do not smoke (#7)\n* chore: tidy\n* feat: dim it\n* feat: dim it';
    const { release: read, commits } = await release([`feat: brighter light (#123)\n\n${body}`]);
    const id = commits.find(({ subject }) => subject.startsWith('feat: brighter'))?.id;
    expect(read('1.1.0').changes.map((change) => [change.id, change.section, change.subject])).toEqual([
      [id, 'features', 'brighter light'],
      [`${id}.1`, 'fixes', 'do not smoke'],
      [`${id}.2`, 'features', 'dim it'],
    ]);
  });

  test('a plain list of commit subjects in its body is noise', async () => {
    const { subjects } = await release(['Brighter light (#123)\n\n* wip\n* fix typo\n* address review']);
    expect(subjects('1.1.0')).toEqual(['Brighter light']);
  });

  test('a merge of a private fork is told by the first line of its body', async () => {
    const { entry } = await release(['Merge commit from fork\n\n* fix(security): check the host\n\n* lint']);
    expect(entry('1.1.0', 'check the host')).toMatchObject({ type: 'fix', section: 'security' });
    const said = 'Merge pull request from GHSA-686w-5m7m-54vc\n\nThe wick took more oil\nthan it held. Fixed.';
    const prose = await release([said]);
    expect(prose.entry('1.1.0', 'The wick took more oil than it held').advisories).toEqual(['GHSA-686w-5m7m-54vc']);
  });
});

describe('a plain subject (rule 15)', () => {
  test.each([
    ['[WIP] Brighter light', { type: null, scope: null, subject: 'Brighter light' }],
    [':bulb: Brighter light;', { type: null, scope: null, subject: 'Brighter light' }],
    ['[Fix] brighter light', { type: 'fix', scope: null, section: 'fixes' }],
    ['[wick] brighter light', { type: null, scope: 'wick' }],
    ['1213: brighter light', { type: null, scope: null, subject: '1213: brighter light' }],
  ])('%j', async (message, expected) => {
    expect((await release([message])).release('1.1.0').changes[0]).toMatchObject(expected);
  });

  test.each(['Update CHANGELOG.md for 1.1.0', 'wick: release 0.2.0', 'Bump oil from 1.2 to 1.3', 'wick-0.2.0'])(
    '%j is routine',
    async (message) => {
      const { release: read } = await release([message]);
      expect(read('1.1.0').changes).toEqual([]);
      expect(read('1.1.0').omitted).toMatchObject([{ reason: 'folded' }]);
    },
  );
});

describe.each([
  ['GitHub', 'github.com', 'Merge pull request #7 from mara/light\n\nBrighter light', '#7', 'pull/7'],
  [
    'GitLab',
    'gitlab.com',
    "Merge branch 'light' into 'main'\n\nBrighter light\n\nSee merge request lantern/lantern!7",
    '!7',
    '-/merge_requests/7',
  ],
  [
    'Bitbucket',
    'bitbucket.org',
    'Merged in light (pull request #7)\n\nBrighter light\n\nApproved-by: Nils',
    '#7',
    'pull-requests/7',
  ],
])('a merge commit of %s (rule 9)', (_forge, host, message, text, address) => {
  const merged = (branch: readonly string[], title = message) =>
    mineStory(
      (history) => {
        const base = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
        history.tag('v1.0.0', base);
        let tip = base;
        for (const line of branch) tip = history.commit({ message: line, parents: [tip], files: { 'b.txt': line } });
        const main = history.commit({ message: 'fix: meanwhile', parents: [base], files: { 'a.txt': '1' } });
        history.tag('v1.1.0', history.commit({ message: title, parents: [main, tip] }));
      },
      { remote: `https://${host}/lantern/lantern.git` },
    );
  const reference = { text, url: `https://${host}/lantern/lantern/${address}` };

  test('is no entry; its title tells of plain commits that it merged, as one', async () => {
    const { subjects, entry, release: read } = await merged(['wip', 'more']);
    expect(subjects('1.1.0').sort()).toEqual(['Brighter light', 'meanwhile']);
    expect(entry('1.1.0', 'Brighter light').commits).toHaveLength(2);
    expect(entry('1.1.0', 'Brighter light').references).toEqual([reference]);
    expect(read('1.1.0').omitted.map(({ reason }) => reason)).toEqual(['merge']);
  });

  test('gives its number to conventional commits, which keep their own subjects', async () => {
    const { entry } = await merged(['feat: one', 'fix: two']);
    expect(entry('1.1.0', 'one').references).toEqual([reference]);
    expect(entry('1.1.0', 'two')).toMatchObject({ section: 'fixes', references: [reference] });
    expect(entry('1.1.0', 'meanwhile').references).toEqual([]);
  });

  test('may have a conventional title', async () => {
    const { entry } = await merged(['wip', 'more'], message.replace('Brighter light', 'feat(core): brighter light'));
    expect(entry('1.1.0', 'brighter light')).toMatchObject({ type: 'feat', scope: 'core', section: 'features' });
    const hidden = await merged(['wip', 'more'], message.replace('Brighter light', 'chore: tidy'));
    expect(hidden.subjects('1.1.0')).toEqual(['meanwhile']);
    expect(
      hidden
        .release('1.1.0')
        .omitted.map(({ reason }) => reason)
        .sort(),
    ).toEqual(['hidden', 'hidden', 'merge']);
  });
});

describe('breaking (rule 10)', () => {
  test.each([
    ['a mark', 'feat!: new', null],
    ['a mark behind a scope', 'feat(core)!: new', null],
    ['a footer', 'feat: new\n\nBREAKING CHANGE: rename a to b', 'rename a to b'],
    ['a footer with a dash', 'feat: new\n\nWhy.\n\nBREAKING-CHANGE: rename a to b', 'rename a to b'],
    [
      'a text of several lines and paragraphs',
      'feat: new\n\nBREAKING CHANGE: rename a to b,\nand c to d.\n\n  a = 1 # fix #7\n\nThen restart.\n\nCo-authored-by: Nils <nils@example.com>',
      'rename a to b,\nand c to d.\n\n  a = 1 # fix #7\n\nThen restart.',
    ],
    ['a text that starts on the next line', 'feat: new\n\nBREAKING CHANGE:\nrename a to b', 'rename a to b'],
  ])('by %s', async (_form, message, text) => {
    const { entry } = await release([message]);
    expect(entry('1.1.0', 'new')).toMatchObject({ breaking: true, breakingText: text });
  });

  test('is shown even where its type is hidden', async () => {
    const { subjects, release: read } = await release(['chore!: drop Node 18', 'refactor: x\n\nBREAKING CHANGE: y']);
    expect(subjects('1.1.0').sort()).toEqual(['drop Node 18', 'x']);
    expect(read('1.1.0').counts.breaking).toBe(2);
  });

  test.each([
    'feat: new\n\nThis is no BREAKING CHANGE: all stays.',
    'feat: new\n\nbreaking change: in lower case is prose',
    'feat: new\n\nA BREAKING CHANGE is not what this is.',
  ])('is not what prose mentions: %j', async (message) => {
    expect((await release([message])).entry('1.1.0', 'new')).toMatchObject({ breaking: false, breakingText: null });
  });
});

describe('a history without conventions (rule 15)', () => {
  test('tells everything under Changes, by the labels in its subjects', async () => {
    const { release: read, portal } = await release(['[core] Burn longer', 'wick: Trim it', 'Clean the glass', 'misc']);
    expect(read('1.1.0').sections.map(({ key }) => key)).toEqual(['changes']);
    expect(read('1.1.0').changes.map(({ type, scope, subject }) => [type, scope, subject])).toEqual([
      [null, null, 'misc'],
      [null, null, 'Clean the glass'],
      [null, 'wick', 'Trim it'],
      [null, 'core', 'Burn longer'],
    ]);
    expect(portal.facts).toMatchObject({ commits: 5, conventional: 1 });
  });

  test.each([
    'Release resources on shutdown',
    'Publish events in order',
    'Update the docs of update()',
    'Version negotiation for HTTP/3',
  ])('a subject such as "%s" is a change', async (subject) => {
    expect((await release([subject])).subjects('1.1.0')).toEqual([subject]);
  });

  test.each([
    'Release 1.1.0',
    'release version 1.1.0',
    'v1.1.0',
    'Lantern 1.1.0',
    'Version Packages (#12)',
    '[ci] release (#12)',
    'Bump version to 1.1.0',
    'prepare release 1.1.0',
    'RELEASE-NOTES: synced',
    'chore(deps): update dependency wick to v2',
  ])('"%s" is folded', async (subject) => {
    const { release: read } = await release([subject]);
    expect(read('1.1.0').changes).toEqual([]);
    expect(read('1.1.0').omitted).toMatchObject([{ reason: 'folded', subject }]);
  });
});

test('every commit is in a change or omitted with its reason (rule 17)', async () => {
  const story = await mineStory((history: HistoryScript) => {
    const base = history.commit({ message: 'feat: base', files: { 'a.txt': '0' } });
    history.tag('v1.0.0', base);
    const side = history.commit({ message: 'fix: side', parents: [base], files: { 'b.txt': '1' } });
    const main = history.commit({ message: 'ci: hidden', parents: [base], files: { 'a.txt': '1' } });
    history.commit({ message: 'feat: empty' });
    history.commit({ message: 'Release 1.1.0', files: { 'a.txt': '2' } });
    history.tag('v1.1.0', history.commit({ message: "Merge branch 'side'", parents: [history.last ?? main, side] }));
  });
  const { changes, omitted, otherComponents, range } = story.release('1.1.0');
  expect(changes.map(({ subject }) => subject)).toEqual(['side']);
  expect(omitted.map(({ subject, reason }) => [subject, reason])).toEqual([
    ["Merge branch 'side'", 'merge'],
    ['Release 1.1.0', 'folded'],
    ['feat: empty', 'empty'],
    ['ci: hidden', 'hidden'],
  ]);
  expect([otherComponents, range.commits]).toEqual([0, 5]);
});
