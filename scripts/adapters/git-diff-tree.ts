import type { ChangedPath } from '#domain/path-difference.ts';
import { type GitDirectory, GitFailure, runGit } from './git-process.ts';

/** Full ids of two trees. */
export interface TreePair {
  fromTree: string;
  toTree: string;
}

/**
 * What differs between the trees of many pairs, with one `git diff-tree`: every path with both blob ids and modes, no
 * renames guessed.
 *
 * @returns a list for each pair, in their order
 * @throws GitFailure when a tree is missing
 */
export async function readTreeDifferences(
  directory: GitDirectory,
  pairs: readonly TreePair[],
): Promise<ChangedPath[][]> {
  const byTrees = new Map<string, ChangedPath[]>();
  let rest = '';
  let current: ChangedPath[] = [];
  let meta: string | null = null;
  const take = (token: string) => {
    if (meta !== null) {
      current.push(changedPath(meta, token));
      meta = null;
    } else if (token.startsWith(':')) meta = token;
    else startPair(token);
  };
  const startPair = (token: string) => {
    // The line of the pair ends with a line feed, and the first entry follows it in the same token.
    const lineEnd = token.indexOf('\n');
    const key = (lineEnd < 0 ? token : token.slice(0, lineEnd)).trim();
    if (key !== '') {
      current = [];
      byTrees.set(key, current);
    }
    const after = lineEnd < 0 ? '' : token.slice(lineEnd + 1);
    if (after !== '') take(after);
  };
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  // Of two equal trees git says nothing at all.
  const differing = pairs.filter(({ fromTree, toTree }) => fromTree !== toTree);
  const keys = [...new Set(differing.map(({ fromTree, toTree }) => `${fromTree} ${toTree}`))];
  await runGit(directory, {
    args: ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-renames', '--full-index', '--no-abbrev'],
    input: `${keys.join('\n')}\n`,
    onData: (piece) => {
      const tokens = (rest + decoder.decode(piece, { stream: true })).split('\0');
      rest = tokens.pop() ?? '';
      for (const token of tokens) take(token);
    },
  });
  // Of a tree that is missing git tells on stderr alone, and goes on.
  const missing = keys.find((key) => !byTrees.has(key));
  if (missing !== undefined) throw new GitFailure(`the trees ${missing} cannot be compared`);
  return pairs.map(({ fromTree, toTree }) => byTrees.get(`${fromTree} ${toTree}`) ?? []);
}

function changedPath(meta: string, path: string): ChangedPath {
  const [oldMode = '', newMode = '', oldId = '', newId = '', status = ''] = meta.slice(1).split(' ');
  return { oldMode, newMode, oldId, newId, status, path };
}
