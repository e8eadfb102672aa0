import { decodePath } from '#domain/path-bytes.ts';
import type { ReleaseGraph } from '#domain/release-graph.ts';
import type { PathHistory, PathText, TreeHistory } from '#domain/tree-history.ts';
import { type RawChange, streamTreeDifferences, type TreePair } from '../adapters/git-diff-tree.ts';
import type { GitDirectory } from '../adapters/git-process.ts';

/** Releases and their trees, as far as `readTrees` needs to know them. */
export interface TreesOf {
  graph: Pick<ReleaseGraph, 'releases'>;
  portal: { releases: readonly { id: string; commit: string }[] };
  commits: readonly { id: string; tree: string }[];
}

/**
 * Reads the trees of all releases with one `git diff-tree`: each against that of the release before, in the order of the
 * release graph, which keeps lines of history together, so that differences are small.
 *
 * @throws GitFailure when a tree is missing
 */
export async function readTrees(directory: GitDirectory, { graph, portal, commits }: TreesOf): Promise<TreeHistory> {
  const treeOfCommit = new Map(commits.map(({ id, tree }) => [id, tree]));
  const commitOf = new Map(portal.releases.map(({ id, commit }) => [id, commit]));
  const trees = graph.releases.map((id) => treeOfCommit.get(commitOf.get(id) ?? '') ?? '');
  const chain = trees.map((toTree, at): TreePair => ({ fromTree: trees[at - 1] ?? emptyTree(toTree), toTree }));
  const open = new Map<string, OpenPath>();
  await streamTreeDifferences(directory, chain, (release, change) => apply(open, change, release));
  return { releases: graph.releases, paths: close(open, trees.length) };
}

/** Git knows it without an object. */
function emptyTree({ length }: string): string {
  return length === 64
    ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
    : '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
}

/** A path while trees are read, and the text that it holds at the moment. */
interface OpenPath {
  texts: Map<string, PathText & { runs: number[] }>;
  held: (PathText & { runs: number[] }) | null;
  since: number;
}

function apply(open: Map<string, OpenPath>, change: RawChange, release: number): void {
  const name = change.path;
  let path = open.get(name);
  if (!path) {
    path = { texts: new Map(), held: null, since: 0 };
    open.set(name, path);
  }
  path.held?.runs.push(path.since, release - path.since);
  path.held = change.status === 'D' ? null : textOf(path, change);
  path.since = release;
}

function textOf({ texts }: OpenPath, { newId: id, newMode: mode }: RawChange): PathText & { runs: number[] } {
  const key = `${mode}${id}`;
  const known = texts.get(key);
  if (known) return known;
  const text = { id, mode, runs: [] };
  texts.set(key, text);
  return text;
}

function close(open: ReadonlyMap<string, OpenPath>, end: number): PathHistory[] {
  // One character a byte: their order is that of the bytes.
  const ordered = [...open].sort(([a], [b]) => (a < b ? -1 : 1));
  return ordered.map(([bytes, { texts, held, since }]) => {
    held?.runs.push(since, end - since);
    return { path: decodePath(Buffer.from(bytes, 'latin1')), texts: [...texts.values()] };
  });
}
