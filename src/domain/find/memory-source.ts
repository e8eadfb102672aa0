import { type ReleasesFile, releaseEntries } from '../browser-files.ts';
import { type PackedGraph, unpackGraph } from '../graph-code.ts';
import type { FindSource } from './find-source.ts';
import { segmentPlaces } from './segment-places.ts';

/**
 * Looks things up in the files that `composeBrowserData` gives, each read when it is first needed.
 *
 * @throws Error for a file that is not among them
 */
export function memorySource(files: readonly { path: string; text: string }[]): FindSource {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const known = new Map<string, unknown>();
  const read = <Content>(name: string): Content => {
    const text = texts.get(`data/${name}.json`);
    if (text === undefined) throw new Error(`There is no data/${name}.json.`);
    if (!known.has(name)) known.set(name, JSON.parse(text));
    return known.get(name) as Content;
  };
  const graph = unpackGraph(read<PackedGraph>('graph'));
  return {
    graph,
    releases: releaseEntries(read<ReleasesFile>('releases')),
    places: segmentPlaces(graph),
    load: async (name) => read(name),
  };
}
