import { type GitDirectory, GitFailure, runGit } from './git-process.ts';

/** One object as stored. */
export interface GitObject {
  id: string;
  type: 'commit' | 'tree' | 'blob' | 'tag';
  content: Buffer;
}

/** One entry of a tree; the name is bytes in git, read as UTF-8. */
export interface TreeEntry {
  mode: string;
  name: string;
  id: string;
}

/**
 * Reads objects by full id with one `git cat-file --batch`.
 *
 * @returns all of them; of a partial clone those that are there
 * @throws GitFailure when one is missing although nothing was left out on purpose
 */
export async function readObjects(directory: GitDirectory, ids: readonly string[]): Promise<Map<string, GitObject>> {
  const found = new Map<string, GitObject>();
  if (ids.length === 0) return found;
  const pieces: Buffer[] = [];
  await runGit(directory, {
    args: ['cat-file', '--batch'],
    input: `${[...new Set(ids)].join('\n')}\n`,
    onData: (piece) => pieces.push(piece),
  });
  for (const object of parseBatch(Buffer.concat(pieces))) found.set(object.id, object);
  const missing = directory.partial ? undefined : ids.find((id) => !found.has(id));
  if (missing !== undefined) throw new GitFailure(`object ${missing} is missing`);
  return found;
}

/** Length-prefixed records: no content can be taken for a header. */
function* parseBatch(bytes: Buffer): Generator<GitObject> {
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf(10, at);
    if (lineEnd < 0) return;
    const [id = '', type = '', size = ''] = bytes.toString('latin1', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (type !== 'commit' && type !== 'tree' && type !== 'blob' && type !== 'tag') continue;
    const end = at + Number(size);
    yield { id, type, content: bytes.subarray(at, end) };
    at = end + 1;
  }
}

/** Entries of a tree object, in git's order. */
export function parseTree(content: Buffer, idLength: number): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    const nul = content.indexOf(0, space);
    const idEnd = nul + 1 + idLength / 2;
    entries.push({
      mode: content.toString('latin1', at, space),
      name: content.toString('utf8', space + 1, nul),
      id: content.toString('hex', nul + 1, idEnd),
    });
    at = idEnd;
  }
  return entries;
}
