import { accountedCommits } from '#domain/accounting.ts';
import { findBackports } from '#domain/backports.ts';
import { managePages } from '#domain/board/board-log.ts';
import { neighbourPairs } from '#domain/neighbour-pairs.ts';
import { findNews } from '#domain/news.ts';
import type { Portal } from '#domain/portal.ts';
import { describeTags } from '#domain/portal-tags.ts';
import type { Problem } from '#domain/problem.ts';
import { describeProduct } from '#domain/product.ts';
import type { Release, ReleaseRow } from '#domain/release.ts';
import { knownTags } from '#domain/tag-record.ts';
import { describeUnreleased } from '#domain/unreleased.ts';
import type { Skeleton } from './assemble.ts';
import type { AssembleInput } from './assemble-portal.ts';

/** Seconds since 1970 of the newest commit or tag: never the clock. */
export function newestDate({ collected, releases }: Skeleton): number {
  let newest = 0;
  for (const commit of collected.commits) newest = Math.max(newest, commit.committedAt);
  for (const { tag } of releases) newest = Math.max(newest, tag.date);
  return newest;
}

/** The summary of the whole: what every page may need, without what only one release has. */
export function summarizePortal(
  { skeleton, sample, generator, now }: AssembleInput,
  {
    records,
    lines,
    channels,
    problems,
  }: Pick<Portal, 'lines' | 'channels'> & { records: readonly Release[]; problems: Problem[] },
): Portal {
  const { collected, history } = skeleton;
  return {
    schemaVersion: 1,
    product: describeProduct(collected, skeleton.forge, { sample, now }),
    components: skeleton.components,
    lines,
    channels,
    releases: records.map(rowOf),
    unreleased: describeUnreleased(skeleton),
    backports: findBackports(records),
    comparisons: neighbourPairs(lines, records),
    freezes: collected.folder.settings.freezes,
    ...(collected.folder.settings.keys.length > 0 ? { keys: collected.folder.settings.keys } : {}),
    policy: collected.folder.settings.policy,
    manage: managePages(collected.folder, channels),
    advisories: [],
    news: findNews(records),
    plan: [],
    problems,
    tags: describeTags(records, {
      keys: collected.folder.settings.keys.filter((key) => key.for.includes('tags')).length,
      records: collected.folder.tagRecords ?? [],
      tags: knownTags(collected),
    }),
    facts: {
      head: collected.head ?? collected.commits[0]?.id ?? '',
      commits: collected.commits.length,
      accounted: accountedCommits(skeleton.graph, history),
      releases: records.length,
      conventional: history.facts.filter(({ conventional }) => conventional).length,
      checkedPairs: 0,
      unmatchedTags: skeleton.unmatchedTags,
      newest: new Date(newestDate(skeleton) * 1000).toISOString().replace('.000Z', 'Z'),
      generator,
      ...(now ? { day: now } : {}),
    },
  };
}

/** The row of a record: what lists need, without what only its own page shows. */
function rowOf(record: Release): ReleaseRow {
  const {
    id,
    component,
    version,
    tag,
    commit,
    date,
    kind,
    level,
    line,
    channel,
    status,
    summary,
    counts,
    previous,
    previousId,
    yanked,
    movedFrom,
    moveAccepted,
    spelledTwiceWith,
  } = record;
  return {
    id,
    component,
    version,
    tag,
    commit,
    date,
    kind,
    level,
    line,
    channel,
    status,
    summary,
    counts,
    previous,
    previousId,
    yanked,
    movedFrom,
    ...(moveAccepted ? { moveAccepted } : {}),
    spelledTwiceWith,
  };
}
