import { describe, expect, test } from 'vitest';
import { drawnWarnings, pairWarnings, warningText, withoutNewest } from '#domain/compared/warnings.ts';
import { differsOn, packStanding, unpackStanding } from '#domain/list-standing.ts';
import type { Portal } from '#domain/portal.ts';
import { outlineRelease } from '#domain/release-outline.ts';
import { statusOf } from '#domain/release-status.ts';
import { replacementsOf } from '#domain/replacements.ts';
import { stateFilters, statesThere } from '#domain/search-states.ts';
import { affectedCounts, badgesOf, dayOf, rowFacts, standingOn } from '#domain/standing.ts';
import { isIn, STATE_FILTERS } from '#domain/state-filters.ts';
import { statesOf } from '#domain/states.ts';
import { composeSite } from '../../scripts/steps/compose-site.ts';
import { entry } from '../support/made-comparison.ts';
import { madeAdvisory, madePortal, madeRelease } from '../support/made-portal.ts';
import { smallPortal } from '../support/small-portal.ts';

const ENDED = 'its line has ended';
const YANKED = { at: '2026-02-01T10:00:00Z', by: 'mara', reason: 'It loses settings.', replacement: '1.0.2' };

/** 1.x ended in March 2026 and 1.0.1 was yanked; the tag of 2.0.0 was moved; 2.0.0 has two advisories. */
function portalOn(day?: string): Portal {
  return smallPortal(['1.0.0', '1.0.1', '1.0.2', '2.0.0', '2.1.0-beta.1', '2.1.0'], ({ lines, releases, ...rest }) => {
    if (lines[0]) lines[0].security = '2026-03-31';
    const row = (version: string) => releases.find((each) => each.version === version);
    Object.assign(row('1.0.1') ?? {}, { yanked: YANKED });
    Object.assign(row('2.0.0') ?? {}, { movedFrom: 'a'.repeat(40) });
    rest.advisories.push(madeAdvisory('CVE-1', { affects: ['2.0.0'] }), madeAdvisory('CVE-2', { affects: ['2.0.0'] }));
    if (day !== undefined) rest.facts.day = day;
  });
}

function said(portal: Portal): Record<string, string[]> {
  const [context, affected] = [standingOn(portal), affectedCounts(portal)];
  const rows = portal.releases.map((row) => [row.version, statesOf(rowFacts(row, affected), context)] as const);
  return Object.fromEntries(rows.map(([version, states]) => [version, states.map(({ says }) => says)]));
}

describe('how a release stands', () => {
  test('is one list, with what is urgent first', () => {
    expect(said(portalOn())).toEqual({
      '1.0.0': ['1.x has ended', 'superseded by 1.0.2'],
      '1.0.1': ['yanked', '1.x has ended'],
      '1.0.2': ['1.x has ended', '1.x current'],
      '2.0.0': ['tag moved', '2 advisories', 'superseded by 2.1.0'],
      '2.1.0-beta.1': ['beta', 'superseded by 2.1.0'],
      '2.1.0': ['latest'],
    });
  });

  test('says that a tag was moved, as an alarm until somebody accepted it', () => {
    const tones = (moveAccepted?: true) => {
      const portal = smallPortal(['1.0.0'], ({ releases }) => {
        Object.assign(releases[0] ?? {}, { movedFrom: 'a'.repeat(40), moveAccepted });
      });
      return portal.releases.flatMap((row) => badgesOf(portal)(row).filter(({ text }) => text === 'tag moved'));
    };
    expect([tones()[0]?.tone, tones(true)[0]?.tone]).toEqual(['bad', 'warning']);
  });

  test('is that it is not released yet, and nothing of its place, while it is only prepared', () => {
    const portal = smallPortal(['1.0.0', '1.1.0'], ({ releases, lines }) => {
      const row = releases.find(({ version }) => version === '1.1.0');
      if (row) row.status = 'unreleased';
      if (lines[0]) lines[0].latest = '1.0.0';
    });
    expect(said(portal)).toEqual({ '1.0.0': ['latest'], '1.1.0': ['not released yet'] });
    const badges = badgesOf(portal);
    expect(portal.releases.map((row) => badges(row).map(({ text }) => text))).toEqual([['unreleased'], ['latest']]);
    expect([...standingOn(portal).unreleased]).toEqual(['1.1.0']);
  });

  test('is that of the day which the command line names, else of the settings', () => {
    expect([dayOf(portalOn()), dayOf(portalOn('2026-03-31'))]).toEqual(['2026-06-01', '2026-03-31']);
    expect(said(portalOn('2026-03-31'))['1.0.0']).toEqual(['superseded by 1.0.2']);
  });

  test('in a list is said in a word each, and not that a release is superseded', () => {
    const badges = badgesOf(portalOn());
    const words = portalOn().releases.map((row) => badges(row).map(({ text }) => text));
    expect(words).toEqual([['latest'], ['beta'], ['tag moved', '2 advisories'], ['ended'], ['yanked'], ['ended']]);
  });

  test('counts among states that can be asked for, and among the one that data files name', () => {
    const portal = portalOn();
    const [context, affected] = [standingOn(portal), affectedCounts(portal)];
    for (const row of portal.releases.map((each) => rowFacts(each, affected))) {
      const states = STATE_FILTERS.filter((state) => isIn(state, row, context));
      const status = statusOf(row, context);
      expect(states.includes('supported')).toBe(status === 'offered' || status === 'superseded');
      expect(states.filter((state) => state === status)).toEqual(status === 'offered' ? [] : [status]);
      expect([states.includes('affected'), states.includes('moved')]).toEqual([row.affected > 0, row.moved]);
    }
  });

  test('is told anew by a page that was written before a line ended', () => {
    const portal = portalOn('2026-03-31');
    const packed = packStanding(standingOn(portal), portal.releases);
    expect([differsOn(packed, '2026-03-31'), differsOn(packed, '2026-04-01')]).toEqual([false, true]);
    const context = unpackStanding(JSON.parse(JSON.stringify(packed)), '2026-04-01');
    const row = portal.releases.find(({ version }) => version === '1.0.0');
    expect(statesOf(rowFacts(row as never, new Map()), context).map(({ word }) => word)).toContain('ended');
  });
});

describe('files for programs and agents', () => {
  const moved = madeRelease('2.4.1', { movedFrom: 'f'.repeat(40) });
  const advisories = [madeAdvisory('CVE-1', { affects: ['2.4.1'] })];

  test('the outline of a release says first that its tag was moved', () => {
    const [first] = outlineRelease(moved, madePortal([moved]));
    const text = 'The tag v2.4.1 was recorded at ffffffffffff and names 000000000000 now.';
    expect(first).toEqual({ kind: 'notice', text });
  });

  test('the list for language models says what is wrong with a release', () => {
    const files = composeSite(madePortal([moved], { advisories }), null, '/');
    const llms = files.find(({ path }) => path.endsWith('llms.txt'));
    expect(llms?.text).toContain('What it brings (tag moved, 1 advisory)');
  });
});

describe('the search', () => {
  const values = { lane: { 'lantern/1.x': 3, 'lantern/2.x': 3 }, fact: { yanked: 1 } };

  test('asks its index for nothing that depends on the day', () => {
    const [early, late] = [standingOn(portalOn('2026-03-01')), standingOn(portalOn())];
    const none = { fact: { none: ['yanked'] } };
    expect(stateFilters('supported', values, late)).toEqual({ lane: { any: ['lantern/2.x'] }, ...none });
    expect(stateFilters('ended', values, late)).toEqual({ lane: { any: ['lantern/1.x'] }, ...none });
    expect(stateFilters('ended', values, early)).toBeNull();
    expect(stateFilters('yanked', values, late)).toEqual({ fact: 'yanked' });
    expect(stateFilters('moved', values, late)).toBeNull();
  });

  test('offers the states that some release is in', () => {
    const portal = portalOn();
    const facts = portal.releases.map((row) => rowFacts(row, new Map()));
    expect(statesThere(facts, standingOn(portal))).toEqual(['supported', 'superseded', 'ended', 'yanked', 'moved']);
    const plain = smallPortal(['1.0.0']);
    expect(statesThere([rowFacts(plain.releases[0] as never, new Map())], standingOn(plain))).toEqual([]);
  });
});

describe('a comparison', () => {
  const releases = ['1.0.0', '1.0.1', '1.0.2', '2.0.0', '2.1.0'].map((version) => ({
    ...entry(version),
    yanked: version === '1.0.1',
    moved: version === '2.0.0',
  }));
  const warned = (from: string, to: string, over = {}) => {
    const [start, end] = [from, to].map((version) => releases.find((each) => each.version === version));
    if (!start || !end) throw new Error('no such release');
    const portal = portalOn();
    const ids = replacementsOf(portal);
    const yanked = releases.filter(({ yanked, id }) => yanked && id > from && id <= to);
    const input = { from: start, to: end, yanked, releases, context: standingOn(portal), ...over };
    return pairWarnings({ ...input, replacementOf: (id) => ids[id] ?? null });
  };

  test.each([
    ['1.0.0', '1.0.1', ['1.0.1 was yanked: do not go there. Take 1.0.2 instead.', ENDED]],
    ['1.0.1', '2.1.0', ['1.0.1, from which you start, was yanked. What replaces it is 1.0.2.']],
    ['1.0.0', '2.1.0', ['On the way 1.0.1 was yanked: go past, do not stop there.']],
    ['1.0.2', '2.0.0', ['The tag v2.0.0 was moved after it was recorded: what stands here is what it names now.']],
    ['1.0.2', '2.1.0', []],
  ])('from %s to %s says what is wrong and what to choose instead', (from, to, words) => {
    expect(
      warned(from, to)
        .map(warningText)
        .map((text) => (text.startsWith('1.x ended') ? ENDED : text)),
    ).toEqual(words);
  });

  test('says that the line of its target has ended, and which release still gets fixes', () => {
    expect(warned('1.0.0', '1.0.2').map(warningText).at(-1)).toBe(
      '1.x ended in March 2026 and gets no fixes any more. The newest release that does is 2.1.0.',
    );
  });

  test('names on a page that must not change with the next tag only what was named for good', () => {
    const context = withoutNewest(standingOn(portalOn()));
    expect(warned('1.0.0', '1.0.1', { context }).map(warningText)).toEqual([
      '1.0.1 was yanked: do not go there. Take 1.0.2 instead.',
      '1.x ended in March 2026 and gets no fixes any more.',
    ]);
  });

  test('draws them as one box whose links lead to the pair with the other target', () => {
    const box = drawnWarnings(warned('1.0.0', '1.0.1'), entry('1.0.0'), (path) => `/${path}`);
    expect(box?.attributes.class).toBe('box bad');
    expect(JSON.stringify(box)).toContain('/compare/?from=1.0.0&to=1.0.2');
    expect(drawnWarnings([], entry('1.0.0'), (path) => path)).toBeNull();
  });
});
