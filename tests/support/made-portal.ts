import type { Advisory } from '#domain/advisories/advisory.ts';
import type { Change } from '#domain/change.ts';
import { findNews } from '#domain/news.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release, ReleaseRow } from '#domain/release.ts';

/** A full commit id out of a number: readable in failures, and never the same for two numbers. */
export function idOf(number: number): string {
  return number.toString(16).padStart(40, '0');
}

export function madeChange(number: number, over: Partial<Change> = {}): Change {
  return {
    id: idOf(number),
    type: 'feat',
    scope: null,
    subject: `change ${number}`,
    section: 'features',
    breaking: false,
    breakingText: null,
    security: false,
    advisories: [],
    commits: [idOf(number)],
    references: [],
    authors: ['Mara'],
    alsoIn: [],
    ...over,
  };
}

export function madeRelease(version: string, over: Partial<Release> = {}): Release {
  const component = over.component ?? 'lantern';
  const id = component === 'lantern' ? version : `${component}/${version}`;
  const changes = over.changes ?? [madeChange(1)];
  const stable = !version.includes('-');
  return {
    schemaVersion: 1,
    id,
    component,
    version,
    tag: component === 'lantern' ? `v${version}` : `${component}@${version}`,
    commit: idOf(9),
    date: '2026-05-01T10:00:00Z',
    kind: stable ? 'stable' : 'candidate',
    level: stable ? 'minor' : 'prerelease',
    line: `${version.split('.')[0]}.x`,
    channel: stable ? 'stable' : 'beta',
    status: 'offered',
    summary: 'What it brings',
    counts: { breaking: 0, security: 0, features: changes.length, fixes: 0, all: changes.length },
    previous: null,
    previousId: null,
    yanked: null,
    movedFrom: null,
    spelledTwiceWith: null,
    url: `releases/${id}/`,
    data: `api/v1/releases/${id}.json`,
    range: { from: null, to: idOf(9), commits: changes.length, diverged: 0 },
    sections: [{ key: 'features', title: 'Features', folded: false }],
    changes,
    omitted: [],
    otherComponents: 0,
    sinceStable: null,
    contributors: [{ name: 'Mara', first: true, bot: false }],
    artifacts: [],
    events: [],
    notes: null,
    lower: null,
    higher: null,
    signature: { state: 'lightweight', kind: null, key: null, fingerprint: null, by: null, reason: null },
    move: null,
    forgeUrl: null,
    ...over,
  };
}

/** A portal over these releases, newest first; its channels are those that the releases name. */
export function madePortal(releases: readonly Release[], over: Partial<Portal> = {}): Portal {
  const ids = (channel: string): string[] => releases.filter((each) => each.channel === channel).map((each) => each.id);
  const channels = [...new Set(releases.map((each) => each.channel))].map((id, order) => ({
    ...{ id, name: id, description: '', cadence: '', support: '', audience: '', order, fromManifests: false },
    ...{ offered: ids(id), releases: ids(id), current: ids(id)[0] ?? null, head: null },
  }));
  const components = [...new Set(releases.map((each) => each.component))].map((id) => ({
    ...{ id, name: id === 'lantern' ? 'Lantern' : id, root: id === 'lantern', tags: ['v{version}'], paths: ['.'] },
  }));
  return {
    schemaVersion: 1,
    product: {
      ...{ name: 'Lantern', description: 'A lamp for terminals.', repositoryUrl: 'https://github.com/lantern/lantern' },
      ...{ forge: 'github', id: 'example.com/lantern', today: null, sample: false },
    },
    components,
    lines: [],
    channels,
    releases: releases.map(rowOf),
    unreleased: [],
    backports: [],
    comparisons: [],
    freezes: [],
    policy: {},
    manage: null,
    advisories: [],
    news: findNews(releases),
    plan: [],
    problems: [],
    tags: { keys: 0, signatures: {}, recorded: 0, lastRecorded: null, moved: [], deleted: [] },
    facts: {
      ...{ head: idOf(9), commits: 10, accounted: 10, releases: releases.length, conventional: 10, unmatchedTags: [] },
      checkedPairs: 24,
      ...{ newest: '2026-05-01T10:00:00Z', generator: 'Tagline 0.1.0' },
    },
    ...over,
  };
}

function rowOf(release: Release): ReleaseRow {
  const { id, component, version, tag, commit, date, kind, level, line, channel, status, summary, counts } = release;
  const { previous, previousId, yanked, movedFrom, spelledTwiceWith } = release;
  const row = { id, component, version, tag, commit, date, kind, level, line, channel, status, summary, counts };
  return { ...row, previous, previousId, yanked, movedFrom, spelledTwiceWith };
}

/** An advisory that affects these releases. */
export function madeAdvisory(id: string, over: Partial<Advisory> = {}): Advisory {
  return {
    id,
    aliases: [],
    title: 'An empty token is accepted',
    severity: 'high',
    cvss: null,
    published: '2026-06-01T10:00:00Z',
    updated: '2026-06-01T10:00:00Z',
    withdrawn: null,
    credits: [],
    description: '',
    references: [],
    stated: ['<2.4.1'],
    affects: [],
    fixedIn: [],
    awaited: [],
    ...over,
  };
}
