import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a folder holds, as values that can be compared: path to digest of each file and link. */
export function contentsOf(folder: string): Record<string, string> {
  return describeAll(folder, (path) => digestOf(path));
}

/** As `contentsOf`, with times and rights: equal only where nobody wrote anything in between, folders included. */
export function stateOf(folder: string): Record<string, string> {
  return describeAll(folder, (path) => {
    const { mode, mtimeMs, size } = lstatSync(path);
    return `${mode.toString(8)} ${mtimeMs} ${size} ${digestOf(path)}`;
  });
}

function describeAll(folder: string, describe: (path: string) => string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const entries = ['', ...paths].sort().map((path) => [path, describe(join(folder, path))] as const);
  return Object.fromEntries(entries.filter(([, state]) => state !== ''));
}

function digestOf(path: string): string {
  const kind = lstatSync(path);
  if (kind.isSymbolicLink()) return `-> ${readlinkSync(path)}`;
  return kind.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
}

/** Paths of files below a folder, with forward slashes. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(folder, file).replaceAll('\\', '/')).sort();
}
