import type { ReleaseEvent } from './channel.ts';
import { readReleaseKey } from './channel-state.ts';
import { checkNotes } from './cross-check-notes.ts';
import { nearest } from './nearest.ts';
import type { ChannelDefinition, Manifest, PortalFolder } from './portal-folder.ts';
import type { Problem } from './problem.ts';
import { candidatesFor, isOf, type KnownRelease, matchRelease } from './release-names.ts';
import { compareVersions, kindOf, parseVersion } from './version.ts';

/**
 * Holds what people wrote against what git has (rules 18 to 20 of history): manifests without a tag, tags without a
 * manifest, tags that moved, notes and events about releases that do not exist.
 *
 * @param releases every mined release of every component
 */
export function crossCheck(folder: PortalFolder, releases: readonly KnownRelease[]): Problem[] {
  return [
    ...folder.manifests.flatMap((manifest) => checkManifest(manifest, releases)),
    ...componentsWithManifests(folder).flatMap((component) => checkTags(component, folder, releases)),
    ...folder.channels.flatMap((channel) => checkEvents(channel, folder, releases)),
    ...folder.notes.flatMap((notes) => checkNotes(notes, releases)),
    ...checkSettings(folder),
  ];
}

function checkManifest(manifest: Manifest, releases: readonly KnownRelease[]): Problem[] {
  const release = matchRelease(manifest, releases);
  const where = { file: manifest.file };
  if (!release) {
    const message = `There is no tag for version ${manifest.version}, which this manifest offers.`;
    return [{ code: 'manifest-without-tag', severity: 'strict', message, hint: tagHint(manifest, releases), where }];
  }
  if (manifest.commit === null || manifest.commit === release.commit) return [];
  const message = `The tag ${release.tag} names commit ${release.commit}, but the manifest was made for ${manifest.commit}: the tag was moved.`;
  const hint = `Find out who moved it and why. To put it back: git tag -f ${release.tag} ${manifest.commit}`;
  return [{ code: 'moved-tag', severity: 'error', message, hint, where }];
}

function tagHint(manifest: Manifest, releases: readonly KnownRelease[]): string {
  const near = candidatesFor(manifest, releases);
  const sibling = releases.find((release) => isOf(release, manifest.component));
  const tag = sibling ? sibling.tag.replace(sibling.version, manifest.version) : `v${manifest.version}`;
  const command = `git tag ${tag} ${manifest.commit ?? '<commit>'}`;
  return `${near.length > 0 ? `Versions that exist: ${near.join(', ')}. ` : ''}To tag it: ${command}`;
}

function componentsWithManifests(folder: PortalFolder): (string | null)[] {
  return [...new Set(folder.manifests.map((manifest) => manifest.component))];
}

/** From its first manifest on, every release of a component should have one, as far as releases of its kind have any. */
function checkTags(component: string | null, folder: PortalFolder, releases: readonly KnownRelease[]): Problem[] {
  const manifests = folder.manifests.filter((manifest) => manifest.component === component);
  const versions = manifests.flatMap((manifest) => parseVersion(manifest.version) ?? []).sort(compareVersions);
  const missing = releases.filter((release) => {
    const version = parseVersion(release.version);
    if (!version || !isOf(release, component)) return false;
    const first = versions.find((other) => kindOf(other) === kindOf(version));
    return (
      first !== undefined &&
      compareVersions(version, first) > 0 &&
      !manifests.some((manifest) => matchRelease(manifest, [release]))
    );
  });
  if (missing.length === 0) return [];
  const tags = missing.slice(0, 5).map((release) => release.tag);
  const message = `${missing.length} ${missing.length === 1 ? 'tag has' : 'tags have'} no manifest: ${tags.join(', ')}${missing.length > 5 ? ', ...' : ''}.`;
  const hint = `Add a manifest, for instance channels/stable/${component === null ? '' : `${component}/`}${missing[0]?.version}.yaml.`;
  return [{ code: 'tag-without-manifest', severity: 'strict', message, hint }];
}

function checkEvents(channel: ChannelDefinition, folder: PortalFolder, releases: readonly KnownRelease[]): Problem[] {
  const known = folder.channels.map(({ id }) => id);
  return channel.events.flatMap((event) => {
    const named = [event.version, event.replacement].filter((name) => name !== undefined);
    const unknown = named.filter((name) => !matchRelease(readReleaseKey(name), releases));
    const problems = unknown.map((name) => eventProblem(event, `release ${name}`, hintFor(name, releases)));
    if (event.promotedFrom === undefined || known.includes(event.promotedFrom)) return problems;
    return [...problems, eventProblem(event, `channel '${event.promotedFrom}'`, `Channels: ${known.join(', ')}.`)];
  });
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

function hintFor(name: string, releases: readonly KnownRelease[]): string {
  const near = candidatesFor(readReleaseKey(name), releases);
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
