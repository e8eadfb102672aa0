import { describe, expect, test } from 'vitest';
import type { HistoryScript, Mark } from '../support/history-script.ts';
import { mineStory } from '../support/mined.ts';
import { createRepository } from '../support/temp-repository.ts';

let lines = 0;
const commit = (history: HistoryScript, message: string, parents?: readonly Mark[]): Mark =>
  history.commit({ message, files: { 'a.txt': `${lines++}` }, ...(parents ? { parents } : {}) });

/** The id of the second commit of every history below, which messages name. */
function idOfLight(light: string): string {
  let mark = 0 as Mark;
  lines = 0;
  const { idOf } = createRepository((history) => {
    history.tag('v1.0.0', commit(history, 'feat: base'));
    mark = commit(history, light);
  });
  return idOf(mark);
}

const LIGHT = 'feat!: light (#20)\n\nBREAKING CHANGE: turn it on yourself';
const id = idOfLight(LIGHT);

/** Version 1.0.0, the commit to be taken back, 1.1.0 where asked, these commits, and 1.2.0. */
function story(messages: readonly string[], { released }: { released: boolean }) {
  lines = 0;
  return mineStory((history) => {
    history.tag('v1.0.0', commit(history, 'feat: base'));
    const light = commit(history, LIGHT);
    if (released) history.tag('v1.1.0', light);
    for (const message of messages) commit(history, message);
    history.tag('v1.2.0', commit(history, 'fix: trim'));
  });
}

const FORMS = {
  'This reverts commit': `Revert "feat!: light (#20)"\n\nThis reverts commit ${id}.`,
  'a shortened id': `Revert "something else"\n\nThis reverts commit ${id.slice(0, 10)}.`,
  'a subject of its own': `Turn the light off\n\nIt was too bright.\n\nThis reverts commit ${id}.`,
  'Reverts org/repo#20': 'Revert "the light"\n\nReverts lantern/lantern#20',
  'Reverts #20': 'Revert "the light"\n\nReverts #20',
  'the title alone': 'Revert "feat!: light"',
  'the title with its number': 'Revert "feat!: light (#20)" (#21)',
  'the type revert': 'revert: feat!: light',
};

describe.each(Object.entries(FORMS))('a revert by %s', (_form, message) => {
  test('makes both vanish where both are in one release, the breaking note too', async () => {
    const { subjects, release } = await story([message], { released: false });
    expect(subjects('1.2.0')).toEqual(['trim']);
    expect(release('1.2.0').counts.breaking).toBe(0);
    expect(release('1.2.0').omitted.map(({ reason }) => reason)).toEqual(['reverted', 'reverted']);
  });

  test('is an entry that links what an earlier release brought', async () => {
    const { entry } = await story([message], { released: true });
    expect(entry('1.2.0', 'light')).toMatchObject({
      section: 'reverts',
      breaking: false,
      reverts: { commit: id, release: '1.1.0' },
    });
  });
});

describe('a revert of a revert', () => {
  const revert = 'Revert "feat!: light (#20)"';

  test.each(['Revert "Revert "feat!: light (#20)""', 'Reapply "feat!: light (#20)"'])(
    '%s leaves the original standing in one release',
    async (again) => {
      const { subjects, entry } = await story([revert, again], { released: false });
      expect(subjects('1.2.0')).toEqual(['trim', 'light']);
      expect(entry('1.2.0', 'light')).toMatchObject({ breaking: true, breakingText: 'turn it on yourself' });
    },
  );

  test('brings the original back as it read, when the revert was released', async () => {
    lines = 0;
    const { entry, release } = await mineStory((history) => {
      history.tag('v1.0.0', commit(history, 'feat: base'));
      history.tag('v1.1.0', commit(history, LIGHT));
      history.tag('v1.2.0', commit(history, revert));
      history.tag('v1.3.0', commit(history, 'Reapply "feat!: light (#20)"'));
      history.tag('v1.4.0', commit(history, 'Revert "Reapply "feat!: light (#20)""'));
    });
    expect(release('1.2.0').changes[0]).toMatchObject({ section: 'reverts', reverts: { release: '1.1.0' } });
    expect(entry('1.3.0', 'light')).toMatchObject({ section: 'features', breaking: true });
    expect(release('1.4.0').changes[0]).toMatchObject({ section: 'reverts', reverts: { commit: id } });
  });
});

test('of a merge: what it merged vanishes', async () => {
  lines = 0;
  const { subjects } = await mineStory((history) => {
    const base = commit(history, 'feat: base');
    history.tag('v1.0.0', base);
    const one = commit(history, 'feat: one', [base]);
    const two = commit(history, 'feat: two', [one]);
    const main = commit(history, 'fix: meanwhile', [base]);
    history.commit({ message: 'Merge pull request #7 from mara/two\n\nOne and two', parents: [main, two] });
    commit(history, 'Revert "One and two"\n\nReverts lantern/lantern#7');
    history.tag('v1.1.0', history.last as Mark);
  });
  expect(subjects('1.1.0')).toEqual(['meanwhile']);
});

test('of several, one of which was released: that one stays told, the other vanishes', async () => {
  lines = 0;
  let second = '';
  const write = (history: HistoryScript): Mark => {
    history.tag('v1.0.0', commit(history, 'feat: base'));
    history.tag('v1.1.0', commit(history, LIGHT));
    return commit(history, 'feat: second');
  };
  let mark = 0 as Mark;
  const before = createRepository((history) => {
    mark = write(history);
  });
  second = before.idOf(mark);
  lines = 0;
  const { release, subjects } = await mineStory((history) => {
    write(history);
    commit(history, `Revert both lights\n\nThis reverts commit ${id} and ${second}.`);
    history.tag('v1.2.0', history.last as Mark);
  });
  expect(subjects('1.2.0')).toEqual(['light']);
  expect(release('1.2.0').omitted).toMatchObject([{ commit: second, reason: 'reverted' }]);
});

test('quoted among the bullets of a squashed pull request is no revert of the whole', async () => {
  const message = `feat: dim (#30)\n\n* feat: dim\n\n* Revert "feat!: light"\n\nThis reverts commit ${id}.`;
  const { subjects, entry } = await story([message], { released: false });
  expect(subjects('1.2.0')).toEqual(['trim', 'dim', 'light']);
  expect(entry('1.2.0', 'dim').section).toBe('features');
});

test('of something unknown is told under its title', async () => {
  const { entry } = await story(['Revert "feat: never seen here"'], { released: true });
  expect(entry('1.2.0', 'feat: never seen here')).toMatchObject({ section: 'reverts' });
  expect(entry('1.2.0', 'feat: never seen here').reverts).toBeUndefined();
});

test('of what was never told is not told', async () => {
  lines = 0;
  const { subjects } = await mineStory((history) => {
    commit(history, 'feat: base');
    history.tag('v1.0.0', commit(history, 'chore: tidy'));
    history.tag('v1.1.0', commit(history, 'Revert "chore: tidy"'));
  });
  expect(subjects('1.1.0')).toEqual([]);
});

test('of a fix of a weakness fixes none', async () => {
  lines = 0;
  const { release } = await mineStory((history) => {
    commit(history, 'feat: base');
    history.tag('v1.0.0', commit(history, 'fix: check the host, CVE-2026-12345'));
    history.tag('v1.0.1', commit(history, 'Revert "fix: check the host, CVE-2026-12345"'));
  });
  expect(release('1.0.1').counts.security).toBe(0);
  expect(release('1.0.1').summary).toBe('Takes back: check the host, CVE-2026-12345');
});
