import type { BrowserDataInput } from '#domain/browser-data.ts';
import type { Change, Evidence } from '#domain/change.ts';
import type { Commit } from '#domain/commit.ts';
import { type Identities, IdentityLinks } from '#domain/identity-links.ts';
import type { Line } from '#domain/line.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release, ReleaseRow } from '#domain/release.ts';
import type { ReleaseGraph } from '#domain/release-graph.ts';

/** A commit of a history written by hand: `['b', ['a'], { subject, breaking... }]`, oldest first. */
export type TinyCommit = [id: string, parents: string[], change?: Partial<Change> & { subject: string }];

/** A release at a commit. */
export interface TinyRelease {
  version: string;
  at: string;
  component?: string;
  /** Ids of the commits that its notes show. */
  notes: string[];
  yanked?: string | null;
}

/** What commits are to each other beyond their parents. */
export interface TinyKin {
  /** The same change by two commits. */
  twins?: [string, string, Evidence][];
  /** A commit and the one that it takes back, where its change does not say so. */
  reverts?: [string, string][];
}

/** What a comparison is made of, from a history of a few letters. Ids are the letters, repeated to forty digits. */
export function tinyHistory(commits: TinyCommit[], releases: TinyRelease[], kin: TinyKin = {}): BrowserDataInput {
  const newestFirst = [...commits].reverse();
  const rows = releases.map((release) => rowOf(release));
  return {
    commits: newestFirst.map(([id, parents, change]) => commitOf(id, parents, change?.subject ?? id)),
    graph: graphOf(newestFirst, releases, rows),
    releases: releases.map((release, i) => recordOf(release, rows[i] as ReleaseRow, commits)),
    portal: portalOf(rows),
    reverts: revertsOf(newestFirst, kin),
    identities: identitiesOf(newestFirst, kin),
  };
}

/** What changes say to take back, and what is given beside, by commit number. */
function revertsOf(newestFirst: TinyCommit[], { reverts = [] }: TinyKin): Map<number, number[]> {
  const numberOf = (id: string) => newestFirst.findIndex(([letter]) => fullId(letter) === id);
  const taken = newestFirst.map(([, , change]) => numberOf(change?.reverts?.commit ?? ''));
  const said = [...taken.entries()].flatMap(([revert, target]): [number, number[]][] =>
    target < 0 ? [] : [[revert, [target]]],
  );
  const given = reverts.map(([revert, target]): [number, number[]] => [
    numberOf(fullId(revert)),
    [numberOf(fullId(target))],
  ]);
  return new Map([...said, ...given]);
}

function identitiesOf(newestFirst: TinyCommit[], { twins = [] }: TinyKin): Identities {
  const numberOf = (id: string) => newestFirst.findIndex(([letter]) => letter === id);
  const links = new IdentityLinks();
  for (const [a, b, evidence] of twins) links.add(numberOf(a), numberOf(b), evidence);
  return links.followed();
}

/** Forty digits made of one letter. */
function fullId(letter: string): string {
  return letter.repeat(40).slice(0, 40);
}

/** Everything that a commit reaches, itself included: the slow and obvious way. */
export function reachable(commits: readonly TinyCommit[], start: string): Set<string> {
  const parents = new Map(commits.map(([id, list]) => [id, list]));
  const seen = new Set<string>();
  const walk = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const parent of parents.get(id) ?? []) walk(parent);
  };
  walk(start);
  return seen;
}

function graphOf(newestFirst: TinyCommit[], releases: TinyRelease[], rows: ReleaseRow[]): ReleaseGraph {
  const holds = releases.map((release) => reachable(newestFirst, release.at));
  const bySet = new Map<string, number[]>();
  newestFirst.forEach(([id], index) => {
    const key = holds.flatMap((set, release) => (set.has(id) ? [release] : [])).join(',');
    bySet.set(key, [...(bySet.get(key) ?? []), index]);
  });
  const segments = [...bySet].map(([key, list]) => ({
    runs: key === '' ? [] : key.split(',').flatMap((number) => [Number(number), 1]),
    commits: list,
  }));
  const home = releases.map((release) =>
    segments.findIndex((s) => s.commits.includes(newestFirst.findIndex(([id]) => id === release.at))),
  );
  return { releases: rows.map((row) => row.id), segments, home };
}

function commitOf(id: string, parents: string[], subject: string): Commit {
  const person = { name: 'Mara', email: 'mara@example.com' };
  const times = { authoredAt: 0, committedAt: 0 };
  return {
    id: fullId(id),
    tree: fullId(id),
    parents: parents.map(fullId),
    author: person,
    ...times,
    subject,
  };
}

function rowOf({ version, at, component = 'lantern', yanked }: TinyRelease): ReleaseRow {
  const prerelease = version.includes('-');
  return {
    id: component === 'lantern' ? version : `${component}/${version}`,
    component,
    version,
    tag: `v${version}`,
    commit: fullId(at),
    date: '2026-05-01T00:00:00Z',
    kind: prerelease ? 'candidate' : 'stable',
    level: prerelease ? 'prerelease' : 'patch',
    line: `${version.split('.')[0]}.x`,
    channel: prerelease ? 'beta' : 'stable',
    status: yanked === undefined ? 'offered' : 'yanked',
    summary: '',
    counts: { breaking: 0, security: 0, features: 0, fixes: 0, all: 0 },
    previous: null,
    previousId: null,
    yanked: yanked === undefined ? null : { at: '2026-05-02T00:00:00Z', by: 'Mara', reason: 'x', replacement: yanked },
    movedFrom: null,
    spelledTwiceWith: null,
  };
}

function recordOf(release: TinyRelease, row: ReleaseRow, commits: TinyCommit[]): Release {
  const changes = release.notes.map((id) => changeOf(id, commits.find((commit) => commit[0] === id)?.[2]));
  const keys = ['features', 'fixes', 'changes'].filter((key) => changes.some((change) => change.section === key));
  return {
    ...row,
    schemaVersion: 1,
    url: `releases/${row.id}/`,
    data: `api/v1/releases/${row.id}.json`,
    range: { from: null, to: row.commit, commits: changes.length, diverged: 0 },
    sections: keys.map((key) => ({ key, title: key, folded: false })),
    changes,
    omitted: [],
    otherComponents: 0,
    sinceStable: null,
    contributors: [],
    artifacts: [],
    events: [],
    notes: null,
    lower: null,
    higher: null,
    signature: { state: 'lightweight', kind: null, key: null, fingerprint: null, by: null, reason: null },
    move: null,
    forgeUrl: null,
  };
}

function changeOf(id: string, given: TinyCommit[2]): Change {
  return {
    id: fullId(id),
    type: null,
    scope: null,
    subject: id,
    section: 'changes',
    breaking: false,
    breakingText: null,
    security: false,
    advisories: [],
    commits: [fullId(id)],
    references: [],
    authors: [],
    alsoIn: [],
    ...given,
  };
}

function portalOf(rows: ReleaseRow[]): Portal {
  const components = [...new Set(rows.map((row) => row.component))];
  return {
    schemaVersion: 1,
    product: {
      name: 'Lantern',
      description: '',
      repositoryUrl: null,
      forge: null,
      id: 'example.com/lantern',
      today: '2026-11-20',
      sample: false,
    },
    components: components.map((id) => ({ id, name: id, root: id === 'lantern', tags: [], paths: ['.'] })),
    lines: linesOf(rows),
    channels: [],
    releases: [...rows].reverse(),
    unreleased: [],
    backports: [],
    comparisons: [],
    freezes: [],
    policy: {},
    manage: null,
    advisories: [],
    news: [],
    plan: [],
    problems: [],
    tags: { keys: 0, signatures: {}, recorded: 0, lastRecorded: null, moved: [], deleted: [] },
    facts: {
      head: fullId('a'),
      commits: 0,
      accounted: 0,
      releases: rows.length,
      conventional: 0,
      checkedPairs: 0,
      unmatchedTags: [],
      newest: '2026-05-01T00:00:00Z',
      generator: 'tagline',
    },
  };
}

function linesOf(rows: ReleaseRow[]): Line[] {
  const keys = [...new Set(rows.map((row) => `${row.component} ${row.line}`))];
  return keys.map((key, track) => {
    const [component = '', id = ''] = key.split(' ');
    const own = rows.filter((row) => row.component === component && row.line === id).reverse();
    const latest = own.find((row) => row.kind === 'stable' && !row.yanked)?.id ?? null;
    const dates = { released: null, support: null, security: null };
    const releases = own.map((row) => row.id);
    return {
      id,
      component,
      slug: id,
      lts: false,
      codename: null,
      ...dates,
      releases,
      latest,
      branchedFrom: null,
      track,
    };
  });
}
