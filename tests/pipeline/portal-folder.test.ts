import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type ChainedEvent, canonicalEvent } from '#domain/event-chain.ts';
import { type FeedInfo, releasesOfFeed } from '#domain/feeds.ts';
import type { HistoryScript, Mark } from '../support/history-script.ts';
import { type MinedStory, mineStory } from '../support/mined.ts';
import { createRepository } from '../support/temp-repository.ts';

/** Two releases; the second has a feature, a fix and a squashed pull request. */
function write(history: HistoryScript): Mark[] {
  history.tag('v1.0.0', history.commit({ message: 'feat: base', files: { 'a.txt': '0' } }));
  const messages = ['feat: light', 'fix: wick', 'feat: oil (#3)\n\n* feat: oil\n* fix: pour it'];
  const marks = messages.map((message) => history.commit({ message, files: { 'a.txt': message } }));
  history.tag('v1.1.0', marks.at(-1) as Mark);
  return marks;
}

let marks: Mark[] = [];
const { idOf } = createRepository((history) => {
  marks = write(history);
});
const [light = '', wick = '', oil = ''] = marks.map(idOf);

const withNotes = (changes: string, version = '1.1.0'): Promise<MinedStory> =>
  mineStory(write, { content: { [`notes/${version}.mdx`]: `---\nchanges:\n${changes}\n---\nWritten by hand.\n` } });

describe('notes by hand (rule 20)', () => {
  test('retitle, move, break and hide entries, by full and by short id', async () => {
    const { release, entry } = await withNotes(
      [
        `  - { id: '${light}', title: A much brighter light, section: performance }`,
        `  - { id: '${wick.slice(0, 9)}', breaking: Trim it first. }`,
        `  - { id: '${oil}.1', hide: true }`,
      ].join('\n'),
    );
    expect(entry('1.1.0', 'A much brighter light')).toMatchObject({ section: 'performance', commits: [light] });
    expect(entry('1.1.0', 'wick')).toMatchObject({ breaking: true, breakingText: 'Trim it first.' });
    expect(release('1.1.0').changes).toHaveLength(3);
    // The commit still stands in the entry of its title.
    expect(release('1.1.0').omitted).toEqual([]);
    expect(release('1.1.0').notes?.body.trim()).toBe('Written by hand.');
  });

  test('that hide the only entry of a commit account for it', async () => {
    const { release, subjects } = await withNotes(`  - { id: '${wick}', hide: true }`);
    expect(subjects('1.1.0')).not.toContain('wick');
    expect(release('1.1.0').omitted).toEqual([{ commit: wick, reason: 'hidden', subject: 'wick', type: 'fix' }]);
  });

  test('add an entry that no commit made', async () => {
    const { entry } = await withNotes('  - { title: Comes with a new box, section: features }');
    expect(entry('1.1.0', 'Comes with a new box')).toMatchObject({ commits: [], section: 'features' });
  });

  test('that point at nothing are a warning with the nearest candidates', async () => {
    const wrong = `${wick.slice(0, 8)}${wick[8] === '0' ? '1' : '0'}`;
    const { problems } = await withNotes(`  - { id: '${wrong}', hide: true }`);
    expect(problems).toMatchObject([{ code: 'notes-change-unknown', severity: 'warning', where: { line: 3 } }]);
    expect(problems[0]?.hint).toContain(`${wick.slice(0, 10)} (wick)`);
    const misnamed = await withNotes('  - { title: x, section: features }', '1.1.1');
    expect(misnamed.problems).toMatchObject([{ code: 'notes-without-release', severity: 'warning' }]);
    expect(misnamed.problems[0]?.hint).toContain('1.1.0');
  });
});

describe('manifests (rule 19)', () => {
  const CHANNEL = { 'channels/stable/channel.yaml': 'name: Stable\n' };
  const manifest = (version: string, commit?: string): string =>
    `version: '${version}'\n${commit ? `commit: '${commit}'\n` : ''}`;

  test.each([
    ['manifest-without-tag', 'strict', { '1.2.0': manifest('1.2.0') }],
    ['tag-without-manifest', 'strict', { '1.0.0': manifest('1.0.0') }],
    ['moved-tag', 'error', { '1.1.0': manifest('1.1.0', light) }],
  ])('%s is told as what it is', async (code, severity, files) => {
    const named = Object.entries(files).map(([version, text]) => [`channels/stable/${version}.yaml`, text]);
    const { problems } = await mineStory(write, { content: { ...CHANNEL, ...Object.fromEntries(named) } });
    expect(problems.map((problem) => [problem.code, problem.severity])).toEqual([[code, severity]]);
  });

  test('mean, of two tags of one version, the one that keeps its address', async () => {
    const twice = (history: HistoryScript): void => {
      write(history);
      history.tag('1.1.0', history.commit({ message: 'fix: forgotten', files: { 'a.txt': 'late' } }));
    };
    const content = { ...CHANNEL, 'channels/stable/1.1.0.yaml': manifest('1.1.0', oil) };
    const { problems, portal } = await mineStory(twice, { content });
    expect(problems.map(({ code }) => code)).toEqual(['version-tagged-twice']);
    expect(portal.channels[0]?.offered).toEqual(['1.1.0']);
  });

  test('decide what a channel offers', async () => {
    const content = { ...CHANNEL, 'channels/stable/1.0.0.yaml': manifest('1.0.0') };
    const { portal } = await mineStory(write, { content });
    const stable = portal.channels.find(({ id }) => id === 'stable');
    expect(stable).toMatchObject({ fromManifests: true, offered: ['1.0.0'], current: '1.0.0' });
  });
});

type Event = Omit<ChainedEvent, 'previous' | 'id' | 'by' | 'at'>;

/** The text of a log in which each event names the one before. */
function logOf(events: readonly Event[]): string {
  let previous: string | null = null;
  const chained = events.map((event, index) => {
    const full = { id: index + 1, at: `2026-05-0${index + 1}T10:00:00Z`, by: 'mara', ...event, previous };
    previous = createHash('sha256').update(canonicalEvent(full)).digest('hex');
    return full;
  });
  return JSON.stringify(chained, null, 2);
}

describe('a yanked release (rule 21)', () => {
  const yank: Event = { action: 'yanked', version: '1.1.0', reason: 'It smokes.', replacement: '1.0.0' };
  const published: Event[] = [
    { action: 'published', version: '1.0.0' },
    { action: 'published', version: '1.1.0' },
  ];
  const story = (events: readonly Event[]): Promise<MinedStory> =>
    mineStory(write, {
      content: {
        'channels/stable/channel.yaml': 'name: Stable\n',
        'channels/stable/1.0.0.yaml': "version: '1.0.0'\n",
        'channels/stable/1.1.0.yaml': "version: '1.1.0'\n",
        'channels/stable/log.yaml': logOf(events),
      },
    });

  test('is still listed with its reason and replacement, and never the latest', async () => {
    const { portal, release, problems } = await story([...published, yank]);
    expect(problems).toEqual([]);
    expect(release('1.1.0')).toMatchObject({
      status: 'yanked',
      yanked: { at: '2026-05-03T10:00:00Z', by: 'mara', reason: 'It smokes.', replacement: '1.0.0' },
    });
    expect(release('1.1.0').events.map(({ action }) => action)).toEqual(['published', 'yanked']);
    expect(portal.channels[0]).toMatchObject({ current: '1.0.0', offered: ['1.0.0'], releases: ['1.1.0', '1.0.0'] });
    expect(portal.lines[0]).toMatchObject({ latest: '1.0.0', releases: ['1.1.0', '1.0.0'] });
  });

  test('is offered again once restored', async () => {
    const { portal, release } = await story([...published, yank, { action: 'restored', version: '1.1.0' }]);
    expect(release('1.1.0')).toMatchObject({ status: 'offered', yanked: null });
    expect(portal.channels[0]?.current).toBe('1.1.0');
  });

  test('leaves its trace in the head of the log, and each event names the one before', async () => {
    const [whole, cut] = [await story([...published, yank]), await story(published)];
    const headOf = ({ portal }: MinedStory) => portal.channels[0]?.head;
    expect(headOf(cut)).toBe(whole.release('1.1.0').events.at(-1)?.previous);
    expect(headOf(whole)).toMatch(/^[0-9a-f]{64}$/);
    expect(headOf(whole)).not.toBe(headOf(cut));
    expect(whole.release('1.0.0').events[0]?.previous).toBeNull();
    expect(headOf(await story([]))).toBeNull();
  });
});

describe('a release that is prepared', () => {
  const published: Event[] = [
    { action: 'published', version: '1.0.0' },
    { action: 'approved', version: '1.1.0' },
  ];
  const story = (events: readonly Event[], more: Record<string, string> = {}): Promise<MinedStory> =>
    mineStory(write, {
      content: {
        'channels/stable/channel.yaml': 'name: Stable\n',
        'channels/stable/1.0.0.yaml': "version: '1.0.0'\n",
        'channels/stable/1.1.0.yaml': "version: '1.1.0'\n",
        'channels/stable/log.yaml': logOf(events),
        ...more,
      },
    });
  const NEWS = { kind: 'all', of: '' } as FeedInfo;

  test('is unreleased: listed, the latest of nothing, and in no feed', async () => {
    const { portal, release, problems } = await story(published);
    expect(problems).toEqual([]);
    expect(release('1.1.0').status).toBe('unreleased');
    expect(release('1.0.0').status).toBe('offered');
    expect(portal.lines[0]).toMatchObject({ latest: '1.0.0', releases: ['1.1.0', '1.0.0'] });
    expect(portal.channels[0]).toMatchObject({ current: '1.0.0', prepared: ['1.1.0'] });
    expect(releasesOfFeed(NEWS, portal).map(({ id }) => id)).toEqual(['1.0.0']);
  });

  test('is released by its first event on any channel', async () => {
    const { release } = await story([...published, { action: 'published', version: '1.1.0' }]);
    expect(release('1.1.0').status).toBe('offered');
    const elsewhere = {
      'channels/beta/1.1.0.yaml': "version: '1.1.0'\n",
      'channels/beta/channel.yaml': 'name: Beta\n',
      'channels/beta/log.yaml': logOf([{ action: 'published', version: '1.1.0' }]),
    };
    const { portal, ...both } = await story(published, elsewhere);
    expect(both.release('1.1.0').status).toBe('offered');
    expect(portal.channels.find(({ id }) => id === 'stable')?.current).toBe('1.0.0');
  });
});
