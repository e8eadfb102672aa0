import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readReleaseKey } from '#domain/channel-state.ts';
import { classifyTags } from '#domain/classify-tags.ts';
import { type Forge, forgeOf } from '#domain/forge.ts';
import { type KnownRelease, nameReleases } from '#domain/release-names.ts';
import { parseRemote } from '#domain/remote-config.ts';
import type { Settings } from '#domain/settings.ts';
import { makeGitDirectory, removeGitDirectory } from '../adapters/git-directory.ts';
import { readRefs } from '../adapters/git-refs.ts';
import { InputError } from '../input-error.ts';
import { readTopFiles } from './read-top-files.ts';
import type { Source } from './source.ts';
import { tagHints } from './tag-hints.ts';

/** What tags alone say: fast, since no history is read. */
export interface Tagged {
  releases: TaggedRelease[];
  forge: Forge;
}

/** A release as its tag names it. */
export interface TaggedRelease extends KnownRelease {
  /** Whether it is of the root product, whose manifests lie in the folder of the channel itself. */
  root: boolean;
  /** RFC 3339 in UTC: the date of its tag. */
  date: string;
}

/** Reads which releases there are, by tags alone. */
export async function readTagged({ location, remote }: Source, settings: Settings): Promise<Tagged> {
  const directory = await makeGitDirectory(location);
  try {
    const refs = await readRefs(directory);
    const newest = refs.head ?? refs.branches[0]?.commit ?? refs.tags[0]?.commit;
    const top = newest ? await readTopFiles(directory, newest) : null;
    const known = {
      repositoryName: basename(location.root).replace(/\.git$/, ''),
      remote: remote ?? parseRemote(await readFile(join(location.commonDir, 'config'), 'utf8').catch(() => '')),
      rootPackage: top?.manifest ?? null,
    };
    const { versions } = classifyTags(refs.tags, settings.components, tagHints(known));
    const releases = versions.map(({ tag, component, version }) => ({
      id: component.root ? version.text : `${component.id}/${version.text}`,
      ...{ component: component.id, root: component.root, version: version.text, tag: tag.name, commit: tag.commit },
      date: new Date(tag.date * 1000).toISOString().replace('.000Z', 'Z'),
    }));
    return { releases, forge: forgeOf(known.remote) };
  } finally {
    await removeGitDirectory(directory);
  }
}

/**
 * The release that somebody named: a tag, `component@version` or a version of the root product.
 *
 * @throws InputError `version-without-tag` with the nearest versions
 */
export function findTagged(spec: string, { releases }: Tagged): TaggedRelease {
  const names = nameReleases(releases);
  const wanted = readReleaseKey(spec.replace(/^[vV](?=\d)/, ''));
  const found =
    releases.find(({ tag }) => tag === spec) ?? releases.find((release) => release === names.find(wanted)) ?? null;
  if (found) return found;
  const near = names.candidates(wanted);
  throw new InputError({
    code: 'version-without-tag',
    message: `There is no tag for version ${spec}, and a manifest is about a release that is tagged.`,
    hint: `${near.length > 0 ? `Versions that exist: ${near.join(', ')}. ` : ''}If it was not fetched: git fetch --tags   If it is not made yet: git tag -a v${wanted.version}`,
  });
}
