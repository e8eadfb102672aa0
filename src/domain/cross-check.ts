import type { ReleaseEvent } from './channel.ts';
import { readReleaseKey, releaseKey } from './channel-state.ts';
import { checkNotes } from './cross-check-notes.ts';
import { nearest } from './nearest.ts';
import type { ChannelDefinition, Manifest, PortalFolder } from './portal-folder.ts';
import type { Problem } from './problem.ts';
import { type KnownRelease, nameReleases, type ReleaseNames } from './release-names.ts';
import { shellWord } from './shell-word.ts';
import type { TagRecord } from './tag-record.ts';
import { compareVersions, kindOf, parseVersion } from './version.ts';

/**
 * Holds what people wrote against what git has (rules 18 to 20 of history): manifests without a tag, tags without a
 * manifest, tags that moved, notes and events about releases that do not exist.
 *
 * @param releases every mined release of every component
 */
export function crossCheck(folder: PortalFolder, releases: readonly KnownRelease[]): Problem[] {
  if (folder.dir === null) return [];
  const names = nameReleases(releases);
  return [
    ...folder.manifests.flatMap((manifest) => checkManifest(manifest, names, folder.tagRecords ?? [])),
    ...componentsWithManifests(folder).flatMap((component) => checkTags(component, folder, names)),
    ...folder.channels.flatMap((channel) => checkEvents(channel, folder, names)),
    ...folder.channels.flatMap((channel) => checkPrepared(channel, folder, names)),
    ...folder.notes.flatMap((notes) => checkNotes(notes, names)),
    ...checkSettings(folder),
  ];
}

function checkManifest(manifest: Manifest, names: ReleaseNames, records: readonly TagRecord[]): Problem[] {
  const release = names.find(manifest);
  const where = { file: manifest.file };
  if (!release) {
    const message = `There is no tag for version ${manifest.version}, which this manifest offers.`;
    return [{ code: 'manifest-without-tag', severity: 'strict', message, hint: tagHint(manifest, names), where }];
  }
  if (manifest.commit === null || manifest.commit === release.commit) return [];
  const message = `The tag ${release.tag} names commit ${release.commit}, but the manifest was made for ${manifest.commit}: the tag was moved.`;
  const last = records.findLast(({ tag }) => tag === release.tag);
  if (last?.accepted && last.commit === release.commit) {
    const hint = `${last.accepted.by} took it for right on ${last.day}: ${last.accepted.reason} Pages say so.`;
    return [{ code: 'moved-tag', severity: 'warning', message, hint, where }];
  }
  const restore = `git update-ref ${shellWord(`refs/tags/${release.tag}`)} ${manifest.commit}`;
  const accept = `tagline check --record --accept=${shellWord(release.tag)} --by NAME --reason TEXT`;
  const hint = `Find out who moved it and why. To put it back: ${restore}   If it is right: ${accept}`;
  return [{ code: 'moved-tag', severity: 'error', message, hint, where }];
}

function tagHint(manifest: Manifest, names: ReleaseNames): string {
  const near = names.candidates(manifest);
  const sibling = names.of(manifest.component)[0];
  const tag = sibling ? sibling.tag.replace(sibling.version, manifest.version) : `v${manifest.version}`;
  const command = `git tag ${tag} ${manifest.commit ?? '<commit>'}`;
  return `${near.length > 0 ? `Versions that exist: ${near.join(', ')}. ` : ''}To tag it: ${command}`;
}

function componentsWithManifests(folder: PortalFolder): (string | null)[] {
  return [...new Set(folder.manifests.map((manifest) => manifest.component))];
}

/** From its first manifest on, every release of a component should have one, as far as releases of its kind have any. */
function checkTags(component: string | null, folder: PortalFolder, names: ReleaseNames): Problem[] {
  const manifests = folder.manifests.filter((manifest) => manifest.component === component);
  const versions = manifests.flatMap((manifest) => parseVersion(manifest.version) ?? []).sort(compareVersions);
  const covered = new Set(versions.map((version) => version.key));
  const first = new Map([...versions].reverse().map((version) => [kindOf(version), version]));
  const missing = names.of(component).filter((release) => {
    const version = parseVersion(release.version);
    const start = version && first.get(kindOf(version));
    return start && compareVersions(version, start) > 0 && !covered.has(version.key);
  });
  const [example] = missing;
  if (!example) return [];
  const tags = missing.slice(0, 5).map((release) => release.tag);
  const message = `${missing.length} ${missing.length === 1 ? 'tag has' : 'tags have'} no manifest: ${tags.join(', ')}${missing.length > 5 ? ', ...' : ''}.`;
  const folderName = component === null ? '' : `${component}/`;
  const hint = `Add a manifest, for instance channels/stable/${folderName}${example.version}.yaml.`;
  return [{ code: 'tag-without-manifest', severity: 'strict', message, hint }];
}

function checkEvents(channel: ChannelDefinition, folder: PortalFolder, names: ReleaseNames): Problem[] {
  const known = folder.channels.map(({ id }) => id);
  return channel.events.flatMap((event) => {
    const named = [event.version, event.replacement].filter((name) => name !== undefined);
    const unknown = named.filter((name) => !names.find(readReleaseKey(name)));
    const problems = unknown.map((name) => eventProblem(event, `release ${name}`, hintFor(name, names)));
    if (event.promotedFrom === undefined || known.includes(event.promotedFrom)) return problems;
    return [...problems, eventProblem(event, `channel '${event.promotedFrom}'`, `Channels: ${known.join(', ')}.`)];
  });
}

/** Manifests that readers do not see, since the log of their channel says nothing of them (see `foldChannel`). */
function checkPrepared({ id, events }: ChannelDefinition, folder: PortalFolder, names: ReleaseNames): Problem[] {
  const [first] = events;
  if (!first) return [];
  const known = new Set(events.map(({ version }) => version));
  const waiting = folder.manifests.filter((manifest) => {
    const date = manifest.date ?? names.find(manifest)?.date;
    return manifest.channel === id && !known.has(releaseKey(manifest)) && date !== undefined && date > first.at;
  });
  return waiting.map((manifest) => ({
    code: 'manifest-not-published',
    severity: 'notice',
    message: `${releaseKey(manifest)} is prepared, not offered: the log of ${id} does not say that it was published.`,
    hint: `If it is to be: tagline manifest add --channel ${id} --version ${releaseKey(manifest)} --publish --by NAME`,
    where: { file: manifest.file },
  }));
}

function eventProblem(event: ReleaseEvent, missing: string, hint: string): Problem {
  const message = `Event ${event.id} speaks of ${missing}, which does not exist.`;
  return {
    code: 'event-unknown',
    severity: 'strict',
    message,
    hint,
    where: { file: `channels/${event.channel}/log.yaml` },
  };
}

function hintFor(name: string, names: ReleaseNames): string {
  const near = names.candidates(readReleaseKey(name));
  return near.length > 0
    ? `Did you mean ${near.join(' or ')}?`
    : 'Fetch the tags (git fetch --tags), or restore the log from its history.';
}

/** Freezes and policies that name a channel no file is about. */
function checkSettings({ settings, channels }: PortalFolder): Problem[] {
  const known = channels.map(({ id }) => id);
  if (known.length === 0) return [];
  const named = new Set([...settings.freezes.flatMap((freeze) => freeze.channels), ...Object.keys(settings.policy)]);
  return [...named]
    .filter((id) => !known.includes(id))
    .map((id) => {
      const meant = nearest(id, known);
      const message = `The settings speak of the channel '${id}', which no file is about.`;
      const hint = `${meant ? `Did you mean '${meant}'? ` : ''}Channels: ${known.join(', ')}.`;
      return { code: 'unknown-channel', severity: 'warning', message, hint, where: { file: 'portal.yaml' } };
    });
}
