import { describe, expect, it } from 'vitest';
import { composeBoard } from '#domain/board/board.ts';
import { type CardFacts, cardParts, freezeParts, summaryParts } from '#domain/board/board-card.ts';
import { composeLog, managePages } from '#domain/board/board-log.ts';
import { feedersOf, inPathOrder } from '#domain/board/board-path.ts';
import { comingTo } from '#domain/board/waiting-list.ts';
import { tellWaiting } from '#domain/board/waiting-told.ts';
import { expectedFiles } from '#domain/census.ts';
import type { Channel, ReleaseEvent } from '#domain/channel.ts';
import { channelHistory } from '#domain/channel-timeline.ts';
import type { PageNode } from '#domain/page-part.ts';
import type { Portal } from '#domain/portal.ts';
import type { PortalTags } from '#domain/portal-tags.ts';
import { DEFAULT_SETTINGS, type Settings } from '#domain/settings.ts';
import { composeSite } from '../../scripts/steps/compose-site.ts';
import { madePortal, madeRelease } from '../support/made-portal.ts';

const NOW = '2026-05-20T12:00:00Z';

function madeChannel(id: string, over: Partial<Channel> = {}): Channel {
  const words = { name: id, description: '', cadence: '', support: '', audience: '' };
  return {
    id,
    ...words,
    order: 1,
    fromManifests: true,
    described: true,
    offered: [],
    releases: [],
    current: null,
    head: null,
    ...over,
  };
}

/** Releases by channel: each version of a channel is published there on its day of May. */
function portalWith(
  offers: Record<string, Record<string, number>>,
  channels: Record<string, Partial<Channel>> = {},
  over: Partial<Portal> = {},
  more: readonly ReleaseEvent[] = [],
): { portal: Portal; releases: ReturnType<typeof madeRelease>[] } {
  const events: ReleaseEvent[] = Object.entries(offers).flatMap(([channel, days]) =>
    Object.entries(days).map(([version, day], index) => {
      const at = `2026-05-${String(day).padStart(2, '0')}T10:00:00Z`;
      return { id: index + 1, at, by: 'mara', action: 'published' as const, channel, version };
    }),
  );
  const all = [...events, ...more];
  const versions = [...new Set(all.map(({ version }) => version))].sort().reverse();
  const releases = versions.map((version) =>
    madeRelease(version, { date: '2026-05-01T08:00:00Z', events: all.filter((event) => event.version === version) }),
  );
  const ids = [...new Set([...Object.keys(offers), ...Object.keys(channels)])];
  const made = ids.map((id) => {
    const offered = versions.filter((version) => Object.hasOwn(offers[id] ?? {}, version));
    return madeChannel(id, { offered, releases: offered, ...channels[id] });
  });
  return { portal: madePortal(releases, { channels: made, ...over }), releases };
}

function waitingOn(id: string, { portal, releases }: ReturnType<typeof portalWith>, at = NOW) {
  const coming = comingTo(portal, (channel) => channelHistory(channel, releases), at);
  const channel = portal.channels.find((each) => each.id === id) as Channel;
  const { waiting, ahead } = coming(channel);
  return { waiting: waiting.map(({ row, how }) => `${row.version} ${how}`), ahead: ahead?.version ?? null };
}

describe('the way of releases', () => {
  const source = (id: string, from?: string, promotedFrom?: string) => ({
    ...{ id, from, order: 1 },
    events: promotedFrom === undefined ? [] : [{ promotedFrom }],
  });

  it('is what files say, else what the last promotion tells', () => {
    const channels = [source('stable', undefined, 'beta'), source('lts', 'stable', 'beta'), source('beta')];
    expect([...feedersOf(channels)]).toEqual([
      ['lts', 'stable'],
      ['stable', 'beta'],
    ]);
  });

  it('never leads in a circle, nor from a channel that is not there', () => {
    const channels = [
      source('a', 'b'),
      source('b', 'c'),
      source('c', undefined, 'a'),
      source('d', 'd'),
      source('e', 'x'),
    ];
    expect([...feedersOf(channels)]).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
  });

  it('orders channels, the earliest builds first where nothing leads from one to the other', () => {
    const channels = [
      { id: 'stable', from: 'beta', order: 1 },
      { id: 'lts', from: 'stable', order: 2 },
      { id: 'beta', order: 3 },
      { id: 'nightly', order: 4 },
    ];
    expect(inPathOrder(channels).map(({ id }) => id)).toEqual(['nightly', 'beta', 'stable', 'lts']);
  });
});

describe('what comes to a channel', () => {
  const fed = { stable: { from: 'beta' } };

  it('is the highest of each line that the channel before offers and this one never did', () => {
    const given = portalWith({ beta: { '1.0.0': 1, '1.1.0': 2, '1.1.1': 3, '2.0.0': 4 }, stable: { '1.0.0': 5 } }, fed);
    expect(waitingOn('stable', given).waiting).toEqual(['2.0.0 next', '1.1.1 next']);
    expect(waitingOn('beta', given).waiting).toEqual([]);
  });

  it('is no prerelease where only final versions are offered, which is said instead', () => {
    const given = portalWith({ beta: { '1.0.0': 1, '1.1.0-beta.1': 2 }, stable: { '1.0.0': 5 } }, fed);
    expect(waitingOn('stable', given)).toEqual({ waiting: [], ahead: '1.1.0-beta.1' });
  });

  it('is what is prepared or approved, once, and not before it was tagged', () => {
    const approved: ReleaseEvent[] = [
      { id: 9, at: '2026-05-10T10:00:00Z', by: 'jun', action: 'approved', channel: 'stable', version: '1.1.0' },
    ];
    const given = portalWith({ beta: { '1.1.0': 2 }, stable: { '1.0.0': 5 } }, fed, {}, approved);
    expect(waitingOn('stable', given).waiting).toEqual(['1.1.0 prepared']);
    expect(waitingOn('stable', given, '2026-04-01T00:00:00Z').waiting).toEqual([]);
    const listed = portalWith({ stable: { '1.0.0': 5 } }, { stable: { prepared: ['1.0.0'] } });
    expect(waitingOn('stable', listed).waiting).toEqual([]);
  });

  it('has a tag that moved in its way until somebody accepts it', () => {
    const tagsOf = (accepted: PortalTags['moved'][number]['accepted']) => {
      const given = portalWith({ beta: { '1.1.0': 2 }, stable: { '1.0.0': 5 } }, fed);
      const row = given.portal.releases.find(({ version }) => version === '1.1.0');
      if (row) row.movedFrom = 'a'.repeat(40);
      const moved = [
        { tag: 'v1.1.0', release: row?.id ?? '', from: 'a'.repeat(40), to: 'b'.repeat(40), recorded: null },
      ];
      given.portal.tags.moved = moved.map((move) => ({ ...move, accepted }));
      const coming = comingTo(given.portal, (channel) => channelHistory(channel, given.releases), NOW);
      const stable = given.portal.channels.find(({ id }) => id === 'stable');
      return stable ? coming(stable).waiting.map(({ move }) => move.tag !== null) : [];
    };
    expect(tagsOf(null)).toEqual([true]);
    expect(tagsOf({ on: '2026-05-02', by: 'Mara', reason: 'Built again.' })).toEqual([false]);
  });

  it('is told with what stands in the way, in words and as data', () => {
    const policy = { stable: { approvals: 1, checklist: ['Read.'], minDaysOnPrevious: 30 } };
    const given = portalWith({ beta: { '1.1.0': 2 }, stable: { '1.0.0': 5 } }, fed, { policy });
    const coming = comingTo(given.portal, (channel) => channelHistory(channel, given.releases), NOW);
    const [stable] = given.portal.channels.filter(({ id }) => id === 'stable');
    const [told] = tellWaiting(coming(stable as Channel).waiting, given.portal.channels, NOW);
    expect(told).toMatchObject({ release: '1.1.0', how: 'next', clearFrom: null });
    expect(told?.obstacles.map(({ kind, until, text }) => [kind, until, text])).toEqual([
      ['approvals', null, '0 of 1 approvals.'],
      ['checklist', null, '1 of 1 check open.'],
      ['stay', '2026-06-01T10:00:00Z', 'On beta since 2 May 2026; 30 days there are asked for, until 1 June 2026.'],
    ]);
  });
});

describe('the board', () => {
  it('has cards for what is current, yanked and waiting, and counts the rest', () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`1.${index + 10}.0`, index + 1]));
    const gone = { id: 30, at: '2026-05-19T10:00:00Z', by: 'jun', action: 'yanked', channel: 'stable' } as const;
    const given = portalWith({ stable: many }, {}, {}, [{ ...gone, version: '1.29.0', reason: 'Crashes.' }]);
    const [column] = composeBoard(
      given.portal,
      (channel) => channelHistory(channel, given.releases),
      '2026-05-31T00:00:00Z',
    );
    expect(column?.current.map(({ row }) => row.version)).toEqual(['1.28.0']);
    expect(column?.yanked.map(({ row }) => row.version)).toEqual(['1.29.0']);
    expect(column?.more).toBe(18);
  });

  it('is there where files say what channels offer, unless the settings forbid it', () => {
    const folder = (over: Partial<Settings> = {}) => ({ settings: { ...DEFAULT_SETTINGS, ...over }, channels: [] });
    const managed = [madeChannel('stable')];
    expect(managePages(folder(), managed)).toEqual({ periods: [] });
    expect(managePages(folder({ manage: false }), managed)).toBeNull();
    expect(managePages(folder(), [madeChannel('stable', { fromManifests: false })])).toBeNull();
  });
});

describe('the pages of the board', () => {
  const { portal } = portalWith({ stable: { '1.0.0': 1 } });
  const site = 'https://releases.example.com';
  const spoken = (manage: Portal['manage']) => {
    const made = { ...portal, manage };
    const files = composeSite(made, site, '/').filter(({ path }) => /llms|sitemap/.test(path));
    return [...expectedFiles(made, site), ...files.map(({ text }) => text)].join('\n').match(/manage\/[\w/.-]*/g) ?? [];
  };

  it('are in the census, the sitemap and the list for language models', () => {
    expect(spoken({ periods: ['2026'] }).sort()).toEqual([
      ...['manage/', 'manage/', 'manage/2026/index.html', 'manage/index.html'],
    ]);
  });

  it('are in none of them where they were left out', () => {
    expect(spoken(null)).toEqual([]);
  });
});

describe('a card', () => {
  const facts: CardFacts = {
    prepared: true,
    names: { stable: 'Stable' },
    move: {
      ...{ channel: 'stable', version: '1.1.0', offered: null, stay: null, yanked: [], tag: null, higher: null },
      approvals: { needed: 1, given: [{ by: '<b>mara</b>', at: '2026-05-10T10:00:00Z' }] },
      checklist: [],
      freezes: [{ id: 'may', from: '2026-05-18', to: '2026-05-21', channels: [], reason: 'Holidays.' }],
    },
  };
  const said = (parts: readonly PageNode[]): string =>
    parts.map((node) => (typeof node === 'string' ? node : said(node.children))).join('');

  it('changes with the day that it is read on', () => {
    expect(said(cardParts(facts, '2026-05-17T12:00:00Z'))).toMatch(
      /^Ready\. Nothing stands in the way\..*To publish it:/,
    );
    expect(said(cardParts(facts, NOW))).toMatch(
      /^Held until 22 May 2026.*Freeze until 21 May 2026.*To publish it then:/,
    );
    expect(said(freezeParts(facts.move.freezes, '2026-05-17T12:00:00Z'))).toMatch(/^Freeze from 18 May 2026/);
    expect(said(freezeParts(facts.move.freezes, NOW))).toBe('Frozen until 21 May 2026. Holidays.');
    expect(said(freezeParts(facts.move.freezes, '2026-05-22T00:00:00Z'))).toBe('');
    expect(said(summaryParts([facts], NOW))).toContain('held by a date alone1');
  });

  it('shows a command only where it can be run: not while people are waited for, nor without a manifest', () => {
    const open = { ...facts.move, approvals: { needed: 2, given: facts.move.approvals.given } };
    expect(said(cardParts({ ...facts, move: open }, NOW))).not.toContain('tagline ');
    expect(said(cardParts({ ...facts, prepared: false }, NOW))).not.toContain('tagline ');
    const odd = { ...facts.move, version: '1.0.0+$(x)' };
    expect(said(cardParts({ ...facts, move: odd }, NOW))).toContain("--version '1.0.0+$(x)' --publish");
  });

  it('is stopped for good by a yank, and says nothing else then', () => {
    const yanked = [{ channel: 'stable', at: NOW, by: 'jun', reason: 'Crashes', replacement: '1.1.1' }];
    const words = said(cardParts({ ...facts, move: { ...facts.move, yanked } }, NOW));
    expect(words).toBe('Stopped. Stable yanked it on 20 May 2026 (jun): Crashes. Take 1.1.1.');
  });
});

describe('the log over all channels', () => {
  it('has a page for each year beside the newest events, and for each month of a year with many', () => {
    const events = (count: number, year: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...{ id: index + 1, by: 'mara', action: 'published' as const, channel: 'stable', version: `1.0.${index}` },
        at: `${year}-${String(1 + (index % 3)).padStart(2, '0')}-01T10:00:00Z`,
      }));
    const pages = (logged: ReleaseEvent[]) => {
      const channel = { ...madeChannel('stable'), from: undefined, events: logged };
      return managePages({ settings: DEFAULT_SETTINGS, channels: [channel as never] }, [channel])?.periods;
    };
    expect(pages(events(100, 2026))).toEqual([]);
    expect(pages([...events(60, 2025), ...events(60, 2026)])).toEqual(['2026', '2025']);
    expect(pages([...events(60, 2025), ...events(1001, 2026)])).toEqual(['2026-03', '2026-02', '2026-01', '2025']);
  });

  it('has every event once, newest first', () => {
    const given = portalWith({ beta: { '1.0.0': 3, '1.1.0': 9 }, stable: { '1.0.0': 5 } });
    const log = composeLog(given.portal.channels, (channel) => channelHistory(channel, given.releases));
    expect(log.map(({ event, channel }) => `${event.at.slice(8, 10)} ${event.version} ${channel.id}`)).toEqual([
      '09 1.1.0 beta',
      '05 1.0.0 stable',
      '03 1.0.0 beta',
    ]);
  });
});
