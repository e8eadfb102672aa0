import type { Line } from '#domain/line.ts';
import type { Portal } from '#domain/portal.ts';
import type { ReleaseRow } from '#domain/release.ts';

const COUNTS = { breaking: 0, security: 0, features: 0, fixes: 1, all: 1 };

/**
 * A portal of one root product from its versions, oldest first; a line is a major, and grows from the release before.
 *
 * @param versions each a day after the one before
 * @param change adjusts the portal before it is used
 */
export function smallPortal(versions: readonly string[], change: (portal: Portal) => void = () => {}): Portal {
  const releases = versions.map(rowOf).toReversed();
  const portal: Portal = {
    schemaVersion: 1,
    product: {
      name: 'Lantern',
      description: '',
      repositoryUrl: null,
      forge: null,
      id: 'example.com/lantern',
      today: '2026-06-01',
      sample: false,
    },
    components: [{ id: 'lantern', name: 'lantern', root: true, tags: ['v{version}'], paths: ['.'] }],
    lines: linesOf(versions),
    channels: [],
    releases,
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
      head: 'f'.repeat(40),
      commits: 1,
      accounted: 1,
      releases: versions.length,
      conventional: 1,
      checkedPairs: 1,
      unmatchedTags: [],
      newest: '2026-05-31T00:00:00Z',
      generator: 'tagline',
    },
  };
  change(portal);
  return portal;
}

function rowOf(version: string, index: number): ReleaseRow {
  const date = new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
  const kind = /nightly/.test(version) ? 'stream' : version.includes('-') ? 'candidate' : 'stable';
  return {
    id: version,
    component: 'lantern',
    version,
    tag: `v${version}`,
    commit: index.toString(16).padStart(40, '0'),
    date,
    kind,
    level: levelOf(version),
    line: `${version.split('.')[0]}.x`,
    channel: kind === 'stable' ? 'stable' : 'beta',
    status: 'offered',
    summary: '',
    counts: COUNTS,
    previous: null,
    previousId: null,
    yanked: null,
    movedFrom: null,
    spelledTwiceWith: null,
  };
}

function levelOf(version: string): ReleaseRow['level'] {
  if (version.includes('-')) return 'prerelease';
  if (version.endsWith('.0.0')) return 'major';
  return version.endsWith('.0') ? 'minor' : 'patch';
}

function linesOf(versions: readonly string[]): Line[] {
  const byMajor = [...Map.groupBy(versions, (version) => version.split('.')[0] ?? '')];
  return byMajor.map(([major, own], track) => {
    const first = versions.indexOf(own[0] ?? '');
    return {
      id: `${major}.x`,
      component: 'lantern',
      slug: `${major}.x`,
      lts: false,
      codename: null,
      released: null,
      support: null,
      security: null,
      releases: own.toReversed(),
      latest: own.findLast((version) => !version.includes('-')) ?? null,
      branchedFrom: versions[first - 1] ?? null,
      track,
    };
  });
}
