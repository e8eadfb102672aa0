import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { classifyTags } from '#domain/classify-tags.ts';
import type { Collected } from '#domain/collected.ts';
import { readCommitFacts } from '#domain/commit-facts.ts';
import type { PackageFolder } from '#domain/component-paths.ts';
import { parseManifest } from '#domain/package-manifest.ts';
import type { PortalFolder } from '#domain/portal-folder.ts';
import { parseRemote } from '#domain/remote-config.ts';
import { Sections } from '#domain/sections.ts';
import { tagTimes } from '#domain/tag-times.ts';
import { useMailmap } from '../adapters/git-directory.ts';
import type { RepositoryLocation } from '../adapters/git-location.ts';
import { type PackageFile, readHistory } from '../adapters/git-log.ts';
import { readObjects } from '../adapters/git-objects.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { readRefs } from '../adapters/git-refs.ts';
import { InputError } from '../input-error.ts';
import type { Progress } from '../progress.ts';
import { readTagSignatures } from './read-tag-signatures.ts';
import { readTopFiles } from './read-top-files.ts';
import { tagHints } from './tag-hints.ts';

export interface CollectInput {
  location: RepositoryLocation;
  directory: GitDirectory;
  folder: PortalFolder;
  /** The remote to link to where the repository's own configuration names none, or null. */
  remote: string | null;
  progress: Progress;
}

/**
 * Reads a repository: refs, the newest commit's top-level files, then the whole history in one `git log`.
 *
 * @throws InputError `empty-repository`, `no-tags`
 */
export async function collect(input: CollectInput): Promise<Collected> {
  const { location, directory, folder, progress } = input;
  const refs = await readRefs(directory);
  const head = refs.head ?? (await detachedHead(location));
  const newest = head ?? refs.branches[0]?.commit ?? refs.tags[0]?.commit ?? null;
  if (newest === null) throw emptyRepository(location.root);
  if (refs.tags.length === 0) throw noTags(location.root);
  const top = await readTopFiles(directory, newest);
  if (top.mailmap) await useMailmap(directory, top.mailmap);
  const known = {
    repositoryName: basename(location.root).replace(/\.git$/, ''),
    remote: input.remote ?? parseRemote(await readFile(join(location.commonDir, 'config'), 'utf8').catch(() => '')),
    rootPackage: top.manifest,
  };
  const { components } = classifyTags(refs.tags, folder.settings.components, tagHints(known));
  const sections = new Sections(folder.settings.changes);
  progress.start('Reading history');
  const history = await readHistory(directory, {
    paths: components.length > 1,
    head: refs.head !== null,
    onCount: (commits) => progress.count(commits),
    readMessage: (commit) => readCommitFacts(commit, sections),
  });
  progress.done(`${history.commits.length} commits`);
  const signatures = await readTagSignatures({
    ...{ directory, tags: refs.tags, tagObjects: refs.tagObjects },
    keys: folder.settings.keys,
    ...tagTimes(folder.tagRecords ?? [], () => history.commits),
  });
  return {
    ...known,
    tags: refs.tags,
    tagObjects: refs.tagObjects,
    signatures,
    tagsOfOther: refs.tagsOfOther,
    branches: refs.branches,
    headBranch: refs.headBranch,
    head,
    commits: history.commits,
    index: history.index,
    facts: history.facts,
    packages: await readPackages(directory, history.packageFiles),
    readmeTitle: top.readmeTitle,
    folder,
  };
}

async function detachedHead({ gitDir }: RepositoryLocation): Promise<string | null> {
  const head = (await readFile(join(gitDir, 'HEAD'), 'utf8').catch(() => '')).trim();
  return /^[0-9a-f]{40,64}$/.test(head) ? head : null;
}

/** Names of packages by folder, from the first and the newest manifest there. */
async function readPackages(directory: GitDirectory, files: readonly PackageFile[]): Promise<PackageFolder[]> {
  const objects = await readObjects(
    directory,
    files.flatMap(({ first, newest }) => [first, newest]),
  );
  const nameIn = (path: string, id: string) =>
    parseManifest(path, objects.get(id)?.content.toString('utf8') ?? '')?.name;
  return files.map(({ path, first, newest }) => {
    const names = [nameIn(path, first), nameIn(path, newest)].filter((name) => name !== undefined && name !== null);
    const slash = path.lastIndexOf('/');
    return { folder: slash < 0 ? '' : path.slice(0, slash), names: [...new Set(names)] };
  });
}

function emptyRepository(root: string): InputError {
  return new InputError({
    code: 'empty-repository',
    message: `${root} has no commit yet.`,
    hint: 'Commit something and tag it: git tag -a v0.1.0 -m "First release"',
  });
}

function noTags(root: string): InputError {
  return new InputError({
    code: 'no-tags',
    message: `${root} has no tags, and releases are tags.`,
    hint: 'If the tags were not fetched: git fetch --tags   Else tag a release: git tag -a v0.1.0 -m "First release"',
  });
}
