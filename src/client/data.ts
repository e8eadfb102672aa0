import type {
  ChangesFile,
  CurrentFile,
  GraphFile,
  MapFile,
  ReleaseEntry,
  ReleasesFile,
} from '#domain/browser-files.ts';
import { releaseEntries } from '#domain/browser-files.ts';
import type { StepsFile } from '#domain/bucket.ts';
import type { FactsFile } from '#domain/compare-facts.ts';
import { type PackedGraph, unpackGraph } from '#domain/graph-code.ts';

const loaded = new Map<string, Promise<unknown>>();

/** Address of a path of the portal, without its leading slash, under the base that the page names. */
export function at(path: string): string {
  return `${(document.body.dataset.base ?? '/').replace(/\/+$/, '')}/${path}`;
}

/** A data file by its name below `data/`, loaded once a page; a failure is not kept, so that a second try can succeed. */
export function loadJson<Content>(name: string): Promise<Content> {
  const known = loaded.get(name);
  if (known) return known as Promise<Content>;
  const wanted = fetchJson(at(`data/${name}.json`));
  loaded.set(name, wanted);
  wanted.catch(() => loaded.delete(name));
  return wanted as Promise<Content>;
}

/** Every release, oldest first. */
export async function loadReleases(): Promise<ReleaseEntry[]> {
  return releaseEntries(await loadJson<ReleasesFile>('releases'));
}

export const loadCurrent = (): Promise<CurrentFile> => loadJson('current');
export const loadFacts = (component: string): Promise<FactsFile> => loadJson(`facts/${component}`);
export const loadSteps = (): Promise<StepsFile> => loadJson('steps');
export const loadMap = (): Promise<MapFile> => loadJson('map');

let graph: Promise<GraphFile> | null = null;

/** Unpacked once a page. */
export function loadGraph(): Promise<GraphFile> {
  const wanted = graph ?? loadJson<PackedGraph>('graph').then(unpackGraph);
  graph = wanted;
  wanted.catch(() => {
    graph = null;
  });
  return wanted;
}

/** Files of changes by their index in the graph. */
export async function loadShards(graph: GraphFile, wanted: readonly number[]): Promise<Map<number, ChangesFile>> {
  const files = await Promise.all(
    wanted.map(async (index) => [index, await loadJson<ChangesFile>(`changes/${graph.shards[index]}`)] as const),
  );
  return new Map(files);
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}
