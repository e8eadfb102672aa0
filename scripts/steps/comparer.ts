import { blobId } from '#domain/blob-ids.ts';
import { comparable } from '#domain/comparable.ts';
import { compareFacts } from '#domain/compare-facts.ts';
import { newSegments } from '#domain/compare-graph.ts';
import { composeComparison } from '#domain/comparison.ts';
import type { ComparisonRecord, FileRecord } from '#domain/comparison-record.ts';
import type { ReleaseRow } from '#domain/release.ts';
import { exactMoves } from '#domain/rename-steps.ts';
import { withRenames } from '#domain/renames.ts';
import { encodeTrees } from '#domain/tree-encoding.ts';
import { treeSteps } from '#domain/tree-steps.ts';
import { type ChangedFile, changedFiles, decodeTrees, type TextAt } from '#domain/trees.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import type { Mined } from './mine.ts';
import { mineFacts } from './mine-facts.ts';
import { readTrees } from './read-trees.ts';

/** Compares any two releases of what was mined. */
export interface Comparer {
  compare(from: ReleaseRow, to: ReleaseRow): ComparisonRecord & { files: FileRecord[] };
  /** Full id of the commit that begins with these 12 digits. */
  fullId(start: string): string;
}

/** Reads once what every comparison needs: changes, facts and the trees of all releases. */
export async function makeComparer(directory: GitDirectory, mined: Mined): Promise<Comparer> {
  const data = comparable(mined);
  const { graph, commits } = mined;
  const history = await readTrees(directory, mined);
  const facts = await mineFacts(directory, mined, history);
  const filesBetween = fileReader(history);
  const entries = new Map(data.releases.map((entry) => [entry.id, entry]));
  const numbers = new Map(graph.releases.map((id, number) => [id, number]));
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
      const own = from.component === to.component ? facts.find(({ component }) => component === to.component) : null;
      return {
        comparison: composeComparison({ ...data, from, to }),
        ahead: between(start, end),
        behind: between(end, start),
        facts: own ? compareFacts(own, start, end) : [],
        files: filesBetween(start, end),
      };
    },
  };
}

/** The files that differ between two releases by number, in git's order, with renames laid over. */
function fileReader(history: Parameters<typeof treeSteps>[0]): (from: number, to: number) => FileRecord[] {
  const steps = treeSteps(history);
  const moves = steps.map((step) => exactMoves(history, step).moves);
  const nothing = { kinds: new Map(), excluded: new Set<string>() };
  const { trees: bytes, ids } = encodeTrees({ history, steps, moves, ...nothing });
  const trees = decodeTrees(bytes);
  const idOf = (side: TextAt | null) => (side === null ? null : blobId(ids, trees, side.text));
  const toRecord = ({ status, path, previousPath, before, after }: ChangedFile): FileRecord => ({
    ...{ status, path, previousPath },
    ...{ oldId: idOf(before), newId: idOf(after) },
    ...{ oldMode: before?.mode ?? null, newMode: after?.mode ?? null },
  });
  return (from, to) => withRenames(trees, changedFiles(trees, from, to), from, to).map(toRecord);
}
