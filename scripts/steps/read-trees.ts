import { decodePath } from '#domain/path-bytes.ts';
import type { ReleaseGraph } from '#domain/release-graph.ts';
import type { PathHistory, PathText, TreeHistory } from '#domain/tree-history.ts';
import { streamTreeDifferences, type TreePair } from '../adapters/git-diff-tree.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { readTreeCache, type TreeDifferences, writeTreeCache } from './tree-cache.ts';

/** Releases and their trees, as far as `readTrees` needs to know them. */
export interface TreesOf {
  graph: Pick<ReleaseGraph, 'releases'>;
  portal: { releases: readonly { id: string; commit: string }[] };
  commits: readonly { id: string; tree: string }[];
}

/**
 * Reads the trees of all releases with one `git diff-tree`: each against that of the release before, in the order of the
 * release graph, which keeps lines of history together, so that differences are small. What differs between two trees
 * is asked for once and kept.
 *
 * @param cache folder of what may be thrown away, or null to keep nothing
 * @throws GitFailure when a tree is missing
 */
export async function readTrees(
  directory: GitDirectory,
  { graph, portal, commits }: TreesOf,
  cache: string | null = null,
): Promise<TreeHistory> {
  const treeOfCommit = new Map(commits.map(({ id, tree }) => [id, tree]));
  const commitOf = new Map(portal.releases.map(({ id, commit }) => [id, commit]));
  const trees = graph.releases.map((id) => treeOfCommit.get(commitOf.get(id) ?? '') ?? '');
  const chain = trees.map((toTree, at): TreePair => ({ fromTree: trees[at - 1] ?? emptyTree(toTree), toTree }));
  const differences = await readDifferences(directory, chain, cache);
  const open = new Map<number, OpenPath>();
  const texts = [...differences.texts.keys()];
  for (const [release, pair] of chain.entries())
    apply(open, { release, changes: differences.pairs.get(keyOf(pair)) ?? NOTHING, texts });
  return { releases: graph.releases, paths: close(open, [...differences.names.keys()], trees.length) };
}

const NOTHING = new Int32Array();

/** Git knows it without an object. */
function emptyTree({ length }: string): string {
  return length === 64
    ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
    : '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
}

function keyOf({ fromTree, toTree }: TreePair): string {
  return `${fromTree} ${toTree}`;
}

/** What differs between the trees of each pair: what is known, and what git says of the others. */
async function readDifferences(
  directory: GitDirectory,
  pairs: readonly TreePair[],
  cache: string | null,
): Promise<TreeDifferences> {
  const differences = await readTreeCache(cache);
  const wanted = new Map(pairs.map((pair) => [keyOf(pair), pair]));
  const fresh = [...wanted].filter(([key]) => !differences.pairs.has(key)).map(([, pair]) => pair);
  if (fresh.length === 0) return differences;
  const lists = fresh.map((): number[] => []);
  await streamTreeDifferences(directory, fresh, (at, { path, status, newMode, newId }) => {
    const text = status === 'D' ? -1 : numberOf(differences.texts, `${newMode}${newId}`);
    lists[at]?.push(numberOf(differences.names, path), text);
  });
  for (const [at, pair] of fresh.entries()) differences.pairs.set(keyOf(pair), Int32Array.from(lists[at] ?? []));
  // Pairs that are no longer wanted stay until they are the most.
  if (differences.pairs.size <= 2 * wanted.size) await writeTreeCache(cache, differences);
  else await writeTreeCache(cache, NONE);
  return differences;
}

const NONE: TreeDifferences = { names: new Map(), texts: new Map(), pairs: new Map() };

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** A path while trees are read, and the text that it holds at the moment. */
interface OpenPath {
  /** By number. */
  texts: Map<number, OpenText>;
  held: OpenText | null;
  since: number;
}

type OpenText = PathText & { runs: number[] };

/** What a release changes. */
interface Step {
  release: number;
  /** As in `TreeDifferences`. */
  changes: Int32Array;
  /** Mode and id by number. */
  texts: readonly string[];
}

function apply(open: Map<number, OpenPath>, { release, changes, texts }: Step): void {
  for (let at = 0; at < changes.length; at += 2) {
    const [name, text] = [changes[at] as number, changes[at + 1] as number];
    let path = open.get(name);
    if (!path) {
      path = { texts: new Map(), held: null, since: 0 };
      open.set(name, path);
    }
    path.held?.runs.push(path.since, release - path.since);
    path.held = text < 0 ? null : textOf(path, text, texts);
    path.since = release;
  }
}

function textOf(path: OpenPath, number: number, texts: readonly string[]): OpenText {
  const known = path.texts.get(number);
  if (known) return known;
  const key = texts[number] ?? '';
  const text = { id: key.slice(6), mode: key.slice(0, 6), runs: [] };
  path.texts.set(number, text);
  return text;
}

function close(open: ReadonlyMap<number, OpenPath>, names: readonly string[], end: number): PathHistory[] {
  // One character a byte: their order is that of the bytes.
  const ordered = [...open].map(([name, path]) => ({ name: names[name] ?? '', path }));
  ordered.sort((a, b) => (a.name < b.name ? -1 : 1));
  return ordered.map(({ name, path: { texts, held, since } }) => {
    held?.runs.push(since, end - since);
    return { path: decodePath(Buffer.from(name, 'latin1')), texts: [...texts.values()] };
  });
}
