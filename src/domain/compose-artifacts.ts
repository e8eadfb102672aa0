import type { Artifact } from './artifact.ts';
import { type ArtifactEntry, PROOFS } from './artifact-entry.ts';
import { readArtifactName } from './artifact-names.ts';
import { attachSides, type LeftOut, type SideFile } from './attach-sides.ts';
import { isFileName, repairFileName } from './file-name.ts';
import { roleOf } from './file-role.ts';
import { readImageReference } from './image-reference.ts';
import type { ListedFile } from './listing.ts';
import type { Problem } from './problem.ts';

/** What was computed from the bytes of a file. */
export interface MeasuredFile {
  name: string;
  size: number;
  sha256: string;
  /** Null where nobody asked for it, see `asksForIntegrity`. */
  integrity: string | null;
}

/** Everything that is known of the files of a release. */
export interface ReleaseFiles {
  listed: readonly ListedFile[];
  measured: readonly MeasuredFile[];
  sides: readonly SideFile[];
}

export interface ComposeArtifacts {
  files: ReleaseFiles;
  /** Version of the release: images are tagged with it. */
  version: string;
  /** Files that the manifest has already. */
  known: readonly string[];
  /** What is said of all files, over what their names tell. */
  over: Partial<Pick<Artifact, 'os' | 'arch' | 'kind'>>;
  /** Address of a file by its name, or null. */
  addressOf: (name: string) => string | null;
}

/**
 * What a manifest is to say of files, from their bytes, their names and what tools wrote of them.
 *
 * @returns entries in the order of their names; what was left out, with the reason; a problem for each file of which two
 *   sources say different things
 */
export function composeArtifacts(input: ComposeArtifacts): {
  entries: ArtifactEntry[];
  leftOut: LeftOut[];
  problems: Problem[];
} {
  const { listed, measured, sides } = input.files;
  const leftOut: LeftOut[] = [];
  const problems: Problem[] = [];
  const groups = Map.groupBy(listed, ({ name }) => name);
  const names = new Set([...measured.map(({ name }) => name), ...groups.keys()]);
  const entries: ArtifactEntry[] = [];
  const listedSides: SideFile[] = [];
  for (const name of [...names].sort()) {
    const sources = groups.get(name) ?? [];
    if (sources.some(({ kind }) => kind === 'container')) entries.push(...imageEntry(name, sources, input, leftOut));
    else if (roleOf(name).role === 'artifact')
      entries.push(fileEntry({ name, sources, own: measured.find((file) => file.name === name) }, input, problems));
    else listedSides.push(listedSide(name, sources));
  }
  const own = new Set(sides.map(({ name }) => name));
  const all = [...sides.map((side) => withAddress(side, groups)), ...listedSides.filter(({ name }) => !own.has(name))];
  return { entries: attachSides(entries, all, input, leftOut), leftOut, problems };
}

function listedSide(name: string, sources: readonly ListedFile[]): SideFile {
  return { name, url: sources.find(({ url }) => url !== null)?.url ?? null, kind: null, updateSignature: null };
}

function withAddress(side: SideFile, groups: ReadonlyMap<string, readonly ListedFile[]>): SideFile {
  return { ...side, url: side.url ?? groups.get(side.name)?.find(({ url }) => url !== null)?.url ?? null };
}

/** SHA-512 is for those who ask for it: updaters, whose list states it, and the registry of npm. */
export function asksForIntegrity(name: string, listed: readonly ListedFile[]): boolean {
  const isPackage = name.endsWith('.tgz') && readArtifactName(name).kind === 'package';
  return isPackage || listed.some((file) => file.name === name && file.integrity !== null);
}

interface NamedFile {
  name: string;
  sources: readonly ListedFile[];
  own: MeasuredFile | undefined;
}

function fileEntry(
  { name, sources, own }: NamedFile,
  { over, addressOf }: ComposeArtifacts,
  problems: Problem[],
): ArtifactEntry {
  if (!isFileName(name)) problems.push(unfitName(name));
  const told = readArtifactName(name);
  const all: readonly Partial<ListedFile>[] = own ? [...sources, own] : sources;
  const first = <K extends keyof ListedFile>(key: K) => all.map((each) => each[key]).find((value) => value != null);
  for (const key of PROOFS) {
    const [one, other] = new Set(all.map((each) => each[key]).filter((value) => value != null));
    if (one !== undefined && other !== undefined) problems.push(contradiction(name, key, [one, other]));
  }
  const kind = over.kind ?? first('kind') ?? told.kind;
  return withoutNothing({
    file: name,
    os: over.os ?? first('os') ?? told.os,
    arch: over.arch ?? (told.arch === 'any' ? first('arch') : told.arch) ?? told.arch,
    kind,
    url: first('url') ?? addressOf(name),
    size: first('size'),
    sha256: first('sha256'),
    integrity: first('integrity'),
  });
}

function imageEntry(
  name: string,
  sources: readonly ListedFile[],
  { version }: ComposeArtifacts,
  leftOut: LeftOut[],
): ArtifactEntry[] {
  const reference = readImageReference(name);
  if (reference?.tag?.replace(/^v/, '') !== version.replaceAll('+', '-')) {
    leftOut.push({ file: name, reason: `its tag is not the whole version ${version}, so that it moves` });
    return [];
  }
  const { registry, name: image } = reference;
  const digest = sources.find((each) => each.digest !== null)?.digest;
  const entry = { file: name, os: 'linux', arch: 'any', kind: 'container' as const, registry, name: image, digest };
  return [withoutNothing(entry)];
}

function contradiction(file: string, key: string, [one, other]: readonly [unknown, unknown]): Problem {
  return {
    code: 'hash-mismatch',
    severity: 'error',
    message: `${file} has two values of ${key}: ${one} and ${other}.`,
    hint: 'One of them is of another build: make the files and their lists anew, then add them.',
    where: { file },
  };
}

function unfitName(file: string): Problem {
  return {
    code: 'invalid-file-name',
    severity: 'error',
    message: `'${file}' cannot be the name of an artifact: it has a space or a character that shells read.`,
    hint: `Give the file the name that it is downloaded by: '${repairFileName(file)}'.`,
    where: { file },
  };
}

/** Without keys that have no value. */
function withoutNothing(entry: { [K in keyof ArtifactEntry]: ArtifactEntry[K] | null | undefined }): ArtifactEntry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value != null)) as ArtifactEntry;
}
