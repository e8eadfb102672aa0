import { describe, expect, test } from 'vitest';
import type { CurrentFile } from '#domain/browser-files.ts';
import { judgeFile, type VerdictContext } from '#domain/drop/drop-verdict.ts';
import { madeArtifact, madeLookup, releaseOf } from '../support/made-artifacts.ts';
import { madeAdvisory } from '../support/made-portal.ts';

const RELEASES = [
  releaseOf('2.0.0', ['lantern-2.0.0.zip']),
  releaseOf('1.2.0', ['lantern-1.2.0.zip']),
  releaseOf('1.1.0', ['lantern-1.1.0.zip'], {
    yanked: { at: '2026-05-02T00:00:00Z', by: 'mara', reason: 'It loses data', replacement: '1.2.0' },
  }),
  releaseOf('1.0.0', ['lantern-1.0.0.zip', madeArtifact('bare.zip', { sha256: null })]),
  releaseOf('3.0.0-beta.1', ['lantern-3.0.0-beta.1.zip'], { movedFrom: 'a'.repeat(40) }),
  releaseOf('0.9.0', ['lantern-0.9.0.zip'], { channel: 'nowhere' }),
];
const LINE = { lts: false, support: null, security: null };
const CURRENT: CurrentFile = {
  schemaVersion: 1,
  today: null,
  latest: { lantern: '2.0.0' },
  lines: {
    'lantern/1.x': { ...LINE, latest: '1.2.0', support: '2026-08-31' },
    'lantern/2.x': { ...LINE, latest: '2.0.0' },
  },
  channels: { stable: { current: '2.0.0', name: 'Stable' }, beta: { current: '3.0.0-beta.1', name: 'Beta' } },
  yanked: { '1.1.0': '1.2.0' },
  unreleased: [],
};

async function verdictOn(name: string, content = name, over: Partial<VerdictContext> = {}) {
  const lookup = madeLookup(RELEASES);
  const found = await lookup.find(name, content);
  const context = { product: 'Lantern', current: CURRENT, advisories: [], today: '2026-06-01', ...over };
  const { badge, title, remarks } = judgeFile({ name, size: content.length }, found, context);
  const links = remarks.flatMap((remark) => remark.links.map(({ path }) => path));
  return { badge, title, words: remarks.map(({ text }) => text).join(' '), links };
}

describe('the verdict on a file', () => {
  test('that is current is good, and says which it is', async () => {
    const { badge, title, words } = await verdictOn('lantern-2.0.0.zip');
    expect(badge).toEqual({ text: 'published', tone: 'good' });
    expect(title).toBe('Lantern 2.0.0 for Linux, x64');
    expect(words).toBe('Its SHA-256 is the one stated here: byte for byte the file that was published.');
  });

  test('of a yanked release says since when, why, and what to take', async () => {
    const { badge, words, links } = await verdictOn('lantern-1.1.0.zip');
    expect(badge).toEqual({ text: 'yanked', tone: 'bad' });
    expect(words).toMatch(/^Yanked on 2 May 2026: do not use it\. It loses data\. Its SHA-256/);
    expect(links).toContain('releases/1.2.0/');
  });

  test('depends on the day it is read on', async () => {
    const before = await verdictOn('lantern-1.2.0.zip');
    expect(before.badge.text).toBe('published');
    expect(before.words).toContain('2.0.0 is newer on Stable.');
    const { badge, words, links } = await verdictOn('lantern-1.2.0.zip', undefined, { today: '2026-09-01' });
    expect(badge).toEqual({ text: 'past its support', tone: 'bad' });
    expect(words).toContain('1.x reached its end on 31 August 2026');
    expect(links).toEqual(['compare/?from=1.2.0&to=2.0.0']);
  });

  test('of a superseded release names the newer one', async () => {
    const { badge, words, links } = await verdictOn('lantern-1.0.0.zip');
    expect(badge.text).toBe('superseded');
    expect(words).toContain('1.2.0 is newer on 1.x.');
    expect(links).toEqual(['compare/?from=1.0.0&to=1.2.0']);
  });

  test('of an affected release names each advisory', async () => {
    const advisories = [madeAdvisory('CVE-2026-1', { affects: ['1.2.0'] }), madeAdvisory('CVE-2026-2')];
    const { badge, words, links } = await verdictOn('lantern-1.2.0.zip', undefined, { advisories });
    expect(badge).toEqual({ text: 'affected', tone: 'bad' });
    expect(words).toContain('Affected by CVE-2026-1 (high): An empty token is accepted.');
    expect(links).toEqual(['security/#CVE-2026-1']);
  });

  test('of a release whose tag was moved says so', async () => {
    expect((await verdictOn('lantern-3.0.0-beta.1.zip')).badge).toEqual({ text: 'tag moved', tone: 'bad' });
  });

  test('with the name of ours tells what is off, and where to get it again', async () => {
    const cut = await verdictOn('lantern-2.0.0.zip', 'lantern');
    expect(cut).toMatchObject({ badge: { text: 'damaged or altered', tone: 'bad' }, links: ['releases/2.0.0/'] });
    expect(cut.title).toBe('Not Lantern 2.0.0 for Linux, x64 as it was published');
    expect(cut.words).toContain(
      'but has only 7 bytes of its 17 bytes: the download may have broken off. Do not run it.',
    );
    const changed = await verdictOn('lantern-2.0.0.zip', 'lantern-2.0.0.zap');
    expect(changed.words).toContain('its size of 17 bytes, but another SHA-256: its content was changed');
  });

  test('with the size of ours under another name is no more than a guess', async () => {
    const { badge, words } = await verdictOn('x', 'lantern-2.0.0.zap');
    expect(badge).toEqual({ text: 'unknown', tone: 'warning' });
    expect(words).toContain('It is exactly as large as lantern-2.0.0.zip and 4 others');
  });

  test('that is not ours says honestly what that means', async () => {
    const { badge, title, words } = await verdictOn('holiday.jpg');
    expect(badge).toEqual({ text: 'unknown', tone: 'warning' });
    expect(title).toBe('Not a file of this portal');
    expect(words).toContain('None of the 6 files of 6 releases');
    expect(words).toContain('That says nothing about the file itself');
  });

  test('whose hash nobody stated is never called good', async () => {
    expect((await verdictOn('bare.zip')).badge).toEqual({ text: 'cannot be told', tone: 'warning' });
  });
});
