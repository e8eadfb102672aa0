import type { ChangesFile, GraphFile, ReleaseEntry } from './browser-files.ts';
import type { Bucket, Buckets, Downgrade, StepsFile, UpgradeSteps } from './bucket.ts';
import { contains, includes, newSegments } from './compare-graph.ts';
import { type ToldSide, tellSide, toBucket } from './compare-side.ts';
import { downgradeOf } from './downgrade.ts';
import { numberedReleases, releaseNumbers } from './release-numbers.ts';
import { compareVersions, versionFields } from './version-fields.ts';

/** Two releases and what is needed to compare them. */
export interface ComparisonInput {
  graph: GraphFile;
  releases: readonly ReleaseEntry[];
  from: ReleaseEntry;
  to: ReleaseEntry;
  /** The files named by `neededShards`, by their index. */
  shards: ReadonlyMap<number, ChangesFile>;
  steps: StepsFile;
}

/** A comparison as pages draw it and the command line prints it. */
export interface Comparison {
  from: ReleaseEntry;
  to: ReleaseEntry;
  direction: 'same' | 'upgrade' | 'downgrade' | 'components';
  /** By commit in `to` and not in `from`: *new* and *already had* together. */
  fresh: ComparedSide;
  /** By commit in `from` and not in `to`. */
  lost: ComparedSide;
  buckets: Buckets;
  /** What notes ask of those who upgrade, in the order of the versions; none on the way down. */
  steps: UpgradeSteps[];
  /** Set on a step down. */
  down: Downgrade | null;
  way: ComparisonWay;
}

/** What one release has by commit and the other has not. */
export interface ComparedSide extends Bucket {
  /** Exactly `git rev-list --count`. */
  commits: number;
  /** Changes left out because another one of the same side takes them back, both counted. */
  cancelled: number;
}

/** What lies between the two. */
export interface ComparisonWay {
  /** Releases of the target's component that are crossed, lowest first, the target among them. */
  crossed: ReleaseEntry[];
  majors: number;
  yanked: ReleaseEntry[];
}

/** Indexes of the files of changes that a comparison reads, ascending. */
export function neededShards(graph: GraphFile, from: number, to: number): number[] {
  const segments = [...newSegments(graph, from, to), ...newSegments(graph, to, from)];
  const shards = new Set(segments.map((segment) => graph.shard[segment] ?? -1));
  shards.delete(-1);
  return [...shards].sort((a, b) => a - b);
}

/** Compares two releases: by commits what git calls `from..to` and `to..from`, and as changes by identity. */
export function composeComparison(input: ComparisonInput): Comparison {
  const { graph, from, to } = input;
  const gained = tellSide({ ...input, has: to, lacks: from, ofStart: false });
  const left = tellSide({ ...input, has: from, lacks: to, ofStart: true });
  const direction = directionOf(from, to);
  const way = composeWay(input);
  return {
    from,
    to,
    direction,
    fresh: wholeSide(graph, gained),
    lost: wholeSide(graph, left),
    buckets: {
      fresh: toBucket(graph, gained.news),
      already: toBucket(graph, gained.found),
      missing: toBucket(graph, left.news),
      carried: toBucket(graph, left.found),
    },
    steps: direction === 'downgrade' ? [] : stepsOn(way, input.steps),
    down: direction === 'downgrade' ? downgradeOf(left.news, input) : null,
    way,
  };
}

function directionOf(from: ReleaseEntry, to: ReleaseEntry): Comparison['direction'] {
  if (from.id === to.id) return 'same';
  if (from.component !== to.component) return 'components';
  return compareVersions(from.version, to.version) < 0 ? 'upgrade' : 'downgrade';
}

function wholeSide(graph: GraphFile, { commits, cancelled, news, found }: ToldSide): ComparedSide {
  return { ...toBucket(graph, [...news, ...found]), commits, cancelled };
}

function stepsOn({ crossed }: ComparisonWay, { upgrade }: StepsFile): UpgradeSteps[] {
  return crossed.flatMap((release) => {
    const steps = upgrade[release.id];
    return steps ? [{ release, steps }] : [];
  });
}

function composeWay({ graph, releases, from, to }: Omit<ComparisonInput, 'shards' | 'steps'>): ComparisonWay {
  const numbers = releaseNumbers(graph.releases);
  const [start, end] = [numbers.get(from.id) ?? -1, numbers.get(to.id) ?? -1];
  const crossed = numberedReleases(graph.releases, releases).filter((entry, number): entry is ReleaseEntry => {
    // Where a release lies decides for nearly all of them, so it is asked first.
    if (!includes(graph, end, number) || contains(graph, graph.home[number] ?? -1, start)) return false;
    return entry !== undefined && entry.component === to.component && entry.id !== from.id;
  });
  crossed.sort((a, b) => compareVersions(a.version, b.version));
  const major = (entry: ReleaseEntry) => versionFields(entry.version)?.numbers[0] ?? 0;
  return {
    crossed,
    majors: from.component === to.component ? Math.max(0, major(to) - major(from)) : 0,
    yanked: crossed.filter((entry) => entry.yanked),
  };
}
