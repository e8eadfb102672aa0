import type { GraphFile, ReleaseEntry } from '#domain/browser-files.ts';
import { compareFacts, type FactDifference } from '#domain/compare-facts.ts';
import { drawnFacts } from '#domain/compared/facts.ts';
import { formatCount } from '#domain/format.ts';
import { loadFacts } from './data.ts';
import { need } from './dom.ts';
import { drawParts } from './draw-parts.ts';

/** What differs in the facts of two releases; null where they are of two components, or nothing was read. */
export async function factsBetween(
  graph: GraphFile,
  from: ReleaseEntry,
  to: ReleaseEntry,
): Promise<FactDifference[] | null> {
  if (from.component !== to.component) return null;
  const file = await loadFacts(to.component).catch(() => null);
  return file && compareFacts(file, graph.releases.indexOf(from.id), graph.releases.indexOf(to.id));
}

/** Fills the tab of facts, and its count. */
export function showFacts(place: ParentNode, differences: readonly FactDifference[] | null): void {
  const panel = need(place, '#facts');
  panel.replaceChildren(need(panel, '.cmp-head'), ...drawParts(drawnFacts(differences)));
  need(place, '[data-count=facts]').textContent = differences ? formatCount(differences.length) : '';
}
