import { createHash } from 'node:crypto';

/** A git object with the id that git gives it. */
export interface GitObject {
  type: 'blob' | 'tree' | 'commit' | 'tag';
  id: string;
  body: Buffer;
}

/** One file of a tree. */
export interface FileEntry {
  mode: '100644' | '100755' | '120000';
  blob: GitObject;
}

/** Files of one commit by path; a path may hold any character that git allows. */
export type Files = ReadonlyMap<string, FileEntry>;

/** Names an object as git does: SHA-1 over its type, length and body. */
export function gitObject(type: GitObject['type'], body: string | Uint8Array): GitObject {
  const bytes = Buffer.from(body);
  const id = createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
  return { type, id, body: bytes };
}

/** The trees of these files, folders before the folder that holds them; the last is the root. */
export function treesOf(files: Files): GitObject[] {
  const trees: GitObject[] = [];
  const root = folderOf(files);
  writeTree(root, trees);
  return trees;
}

interface Folder {
  entries: Map<string, FileEntry | Folder>;
}

function folderOf(files: Files): Folder {
  const root: Folder = { entries: new Map() };
  for (const [path, entry] of files) {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    parts.reduce(childFolder, root).entries.set(name, entry);
  }
  return root;
}

function childFolder(folder: Folder, name: string): Folder {
  const known = folder.entries.get(name);
  if (known && 'entries' in known) return known;
  if (known) throw new Error(`${name} is both a file and a folder`);
  const child: Folder = { entries: new Map() };
  folder.entries.set(name, child);
  return child;
}

/** Most folders are the same in the next commit: what was hashed once is found by its listing. */
const known = new Map<string, GitObject>();

function writeTree(folder: Folder, into: GitObject[]): GitObject {
  const rows = [...folder.entries].map(([name, entry]) => {
    if ('entries' in entry) return { name, key: `${name}/`, mode: '40000', id: writeTree(entry, into).id };
    return { name, key: name, mode: entry.mode, id: entry.blob.id };
  });
  // Git sorts by bytes, a folder as if its name ended in a slash.
  rows.sort((a, b) => compareBytes(a.key, b.key));
  const listing = rows.map(({ mode, name, id }) => `${mode} ${name}\0${id}`).join('\0');
  const tree = known.get(listing) ?? gitObject('tree', Buffer.concat(rows.flatMap(rowBytes)));
  known.set(listing, tree);
  into.push(tree);
  return tree;
}

function rowBytes({ mode, name, id }: { mode: string; name: string; id: string }): Buffer[] {
  return [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')];
}

/** Strings compare by UTF-16 units, which is the order of bytes but for what lies beyond the basic plane. */
function compareBytes(a: string, b: string): number {
  if (!BEYOND.test(a) && !BEYOND.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const BEYOND = /[\ud800-\uffff]/;
