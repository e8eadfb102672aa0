import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactEntry } from '#domain/artifact-entry.ts';
import { type ArtifactPlan, mergeArtifacts } from '#domain/merge-artifacts.ts';
import { placeFile } from '#domain/portal-layout.ts';
import type { Problem } from '#domain/problem.ts';
import type { Fault } from '#domain/schemas/fault.ts';
import { manifestSchema } from '#domain/schemas/manifest.ts';
import { shape } from '#domain/schemas/shape.ts';
import { instantOf } from '#domain/schemas/time.ts';
import { slugOf } from '#domain/slug.ts';
import { writeWhole } from '../adapters/whole-file.ts';
import { editYaml, writeYaml, type YamlEdit } from '../adapters/yaml-edit.ts';
import { InputError, ProblemsError } from '../input-error.ts';
import { checkHosts } from './read-manifest.ts';
import type { TaggedRelease } from './read-tagged.ts';
import { accept, problemAt, type YamlFile, yamlOf } from './read-yaml-file.ts';

/** Which manifest, and what it is to say. */
export interface ManifestAddition {
  /** Absolute path of the portal folder. */
  content: string;
  channel: string;
  release: TaggedRelease;
  /** Hosts that artifacts may lie on; none: any. */
  hosts: readonly string[];
  entries: readonly ArtifactEntry[];
}

/** What became of a manifest. */
export interface ManifestChange extends Pick<ArtifactPlan, 'unchanged'> {
  /** Relative to the portal folder. */
  file: string;
  how: 'created' | 'changed' | 'unchanged';
  /** The date that it states, RFC 3339, or null. */
  date: string | null;
  added: string[];
  completed: string[];
}

/**
 * Adds artifacts to the manifest of a release, or makes it; what is there stays as it is, comments included. The file is
 * replaced as a whole, and only by one that is valid. The caller holds the lock of the channel.
 *
 * @throws ProblemsError `artifact-changed`, `moved-tag`, and everything that is wrong with the manifest
 */
export async function addToManifest(addition: ManifestAddition): Promise<ManifestChange> {
  const file = await manifestPath(addition);
  const before = await readFile(join(addition.content, file), 'utf8').catch(ifMissing);
  const yaml = before === null ? null : readManifestText(before, file, addition.hosts);
  const plan = mergeArtifacts(artifactsIn(yaml), addition.entries);
  refuseConflicts(yaml, plan, addition.release);
  const after = before === null ? newManifest(addition, plan) : editYaml(before, editsOf(yaml, plan, addition.release));
  const [added, completed] = [plan.added, plan.completed].map((list) => list.map((each) => each.file));
  const date = dateIn(yaml);
  const told = { file, date, added: added ?? [], completed: completed ?? [], unchanged: plan.unchanged };
  if (before !== null && added?.length === 0 && completed?.length === 0) return { ...told, how: 'unchanged' };
  readManifestText(after, file, addition.hosts);
  await writeWhole(join(addition.content, file), after);
  return { ...told, how: before === null ? 'created' : 'changed' };
}

/** Names of the artifacts that the manifest has now; none where there is no manifest, or none that can be read. */
export async function knownArtifacts(addition: Omit<ManifestAddition, 'entries'>): Promise<string[]> {
  const file = await manifestPath(addition);
  const text = await readFile(join(addition.content, file), 'utf8').catch(ifMissing);
  if (text === null) return [];
  return artifactsIn(yamlOf(text, { file }, [])).map((artifact) => String(artifact.file));
}

/** The file that is about the release, under whatever spelling, or the one to make. */
async function manifestPath({ content, channel, release }: Omit<ManifestAddition, 'entries'>): Promise<string> {
  const folder = ['channels', channel, ...(release.root ? [] : [release.component])].join('/');
  const names = await readdir(join(content, folder)).catch(() => []);
  const stems = names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
  const known = [release.version, ...stems.filter((stem) => slugOf(stem) === slugOf(release.version))];
  const path = `${folder}/${known.find((stem) => stems.includes(stem)) ?? release.version}.yaml`;
  if (placeFile(path).kind === 'manifest') return path;
  throw new InputError({
    code: 'unfit-version',
    message: `The version ${release.version} of the tag ${release.tag} cannot be the name of a manifest.`,
    hint: 'Tag releases with digits and letters, for instance v2.4.1',
  });
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** @throws ProblemsError with everything that is wrong with it */
function readManifestText(text: string, file: string, hosts: readonly string[]): YamlFile {
  const problems: Problem[] = [];
  const yaml = yamlOf(text.replaceAll('\r\n', '\n'), { file }, problems);
  const says = yaml && accept(yaml, shape(manifestSchema, yaml.data ?? {}, yaml.sourceOf), problems);
  if (yaml && says) checkHosts(yaml, says, hosts, problems);
  if (yaml === null || problems.length > 0) throw new ProblemsError(problems);
  return yaml;
}

function artifactsIn(yaml: YamlFile | null): Record<string, unknown>[] {
  const { artifacts } = (yaml?.data ?? {}) as { artifacts?: Record<string, unknown>[] | null };
  return artifacts ?? [];
}

function dateIn(yaml: YamlFile | null): string | null {
  const { date } = (yaml?.data ?? {}) as { date?: string | null };
  return instantOf(date ?? '');
}

function refuseConflicts(yaml: YamlFile | null, { conflicts }: ArtifactPlan, release: TaggedRelease): void {
  if (yaml === null) return;
  const { commit } = yaml.data as { commit?: string | null };
  const moved = typeof commit === 'string' && commit !== release.commit ? [movedTag(commit, release)] : [];
  const changed = conflicts.map(({ index, file, key, stated, found }): Fault => {
    const message = `of ${file} is ${stated}, but the file that was given has ${found}: what was published never changes.`;
    const hint = `Give the new build a new name or a new version. If it was never published, remove the entry first.`;
    return { code: 'artifact-changed', path: ['artifacts', index, key], part: 'value', message, hint };
  });
  if (moved.length + changed.length > 0)
    throw new ProblemsError([...moved, ...changed].map((fault) => problemAt(yaml, fault)));
}

function movedTag(commit: string, { tag, commit: now }: TaggedRelease): Fault {
  const message = `is ${commit}, but the tag ${tag} names ${now}: the tag was moved.`;
  const hint = `Find out who moved it and why. To put it back: git tag -f ${tag} ${commit}`;
  return { code: 'moved-tag', path: ['commit'], part: 'value', message, hint };
}

function newManifest({ release }: ManifestAddition, { added }: ArtifactPlan): string {
  return writeYaml({ version: release.version, commit: release.commit, artifacts: added });
}

function editsOf(yaml: YamlFile | null, plan: ArtifactPlan, release: TaggedRelease): YamlEdit[] {
  const { commit } = (yaml?.data ?? {}) as { commit?: string | null };
  return [
    ...(commit == null ? [{ how: 'set' as const, path: ['commit'], value: release.commit }] : []),
    ...plan.completed.flatMap(({ index, keys }) =>
      Object.entries(keys).map(([key, value]) => ({ how: 'set' as const, path: ['artifacts', index, key], value })),
    ),
    ...plan.added.map((value) => ({ how: 'append' as const, path: ['artifacts'], value })),
  ];
}
