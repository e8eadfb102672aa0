import { newSegments } from '#domain/compare-graph.ts';
import type { Comparison } from '#domain/comparison.ts';
import { comparisonJson } from '#domain/comparison-json.ts';
import { comparisonMarkdown } from '#domain/comparison-markdown.ts';
import type { ComparisonRecord, FileRecord } from '#domain/comparison-record.ts';
import { fileRecords } from '#domain/file-records.ts';
import { at, loadGraph } from './data.ts';
import { doneSteps } from './done-marks.ts';
import { loadTrees } from './files/load-trees.ts';
import { factsBetween } from './show-facts.ts';

/** A comparison as Markdown, with the marks of what the reader has done. */
export async function markdownOf(comparison: Comparison): Promise<string> {
  const graph = await loadGraph();
  const facts = (await factsBetween(graph, comparison.from, comparison.to)) ?? [];
  const done = new Set(doneSteps({ from: comparison.from.id, to: comparison.to.id }));
  return comparisonMarkdown({ comparison, ahead: [], behind: [], facts, files: null, done });
}

/** The same as `tagline compare --json` prints. Full ids come from the files that are published for machines. */
export async function jsonOf(comparison: Comparison): Promise<string> {
  const { from, to } = comparison;
  const graph = await loadGraph();
  const pair = { from: graph.releases.indexOf(from.id), to: graph.releases.indexOf(to.id) };
  const [{ segments }, facts, files] = await Promise.all([
    loadPublished(),
    factsBetween(graph, from, to),
    filesOf(pair),
  ]);
  const ids = (segment: number) => segments[segment]?.commits ?? [];
  const known = new Map(segments.flatMap(({ commits }) => commits.map((id) => [id.slice(0, 12), id])));
  const record: ComparisonRecord = {
    comparison,
    ahead: newSegments(graph, pair.from, pair.to).flatMap(ids),
    behind: newSegments(graph, pair.to, pair.from).flatMap(ids),
    facts: facts ?? [],
    files,
  };
  return `${JSON.stringify(
    comparisonJson(record, (start) => known.get(start) ?? start),
    null,
    2,
  )}\n`;
}

/** What is used of `/api/v1/graph.json`: segments as in the browser's graph, with the full ids of their commits. */
interface PublishedGraph {
  segments: { commits: string[] }[];
}

async function loadPublished(): Promise<PublishedGraph> {
  return (await load('api/v1/graph.json')).json();
}

async function filesOf(pair: { from: number; to: number }): Promise<FileRecord[]> {
  const [trees, blobs] = await Promise.all([
    loadTrees(),
    load('data/blobs.bin').then((answer) => answer.arrayBuffer()),
  ]);
  return fileRecords(trees, new Uint8Array(blobs), pair);
}

async function load(path: string): Promise<Response> {
  const answer = await fetch(at(path));
  if (!answer.ok) throw new Error(`${at(path)} answered ${answer.status}`);
  return answer;
}
