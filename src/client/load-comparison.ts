import { type Comparison, composeComparison, neededShards } from '#domain/comparison.ts';
import { loadGraph, loadReleases, loadShards, loadSteps } from './data.ts';

/** Two releases, by id. */
export interface PairIds {
  from: string;
  to: string;
}

/** The comparison of two releases of the portal, with no more of the changes than it needs. */
export async function loadComparison(pair: PairIds): Promise<Comparison> {
  const [graph, releases, steps] = await Promise.all([loadGraph(), loadReleases(), loadSteps()]);
  const [from, to] = [pair.from, pair.to].map((id) => releases.find((entry) => entry.id === id));
  if (!from || !to) throw new Error(`${from ? pair.to : pair.from} is not known here.`);
  const wanted = neededShards(graph, graph.releases.indexOf(from.id), graph.releases.indexOf(to.id));
  return composeComparison({ graph, releases, from, to, steps, shards: await loadShards(graph, wanted) });
}
