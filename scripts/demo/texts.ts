import { type FileEntry, type Files, gitObject } from './objects.ts';

/** Changes the text of one file; `missing` is the text of a file that is not there yet, else that is an error. */
export function onText(path: string, change: (text: string) => string, missing?: string): (files: Files) => Files {
  return (files) => {
    const entry = files.get(path) ?? (missing === undefined ? entryAt(files, path) : fileOf(missing));
    return withFile(files, path, fileOf(change(entry.blob.body.toString('utf8')), entry.mode));
  };
}

/** Text of a file, or an error that names it. */
export function textAt(files: Files, path: string): string {
  return entryAt(files, path).blob.body.toString('utf8');
}

/** A file of the tree, or an error that names it. */
export function entryAt(files: Files, path: string): FileEntry {
  const entry = files.get(path);
  if (!entry) throw new Error(`the tree has no ${path}`);
  return entry;
}

/** The tree with that file, in its place or at the end. */
export function withFile(files: Files, path: string, entry: FileEntry): Files {
  return new Map(files).set(path, entry);
}

/** The tree without that file, which has to be there. */
export function withoutFile(files: Files, path: string): Files {
  const copy = new Map(files);
  if (!copy.delete(path)) entryAt(files, path);
  return copy;
}

/** Replaces the first place where the text stands, which has to exist. */
export function replaceOnce(text: string, old: string, replacement: string): string {
  if (!text.includes(old)) throw new Error(`nothing there to replace: ${old}`);
  return text.replace(old, () => replacement);
}

function fileOf(text: string, mode: FileEntry['mode'] = '100644'): FileEntry {
  return { mode, blob: gitObject('blob', text) };
}
