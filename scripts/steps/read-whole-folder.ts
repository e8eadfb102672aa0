import { checkPath } from '#domain/board/board-path-check.ts';
import type { Manifest, NotesFile, PortalFolder } from '#domain/portal-folder.ts';
import { type PortalFile, placeFile } from '#domain/portal-layout.ts';
import type { Problem } from '#domain/problem.ts';
import { DEFAULT_SETTINGS, type Settings } from '#domain/settings.ts';
import { cleanLine, cutText } from '#domain/text.ts';
import { type FoundFile, listPortalFiles } from './portal-files.ts';
import { readAdvisories } from './read-advisories.ts';
import { readChannels } from './read-channels.ts';
import { type ManifestSource, readManifest } from './read-manifest.ts';
import { readNotes } from './read-notes.ts';
import { readPlan } from './read-plan.ts';
import { readSettings } from './read-settings.ts';
import { readTagsLock } from './read-tags-lock.ts';

/**
 * Reads a portal folder that exists.
 *
 * @returns what could be read, in a fixed order, and every problem of every file
 */
export async function readWholeFolder(dir: string): Promise<PortalFolder> {
  const { files: found, problems } = await listPortalFiles(dir);
  const files = found.map((file): PlacedFile => ({ ...file, place: placeFile(file.path) }));
  reportUnexpected(files, problems);
  const settings = await settingsOf(files, problems);
  const channels = await readChannels(files, problems);
  problems.push(...checkPath({ channels, settings }));
  const manifests = await manifestsOf(files, settings, problems);
  const notes = await notesOf(files, problems);
  const advisories = await readAdvisories(files, problems);
  const plan = await readPlan(files, problems);
  const lock = files.find(({ place }) => place.kind === 'tags-lock');
  const recorded = lock ? { tagRecords: await readTagsLock(lock, problems) } : {};
  const read = { dir, settings, channels, manifests, notes, advisories, plan, ...recorded };
  return { ...read, problems: problems.map(cleaned) };
}

/** A file with what it is. */
export interface PlacedFile extends FoundFile {
  place: PortalFile;
}

/** File names, keys and values that problems name are as untrusted as the files. */
function cleaned(problem: Problem): Problem {
  const where = problem.where && { ...problem.where, file: cleanLine(problem.where.file) };
  const [message, hint] = [problem.message, problem.hint].map((text) => cutText(cleanLine(text), 1000));
  return { ...problem, message: message ?? '', hint: hint ?? '', ...(where ? { where } : {}) };
}

function reportUnexpected(files: readonly PlacedFile[], problems: Problem[]): void {
  for (const { path, place } of files) {
    if (place.kind !== 'unexpected') continue;
    const { message, hint } = place;
    problems.push({ code: 'unexpected-file', severity: 'error', message, hint, where: { file: path } });
  }
}

async function settingsOf(files: readonly PlacedFile[], problems: Problem[]): Promise<Settings> {
  const file = files.find(({ place }) => place.kind === 'settings');
  return file ? await readSettings(file, problems) : DEFAULT_SETTINGS;
}

async function manifestsOf(files: readonly PlacedFile[], settings: Settings, problems: Problem[]): Promise<Manifest[]> {
  const sources = files.flatMap(({ place, ...file }) =>
    place.kind === 'manifest' ? [{ file, place, hosts: settings.artifactHosts }] : [],
  );
  const manifests: Manifest[] = [];
  for (let at = 0; at < sources.length; at += TOGETHER) {
    const own = await Promise.all(sources.slice(at, at + TOGETHER).map((source) => attemptOne(source)));
    manifests.push(...own.flatMap(({ manifest }) => manifest ?? []));
    problems.push(...own.flatMap((each) => each.problems));
  }
  return manifests;
}

/** So many files are opened at once: a disk answers many as soon as one. */
const TOGETHER = 32;

async function attemptOne(source: ManifestSource): Promise<{ manifest: Manifest | null; problems: Problem[] }> {
  const problems: Problem[] = [];
  return { manifest: await readManifest(source, problems), problems };
}

async function notesOf(files: readonly PlacedFile[], problems: Problem[]): Promise<NotesFile[]> {
  const notes: NotesFile[] = [];
  const seen = new Map<string, string>();
  for (const { place, ...file } of files) {
    if (place.kind !== 'notes') continue;
    const key = `${place.component ?? ''} ${place.name}`;
    const first = seen.get(key);
    if (first) problems.push(secondNotes(file.path, first));
    seen.set(key, first ?? file.path);
    const read = await readNotes({ file, place, media: mediaPaths(files) }, problems);
    if (read && !first) notes.push(read);
  }
  return notes;
}

function mediaPaths(files: readonly PlacedFile[]): ReadonlyMap<string, FoundFile> {
  return new Map(files.filter(({ place }) => place.kind === 'media').map((file) => [file.path, file]));
}

function secondNotes(file: string, first: string): Problem {
  const message = `These are second notes for the release that ${first} is about.`;
  return {
    code: 'duplicate-notes',
    severity: 'error',
    message,
    hint: 'Put both into one file and remove the other.',
    where: { file },
  };
}
