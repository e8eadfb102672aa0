import { assembleFacts, type ReleaseFacts } from '#domain/assemble-facts.ts';
import type { FactsFile } from '#domain/compare-facts.ts';
import type { Component } from '#domain/component.ts';
import type { Fact } from '#domain/fact.ts';
import { chooseSources, type ReadSource, sourcesOf, workspaceSources } from '#domain/facts/component-sources.ts';
import { type FactSource, factSourceOf } from '#domain/facts/fact-source.ts';
import { artifactFacts, mergeFacts } from '#domain/facts/merge-facts.ts';
import type { GeneratedFile } from '#domain/generated-file.ts';
import type { Release } from '#domain/release.ts';
import { numbersOf } from '#domain/run-sets.ts';
import type { PathHistory, TreeHistory } from '#domain/tree-history.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import type { Mined } from './mine.ts';
import { type FileFactsOf, readFactFiles, type SourceText } from './read-fact-files.ts';

/** The facts of each component's releases, from the files that ecosystems know and from the releases' artifacts. */
export async function mineFacts(
  directory: GitDirectory,
  { portal, releases }: Pick<Mined, 'portal' | 'releases'>,
  trees: TreeHistory,
): Promise<FactsFile[]> {
  const product = [portal.product.name];
  const known = new Map(trees.paths.flatMap((history) => asSource(history)));
  const byId = new Map(releases.map((release) => [release.id, release]));
  const inOrder = trees.releases.map((id) => byId.get(id));
  const described = portal.components.map((component) => {
    const own = inOrder.flatMap((release, number) =>
      release?.component === component.id ? [{ release, number }] : [],
    );
    const hold = (sources: readonly FactSource[]) => sources.map((source) => holdingOf(source, known.get(source), own));
    const held = hold(sourcesOf(component, [...known.keys()], { components: portal.components, product }));
    return { component, own, held, workspace: hold(workspaceSources([...known.keys()])) };
  });
  const factsOfFile = await readFactFiles(
    directory,
    described.flatMap(({ held, workspace }) => [...held, ...workspace].flatMap(textsOf)),
  );
  return described.map((each) => assembleFacts(each.component.id, releaseFacts({ ...each, product, factsOfFile })));
}

/** As the browser loads them, one file a component. */
export function factsFiles(files: readonly FactsFile[]): GeneratedFile[] {
  return files.map((file) => ({ path: `static/data/facts/${file.component}.json`, text: `${JSON.stringify(file)}\n` }));
}

/** A release of the component and its number in the release graph. */
interface OwnRelease {
  release: Release;
  number: number;
}

/** What a file holds at each release of a component, by place in their list: a blob id, or null. */
interface Holding {
  source: FactSource;
  ids: (string | null)[];
}

function asSource(history: PathHistory): [FactSource, PathHistory][] {
  const source = factSourceOf(history.path);
  return source === null ? [] : [[source, history]];
}

function holdingOf(source: FactSource, history: PathHistory | undefined, own: readonly OwnRelease[]): Holding {
  const ids = new Map<number, string>();
  // Links and submodules hold no text of their own.
  for (const { id, mode, runs } of history?.texts ?? [])
    if (mode.startsWith('100')) for (const number of numbersOf(runs)) ids.set(number, id);
  return { source, ids: own.map(({ number }) => ids.get(number) ?? null) };
}

function textsOf({ source, ids }: Holding): SourceText[] {
  return [...new Set(ids)].flatMap((id) => (id === null ? [] : [{ source, id }]));
}

interface Described {
  component: Component;
  own: readonly OwnRelease[];
  held: readonly Holding[];
  /** Files whose values the component's package may take over. */
  workspace: readonly Holding[];
  product: readonly string[];
  factsOfFile: FileFactsOf;
}

/** Releases that hold the same texts share one list. */
function* releaseFacts(described: Described): Generator<ReleaseFacts> {
  const { own, held, workspace } = described;
  const known = new Map<string, readonly Fact[]>();
  for (const [at, { release, number }] of own.entries()) {
    const key = [...held, ...workspace].map(({ ids }) => ids[at] ?? '').join();
    const facts = known.get(key) ?? factsAt(described, at);
    known.set(key, facts);
    const { artifacts, version } = release;
    yield { release: number, facts: artifacts.length > 0 ? [...facts, ...artifactFacts(artifacts, version)] : facts };
  }
}

function factsAt({ component, held, workspace, product, factsOfFile }: Described, at: number): Fact[] {
  const chosen = chooseSources(component, presentAt(held, at, factsOfFile), product);
  return mergeFacts(chosen, component, presentAt(workspace, at, factsOfFile));
}

function presentAt(held: readonly Holding[], at: number, factsOfFile: FileFactsOf): ReadSource[] {
  return held.flatMap(({ source, ids }) => {
    const id = ids[at] ?? null;
    const stated = id === null ? null : factsOfFile({ source, id });
    return stated === null ? [] : [{ source, stated }];
  });
}
