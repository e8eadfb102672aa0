import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ChangesFile,
  type CurrentFile,
  type GraphFile,
  type ReleaseEntry,
  type ReleasesFile,
  releaseEntries,
} from '#domain/browser-files.ts';
import type { StepsFile } from '#domain/bucket.ts';
import { compareFacts, type FactDifference, type FactsFile } from '#domain/compare-facts.ts';
import { type Comparison, composeComparison, neededShards } from '#domain/comparison.ts';
import type { DrawnFile } from '#domain/drawn/drawn-file.ts';
import type { ComparisonFile } from '#domain/file-difference.ts';
import { type PackedGraph, unpackGraph } from '#domain/graph-code.ts';
import type { ComparisonPair } from '#domain/portal.ts';
import { generatedFolder } from '../adapters/generated-folder.ts';
import { drawFiles } from './drawn-files.ts';

/** All that the page of a comparison shows. */
export interface ComparisonRecord {
  comparison: Comparison;
  current: CurrentFile;
  /** Every release, oldest first. */
  releases: ReleaseEntry[];
  /** Null where the two are of different components, or nothing was read. */
  facts: FactDifference[] | null;
  /** Null where the files were not compared when the portal was built. */
  files: { drawn: DrawnFile[]; omitted: number } | null;
}

/** Compares two releases by the files that the browser reads too, so that both always say the same. */
export async function getComparison(pair: ComparisonPair): Promise<ComparisonRecord> {
  const [graph, releases] = [readGraph(), readReleases()];
  const [from, to] = [entryOf(releases, pair.from), entryOf(releases, pair.to)];
  const wanted = neededShards(graph, graph.releases.indexOf(pair.from), graph.releases.indexOf(pair.to));
  const shards = new Map(wanted.map((index) => [index, readData<ChangesFile>(`changes/${graph.shards[index]}`)]));
  return {
    comparison: composeComparison({ graph, releases, shards, steps: readData<StepsFile>('steps'), from, to }),
    current: readData<CurrentFile>('current'),
    releases,
    facts: readFacts(graph, from, to),
    files: await readFiles(pair),
  };
}

const known = new Map<string, { changed: number; content: unknown }>();

/** Read again only after it changed: neighbours share most of what they need. */
function readData<Content>(name: string, parse: (text: string) => Content = JSON.parse): Content {
  const path = pathOf(name);
  const changed = statSync(path).mtimeMs;
  const found = known.get(path);
  if (found?.changed === changed) return found.content as Content;
  const content = parse(readFileSync(path, 'utf8'));
  known.set(path, { changed, content });
  return content;
}

function pathOf(name: string): string {
  return join(generatedFolder(), 'static', 'data', `${name}.json`);
}

const readGraph = (): GraphFile => readData('graph', (text) => unpackGraph(JSON.parse(text) as PackedGraph));
const readReleases = (): ReleaseEntry[] =>
  readData('releases', (text) => releaseEntries(JSON.parse(text) as ReleasesFile));

function readFacts(graph: GraphFile, from: ReleaseEntry, to: ReleaseEntry): FactDifference[] | null {
  if (from.component !== to.component || !existsSync(pathOf(`facts/${to.component}`))) return null;
  const file = readData<FactsFile>(`facts/${to.component}`);
  return compareFacts(file, graph.releases.indexOf(from.id), graph.releases.indexOf(to.id));
}

async function readFiles(pair: ComparisonPair): Promise<ComparisonRecord['files']> {
  const path = join(generatedFolder(), 'comparisons', `${pair.slug}.json`);
  if (!existsSync(path)) return null;
  const file = JSON.parse(readFileSync(path, 'utf8')) as ComparisonFile;
  return { drawn: await drawFiles(file.files), omitted: file.omittedFiles };
}

function entryOf(releases: readonly ReleaseEntry[], id: string): ReleaseEntry {
  const found = releases.find((entry) => entry.id === id);
  if (!found)
    throw new Error(`portal.json compares ${id}, which data/releases.json does not know. Build the portal again.`);
  return found;
}
