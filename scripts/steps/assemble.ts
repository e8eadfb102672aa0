import { assignLines } from '#domain/assign-lines.ts';
import { buildReleaseGraph } from '#domain/build-release-graph.ts';
import { type ClassifiedTags, classifyTags } from '#domain/classify-tags.ts';
import type { Collected } from '#domain/collected.ts';
import type { Component } from '#domain/component.ts';
import { withPaths } from '#domain/component-paths.ts';
import { type Forge, forgeOf } from '#domain/forge.ts';
import { CommitLookUp, type History } from '#domain/history.ts';
import { previousReleases } from '#domain/previous-release.ts';
import type { Problem } from '#domain/problem.ts';
import { Reach } from '#domain/reach.ts';
import type { ReleaseGraph } from '#domain/release-graph.ts';
import type { PlacedRelease, ReleaseStub } from '#domain/release-stub.ts';
import { makeReleaseStubs } from '#domain/release-stubs.ts';
import { Sections } from '#domain/sections.ts';
import { tagHints } from './tag-hints.ts';

/** The skeleton of a portal: which releases there are and what is reachable from which; no entry is written yet. */
export interface Skeleton {
  collected: Collected;
  components: Component[];
  /** By number in the release graph. */
  releases: PlacedRelease[];
  graph: ReleaseGraph;
  history: History;
  sections: Sections;
  forge: Forge;
  unmatchedTags: string[];
  problems: Problem[];
}

/** Sorts tags into components, numbers releases and builds the release graph. Pure. */
export function assembleSkeleton(collected: Collected): Skeleton {
  const { settings } = collected.folder;
  const classified = classifyTags(collected.tags, settings.components, tagHints(collected));
  const located = locateComponents(classified, collected);
  const { commits, facts, index } = collected;
  const { stubs, problems } = makeReleaseStubs(located.versions, index.numberOf);
  const graph = buildReleaseGraph(index, stubs);
  const reach = new Reach(graph, index);
  const sections = new Sections(settings.changes);
  return {
    collected,
    components: located.components,
    releases: placeReleases(stubs, graph, reach),
    graph,
    history: { commits, facts, index, reach, lookUp: new CommitLookUp(commits, facts, index) },
    sections,
    forge: forgeOf(collected.remote),
    unmatchedTags: [...classified.unmatched, ...collected.tagsOfOther].sort(),
    problems,
  };
}

function locateComponents(classified: ClassifiedTags, collected: Collected): ClassifiedTags {
  const folders = foldersOf(classified.components.length > 1 ? collected : null);
  const components = withPaths(classified.components, collected.packages, folders);
  const byId = new Map(components.map((component) => [component.id, component]));
  const versions = classified.versions.map((version) => ({
    ...version,
    component: byId.get(version.component.id) ?? version.component,
  }));
  return { ...classified, components, versions };
}

/** Every folder that held a file at any time, at most two levels deep: where packages lie. */
function foldersOf(collected: Collected | null): Set<string> {
  const folders = new Set<string>();
  for (const { paths } of collected?.commits ?? []) {
    for (const path of paths ?? []) {
      const first = path.indexOf('/');
      if (first < 0) continue;
      folders.add(path.slice(0, first));
      const second = path.indexOf('/', first + 1);
      if (second > 0) folders.add(path.slice(0, second));
    }
  }
  return folders;
}

function placeReleases(stubs: readonly ReleaseStub[], graph: ReleaseGraph, reach: Reach): PlacedRelease[] {
  const numberOf = new Map(graph.releases.map((id, number) => [id, number]));
  const numbered = stubs.map((stub) => ({ ...stub, number: numberOf.get(stub.id) ?? -1 }));
  const placed: PlacedRelease[] = [];
  for (const members of groupByComponent(numbered)) {
    const lines = assignLines(members);
    const candidates = members.map(({ number, version, spelling }) => ({ number, version, spelling }));
    const before = previousReleases(candidates, reach);
    for (const member of members) {
      const own = before.get(member.number);
      const line = lines.get(member.id) ?? '';
      placed[member.number] = { ...member, line, previous: own?.previous ?? null, stableBefore: own?.stable ?? null };
    }
  }
  return placed;
}

function groupByComponent<Member extends ReleaseStub>(releases: readonly Member[]): Iterable<Member[]> {
  const groups = new Map<string, Member[]>();
  for (const release of releases) {
    const group = groups.get(release.component.id);
    if (group) group.push(release);
    else groups.set(release.component.id, [release]);
  }
  return groups.values();
}
