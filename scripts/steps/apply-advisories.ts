import { judgeAdvisories, markReleases } from '#domain/advisories/advisory-judge.ts';
import type { Skeleton } from './assemble.ts';
import type { Assembled } from './assemble-portal.ts';

/** Holds the advisories of the portal folder against its releases, and tells portal and records what was found. */
export function applyAdvisories({ portal, releases, identities, reverts }: Assembled, skeleton: Skeleton): void {
  const { collected, components, graph, history } = skeleton;
  const { advisories, problems } = judgeAdvisories(collected.folder.advisories, {
    components,
    records: releases,
    numbers: graph.releases,
    history: { reach: history.reach, index: history.index, identities, reverts },
  });
  markReleases(releases, advisories);
  portal.advisories = advisories;
  portal.problems.push(...problems);
}
