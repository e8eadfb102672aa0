import { comparable } from '#domain/comparable.ts';
import { compareFacts } from '#domain/compare-facts.ts';
import { newSegments } from '#domain/compare-graph.ts';
import { pairWarnings } from '#domain/compared/warnings.ts';
import { composeComparison } from '#domain/comparison.ts';
import type { ComparisonRecord, FileRecord } from '#domain/comparison-record.ts';
import { fileRecords } from '#domain/file-records.ts';
import { isWanted } from '#domain/path-difference.ts';
import type { ReleaseRow } from '#domain/release.ts';
import { exactMoves } from '#domain/rename-steps.ts';
import { replacementsOf } from '#domain/replacements.ts';
import type { CompareSettings } from '#domain/settings.ts';
import { standingOn } from '#domain/standing.ts';
import { encodeTrees } from '#domain/tree-encoding.ts';
import type { TreeHistory } from '#domain/tree-history.ts';
import { type TreeStep, treeSteps } from '#domain/tree-steps.ts';
import { decodeTrees } from '#domain/trees.ts';
import { readSizes, streamBlobs } from '../adapters/git-blobs.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import type { Mined } from './mine.ts';
import { mineFacts } from './mine-facts.ts';
import { mineMoves } from './mine-moves.ts';
import type { BlobKinds } from './pack-cache.ts';
import { isBinary } from './pack-files.ts';
import { readTrees } from './read-trees.ts';

/** Compares any two releases of what was mined. */
export interface Comparer {
  compare(from: ReleaseRow, to: ReleaseRow): ComparisonRecord & { files: FileRecord[] };
  /** Full id of the commit that begins with these 12 digits. */
  fullId(start: string): string;
}

/** Reads once what every comparison needs: changes, facts and the trees of all releases. */
export async function makeComparer(
  directory: GitDirectory,
  mined: Mined,
  settings: CompareSettings,
): Promise<Comparer> {
  const data = comparable(mined);
  const { graph, commits } = mined;
  const history = await readTrees(directory, mined);
  const facts = await mineFacts(directory, mined, history);
  const filesBetween = await readFiles(directory, history, settings);
  const entries = new Map(data.releases.map((entry) => [entry.id, entry]));
  const numbers = new Map(graph.releases.map((id, number) => [id, number]));
  const context = standingOn(mined.portal);
  const replacements = replacementsOf(mined.portal);
  const fullIds = new Map(commits.map(({ id }) => [id.slice(0, 12), id]));
  const between = (from: number, to: number) =>
    newSegments(data.graph, from, to).flatMap((segment) =>
      (graph.segments[segment]?.commits ?? []).map((commit) => commits[commit]?.id ?? ''),
    );
  return {
    fullId: (start) => fullIds.get(start) ?? start,
    compare({ id: fromId }, { id: toId }) {
      const [from, to] = [entries.get(fromId), entries.get(toId)];
      if (!from || !to) throw new Error(`${from ? toId : fromId} is not among the releases.`);
      const [start, end] = [numbers.get(fromId) ?? -1, numbers.get(toId) ?? -1];
      const comparison = composeComparison({ ...data, from, to });
      const warnings = pairWarnings({
        ...{ from, to, yanked: comparison.way.yanked, releases: data.releases },
        ...{ context, replacementOf: (id) => replacements[id] ?? null },
      });
      const own = from.component === to.component ? facts.find(({ component }) => component === to.component) : null;
      return {
        comparison,
        warnings,
        ahead: between(start, end),
        behind: between(end, start),
        facts: own ? compareFacts(own, start, end) : [],
        files: filesBetween(start, end),
      };
    },
  };
}

/** Gives the files that differ between two releases by number, in git's order, with renames laid over as the page has them. */
async function readFiles(
  directory: GitDirectory,
  history: TreeHistory,
  settings: CompareSettings,
): Promise<(from: number, to: number) => FileRecord[]> {
  const steps = treeSteps(history);
  const excluded = new Set(history.paths.map(({ path }) => path).filter((path) => !isWanted(path, settings)));
  const kinds = await kindsOfMoved(directory, { history, steps, maxFileSize: settings.maxFileSize });
  const moves = await mineMoves({ directory, history, steps, kinds, excluded, cache: null });
  const { trees: bytes, ids } = encodeTrees({ history, steps, moves, kinds, excluded });
  const trees = decodeTrees(bytes);
  return (from, to) => fileRecords(trees, ids, { from, to });
}

/** Of the files that may have moved and changed: those whose content is not looked at, as in packs. */
async function kindsOfMoved(
  directory: GitDirectory,
  { history, steps, maxFileSize }: { history: TreeHistory; steps: readonly TreeStep[]; maxFileSize: number },
): Promise<BlobKinds> {
  const open = steps.map((step) => exactMoves(history, step)).flatMap(({ gone, come }) => [...gone, ...come]);
  const kinds: BlobKinds = new Map();
  const sizes = await readSizes(directory, [...new Set(open.map(({ content }) => content))]);
  for (const [id, size] of sizes) {
    if (size === null) kinds.set(id, { kind: 'missing', size });
    else if (size > maxFileSize) kinds.set(id, { kind: 'large', size });
  }
  const ids = [...sizes.keys()].filter((id) => !kinds.has(id));
  await streamBlobs(directory, ids, (place, content) => {
    if (isBinary(content)) kinds.set(ids[place] ?? '', { kind: 'binary', size: content.length });
  });
  return kinds;
}
