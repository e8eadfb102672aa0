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

function writeTree(folder: Folder, into: GitObject[]): GitObject {
  const rows = [...folder.entries].map(([name, entry]) => {
    const isFolder = 'entries' in entry;
    const id = isFolder ? writeTree(entry, into).id : entry.blob.id;
    const mode = isFolder ? '40000' : entry.mode;
    // Git sorts a folder as if its name ended in a slash.
    const key = Buffer.from(isFolder ? `${name}/` : name);
    return { key, row: Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]) };
  });
  rows.sort((a, b) => Buffer.compare(a.key, b.key));
  const tree = gitObject('tree', Buffer.concat(rows.map(({ row }) => row)));
  into.push(tree);
  return tree;
}
