import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Problem } from '#domain/problem.ts';

/** A file of a portal folder. */
export interface FoundFile {
  /** Relative to the portal folder, with forward slashes. */
  path: string;
  absolute: string;
}

const DEPTH_LIMIT = 6;
const TEXT_LIMIT = 1_000_000;

/**
 * Lists every file of a portal folder but what was generated, in a fixed order. Symbolic links are followed only
 * inside the folder; what cannot be listed is a problem and the rest is listed all the same.
 */
export async function listPortalFiles(dir: string): Promise<{ files: FoundFile[]; problems: Problem[] }> {
  const listing: Listing = { root: await realpath(dir), files: [], problems: [] };
  await listFolder(dir, '', listing);
  return { files: listing.files, problems: listing.problems };
}

/** Reads a text file: UTF-8, at most 1 MB or `limit` bytes, without byte order mark and with LF alone. */
export async function readTextFile(
  file: FoundFile,
  limit = TEXT_LIMIT,
): Promise<{ text: string } | { problem: Problem }> {
  try {
    const bytes = await readFile(file.absolute);
    if (bytes.length > limit)
      return {
        problem: problem(file.path, 'file-too-large', [
          TOO_LARGE,
          `It has ${bytes.length} bytes; move what is not needed out of it.`,
        ]),
      };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.replaceAll('\r\n', '\n') };
  } catch (error) {
    if (error instanceof TypeError) return { problem: problem(file.path, 'not-utf8', NOT_UTF8) };
    return { problem: unreadable(file.path, error) };
  }
}

interface Listing {
  root: string;
  files: FoundFile[];
  problems: Problem[];
}

async function listFolder(absolute: string, path: string, listing: Listing): Promise<void> {
  const names = await namesIn(absolute, path, listing);
  reportTwins(names, path, listing);
  for (const name of names)
    await listEntry({ path: path === '' ? name : `${path}/${name}`, absolute: join(absolute, name) }, listing);
}

async function namesIn(absolute: string, path: string, listing: Listing): Promise<string[]> {
  try {
    const names = await readdir(absolute);
    return names.filter((name) => !name.startsWith('.') && !(path === '' && name === 'generated')).sort();
  } catch (error) {
    listing.problems.push(unreadable(path || '.', error));
    return [];
  }
}

async function listEntry(file: FoundFile, listing: Listing): Promise<void> {
  try {
    const entry = await lstat(file.absolute);
    if (entry.isSymbolicLink() && !isInside(await realpath(file.absolute), listing.root)) {
      listing.problems.push(problem(file.path, 'link-outside', LINK_OUTSIDE));
      return;
    }
    const target = entry.isSymbolicLink() ? await stat(file.absolute) : entry;
    if (target.isFile()) listing.files.push(file);
    // A link to a folder above would be walked for ever.
    else if (target.isDirectory() && file.path.split('/').length < DEPTH_LIMIT)
      await listFolder(file.absolute, file.path, listing);
  } catch (error) {
    listing.problems.push(unreadable(file.path, error));
  }
}

/** Two names that are one on a file system that ignores case: one of the files is lost there. */
function reportTwins(names: readonly string[], path: string, listing: Listing): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const folded = name.normalize('NFC').toLowerCase();
    const twin = seen.get(folded);
    const hint = `Rename one of '${twin}' and '${name}'.`;
    if (twin) listing.problems.push(problem(`${path ? `${path}/` : ''}${name}`, 'name-clash', [NAME_CLASH, hint]));
    seen.set(folded, name);
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !/^(?:[A-Za-z]:)?[\\/]/.test(way);
}

function unreadable(path: string, error: unknown): Problem {
  const { code } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    ENOENT: 'it is a link to something that does not exist',
    ELOOP: 'it is a link to itself',
    ENOTDIR: 'it is not a folder',
  };
  const message = `It cannot be read: ${words[code ?? ''] ?? code ?? 'unknown reason'}.`;
  return problem(path, 'unreadable', [message, 'Make it readable for the user who builds the portal, or remove it.']);
}

function problem(file: string, code: string, [message, hint]: readonly [string, string]): Problem {
  return { code, severity: 'error', message, hint, where: { file } };
}

const TOO_LARGE = 'The file is larger than any of its kind should be.';
const NAME_CLASH = 'Its name differs from that of a neighbour only in case, so one of them is lost on many systems.';
const NOT_UTF8 = ['The file is not text in UTF-8.', 'Save it as UTF-8.'] as const;
const LINK_OUTSIDE = ['The link leaves the portal folder.', 'Copy the file into the portal folder.'] as const;
