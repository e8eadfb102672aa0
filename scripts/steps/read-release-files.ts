import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { LeftOut, SideFile } from '#domain/attach-sides.ts';
import { readChecksums } from '#domain/checksum-list.ts';
import { asksForIntegrity, type MeasuredFile, type ReleaseFiles } from '#domain/compose-artifacts.ts';
import { roleOf, SIDE_ENDINGS, signatureKindOf } from '#domain/file-role.ts';
import type { ListedFile, Listing } from '#domain/listing.ts';
import type { Problem } from '#domain/problem.ts';
import { readListing } from '#domain/schemas/listing.ts';
import { updaterOf } from '#domain/updater/update-signature.ts';
import { ProblemsError } from '../input-error.ts';
import type { Progress } from '../progress.ts';
import { measureFile } from './measure-file.ts';
import { readTextFile } from './portal-files.ts';
import { yamlOf } from './read-yaml-file.ts';

/** What was found in the files that a command named. */
export interface FoundFiles extends ReleaseFiles {
  leftOut: LeftOut[];
  /** Releases that lists say they are of, as written, with the list's path. */
  versions: { file: string; version: string }[];
}

/**
 * Reads the files of a release: artifacts are measured, what lies beside them under their names (signatures, lists of
 * materials, proofs) is found, lists that tools left are read, and the files that they name are measured where they lie
 * around the list.
 *
 * @param paths as the user wrote them
 * @throws ProblemsError `no-such-file`, and where a list cannot be read
 */
export async function readReleaseFiles(paths: readonly string[], progress: Progress): Promise<FoundFiles> {
  const found: FoundFiles = { listed: [], measured: [], sides: [], leftOut: [], versions: [] };
  const artifacts = new Map<string, string>();
  const sides = new Map<string, string>();
  const listed: ListedFile[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const name = basename(path);
    const { role } = roleOf(name);
    const kind = await kindOf(path);
    if (kind === 'none') problems.push(noSuchFile(path));
    else if (kind === 'folder') found.leftOut.push({ file: name, reason: 'it is a folder' });
    else if (role === 'artifact') artifacts.set(name, path);
    else if (role !== 'listing') sides.set(name, path);
    else {
      const listing = await readList(path, problems);
      if (listing === null) found.leftOut.push({ file: name, reason: 'it is no list that is known' });
      else {
        listed.push(...listing.files);
        if (listing.version !== null) found.versions.push({ file: path, version: listing.version });
        for (const file of listing.files) await locate(file, dirname(path), artifacts, sides);
      }
    }
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  for (const path of artifacts.values()) await findSides(path, sides);
  return {
    ...found,
    listed,
    measured: await measureAll(artifacts, listed, progress),
    sides: await Promise.all([...sides].map(([name, path]) => sideOf(name, path))),
  };
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  const entry = await stat(path).catch(() => null);
  return entry?.isFile() ? 'file' : entry?.isDirectory() ? 'folder' : 'none';
}

/** A list as one form; null for what is none that is known. */
async function readList(path: string, problems: Problem[]): Promise<Listing | null> {
  const name = basename(path);
  const read = await readTextFile({ path, absolute: resolve(path) });
  if ('problem' in read) {
    problems.push(read.problem);
    return null;
  }
  const role = roleOf(name);
  if (role.role === 'listing' && role.format === 'checksums') return readChecksums(read.text, name);
  // JSON is YAML: mistakes in either are told with line and column.
  const yaml = yamlOf(read.text, { file: path }, problems);
  return yaml && readListing(yaml.data, name);
}

/** Where a list's file lies: as it says, or beside the list, or in the folder above, in which the tool ran. */
async function locate(
  { name, path, kind }: ListedFile,
  folder: string,
  artifacts: Map<string, string>,
  sides: Map<string, string>,
): Promise<void> {
  if (kind === 'container') return;
  const { role } = roleOf(name);
  const target = role === 'artifact' ? artifacts : role === 'listing' ? null : sides;
  if (target === null || target.has(name)) return;
  const places = [join(folder, name), ...(path ? [resolve(folder, path), resolve(folder, '..', path)] : [])];
  for (const place of places) {
    if (basename(place) !== name || (await kindOf(place)) !== 'file') continue;
    target.set(name, place);
    return;
  }
}

async function findSides(path: string, sides: Map<string, string>): Promise<void> {
  const around = new Set(await readdir(dirname(path)).catch(() => []));
  for (const ending of SIDE_ENDINGS) {
    const name = `${basename(path)}${ending}`;
    if (around.has(name) && !sides.has(name)) sides.set(name, join(dirname(path), name));
  }
}

async function measureAll(
  artifacts: ReadonlyMap<string, string>,
  listed: readonly ListedFile[],
  progress: Progress,
): Promise<MeasuredFile[]> {
  const measured: MeasuredFile[] = [];
  for (const [name, path] of artifacts) {
    progress.start(`Reading ${name}`, (await stat(path)).size);
    const onBytes = (bytes: number) => progress.count(bytes);
    const file = await measureFile(path, { integrity: asksForIntegrity(name, listed), onBytes });
    progress.done(`${file.size} bytes`);
    measured.push(file);
  }
  return measured;
}

async function sideOf(name: string, path: string): Promise<SideFile> {
  if (roleOf(name).role !== 'signature') return { name, url: null, kind: null, updateSignature: null };
  const text = await beginningOf(path);
  const updateSignature = updaterOf(text.trim()) === 'tauri' ? text.trim() : null;
  return { name, url: null, kind: signatureKindOf(text), updateSignature };
}

/** No signature that anybody looks into is longer. */
async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0).finally(() => file.close());
  return buffer.toString('latin1', 0, bytesRead);
}

function noSuchFile(path: string): Problem {
  return {
    code: 'no-such-file',
    severity: 'error',
    message: `There is no file ${path}.`,
    hint: 'Name files that were built, for instance dist/*.tar.gz',
    where: { file: path },
  };
}
