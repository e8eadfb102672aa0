/** How many files of a folder came, went and changed. */
export interface TreeCounts {
  added: number;
  removed: number;
  changed: number;
}

/** A folder with what differs below it; folders of one folder alone are one, `packages/vite`. */
export interface TreeFolder<File> {
  name: string;
  /** From the root, without a slash at its end. */
  path: string;
  counts: TreeCounts;
  folders: TreeFolder<File>[];
  files: File[];
}

interface FileLike {
  path: string;
  status: string;
}

/** Lays files out in their folders, each list in the order of the files. */
export function folderTree<File extends FileLike>(files: readonly File[]): TreeFolder<File> {
  const root = newFolder<File>('', '');
  const known = new Map([['', root]]);
  for (const file of files)
    folderOf(known, file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')))).files.push(file);
  count(root);
  root.folders = root.folders.map(joinSingles);
  return root;
}

/** What the status of a file adds to the counts of its folders. */
export function kindOf(status: string): keyof TreeCounts {
  if (status === 'added') return 'added';
  return status === 'deleted' ? 'removed' : 'changed';
}

function newFolder<File>(name: string, path: string): TreeFolder<File> {
  return { name, path, counts: { added: 0, removed: 0, changed: 0 }, folders: [], files: [] };
}

function folderOf<File>(known: Map<string, TreeFolder<File>>, path: string): TreeFolder<File> {
  const found = known.get(path);
  if (found) return found;
  // Without recursion: a hostile path may have thousands of folders.
  const parts = path.split('/');
  let folder = known.get('') ?? newFolder<File>('', '');
  let at = '';
  for (const [index, name] of parts.entries()) {
    at = index === 0 ? name : `${at}/${name}`;
    const next = known.get(at) ?? newFolder<File>(name, at);
    if (!known.has(at)) {
      known.set(at, next);
      folder.folders.push(next);
    }
    folder = next;
  }
  return folder;
}

function count<File extends FileLike>(root: TreeFolder<File>): void {
  const order: TreeFolder<File>[] = [root];
  for (const folder of order) order.push(...folder.folders);
  for (const folder of order.reverse()) {
    for (const file of folder.files) folder.counts[kindOf(file.status)]++;
    for (const { counts } of folder.folders) {
      folder.counts.added += counts.added;
      folder.counts.removed += counts.removed;
      folder.counts.changed += counts.changed;
    }
  }
}

function joinSingles<File>(folder: TreeFolder<File>): TreeFolder<File> {
  let joined = folder;
  let name = folder.name;
  while (joined.files.length === 0 && joined.folders.length === 1 && joined.folders[0]) {
    joined = joined.folders[0];
    name = `${name}/${joined.name}`;
  }
  return { ...joined, name, folders: joined.folders.map(joinSingles) };
}
