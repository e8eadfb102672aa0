import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest } from '#domain/nearest.ts';
import type { Problem } from '#domain/problem.ts';
import { IDENTIFIER } from '#domain/schemas/rules.ts';
import { DEFAULT_SETTINGS, type Settings } from '#domain/settings.ts';
import type { RepositoryLocation } from '../adapters/git-location.ts';
import { InputError, ProblemsError } from '../input-error.ts';
import { SILENT } from '../progress.ts';
import { readSettings } from './read-settings.ts';
import { findTagged, readTagged, type Tagged, type TaggedRelease } from './read-tagged.ts';
import { findSource, type Source } from './source.ts';

/** Which release on which channel of which portal a command edits. */
export interface ManifestTarget {
  /** Absolute path of the portal folder. */
  content: string;
  channel: string;
  release: TaggedRelease;
  /** Dates of the tags of its component, RFC 3339 in UTC, by version. */
  dates: ReadonlyMap<string, string>;
  settings: Settings;
  forge: Tagged['forge'];
  location: RepositoryLocation;
}

/**
 * Finds the portal folder, the channel and the release that a command names; no history is read.
 *
 * @throws InputError `unknown-channel`, `version-without-tag` and those of `findSource`
 */
export async function findManifestTarget(options: {
  repo?: string | undefined;
  content?: string | undefined;
  channel: string;
  version: string;
}): Promise<ManifestTarget> {
  const { channel, version, ...named } = options;
  const source = await findSource({ ...named, progress: SILENT });
  const content = folderToWrite(source, options.content);
  const settings = await readOwnSettings(content);
  await refuseUnknownChannel(content, channel);
  const tagged = await readTagged(source, settings);
  const release = findTagged(version, tagged);
  const siblings = tagged.releases.filter(({ component }) => component === release.component);
  const dates = new Map(siblings.map((sibling) => [sibling.version, sibling.date]));
  return { content, channel, release, dates, settings, forge: tagged.forge, location: source.location };
}

/**
 * The portal folder that a command may write to.
 *
 * @param named what `--content` said
 * @throws InputError `no-portal-folder`
 */
export function folderToWrite(source: Source, named: string | undefined): string {
  if (source.remote !== null && !source.sample && named === undefined) throw isClone(source.remote);
  return source.content ?? ownFolderToBe(source);
}

/** Where a repository without a portal folder gets one. */
function ownFolderToBe({ location }: Source): string {
  if (location.root !== location.commonDir) return join(location.root, '.tagline');
  throw new InputError({
    code: 'no-portal-folder',
    message: `${location.root} is a bare repository, which holds no portal folder.`,
    hint: 'Name the folder that manifests are written to: --content DIR',
  });
}

/** What is written into a clone of the cache would be lost. */
function isClone(address: string): InputError {
  return new InputError({
    code: 'no-portal-folder',
    message: `${address} is read from a clone, and nothing that is written there would be kept.`,
    hint: 'Name the folder that manifests are written to: --content DIR',
  });
}

async function readOwnSettings(content: string): Promise<Settings> {
  const absolute = join(content, 'portal.yaml');
  if (!existsSync(absolute)) return DEFAULT_SETTINGS;
  const problems: Problem[] = [];
  const settings = await readSettings({ path: 'portal.yaml', absolute }, problems);
  if (problems.length > 0) throw new ProblemsError(problems);
  return settings;
}

/** The first channel of a portal may be any; a second one is more often a typing mistake. */
async function refuseUnknownChannel(content: string, channel: string): Promise<void> {
  const entries = await readdir(join(content, 'channels'), { withFileTypes: true }).catch(() => []);
  const known = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  if (IDENTIFIER.valid(channel) && (known.length === 0 || known.includes(channel))) return;
  const meant = nearest(channel, known);
  throw new InputError({
    code: 'unknown-channel',
    message: IDENTIFIER.valid(channel) ? `There is no channel '${channel}'.` : `'${channel}' ${IDENTIFIER.message}`,
    hint: `${meant ? `Did you mean '${meant}'? ` : ''}${known.length > 0 ? `Channels: ${known.join(', ')}. ` : ''}A new one begins with a file channels/<id>/channel.yaml that says what it is for.`,
  });
}
