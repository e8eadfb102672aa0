import { existsSync } from 'node:fs';
import { feedersOf } from '#domain/board/board-path.ts';
import type { Move } from '#domain/board/waiting.ts';
import { moveOf, rulesAt } from '#domain/board/waiting-facts.ts';
import type { OfferedManifest } from '#domain/channel-state.ts';
import type { ChannelDefinition } from '#domain/portal-folder.ts';
import { placeFile, versionOfName } from '#domain/portal-layout.ts';
import type { Problem } from '#domain/problem.ts';
import { moveOf as tagMove } from '#domain/tag-record.ts';
import { TAGS_LOCK } from '#domain/tags-lock.ts';
import { ProblemsError } from '../input-error.ts';
import type { ManifestTarget } from './manifest-target.ts';
import { listPortalFiles } from './portal-files.ts';
import { readChannels } from './read-channels.ts';
import { readManifest } from './read-manifest.ts';
import { readTagsLock } from './read-tags-lock.ts';
import type { PlacedFile } from './read-whole-folder.ts';

/**
 * Reads from the portal folder all that decides whether a release may be published on its channel: the logs of every
 * channel, of the manifests of the component those of the same version or of the same minor version, and what is recorded
 * of its tag.
 *
 * @param name as events name the release
 * @param at RFC 3339 in UTC
 * @throws ProblemsError where a file that has a say in it cannot be trusted
 */
export async function readMove(target: ManifestTarget, name: string, at: string): Promise<Move> {
  const { files, problems } = existsSync(target.content) ? await listPortalFiles(target.content) : NOTHING;
  const placed = files.map((file): PlacedFile => ({ ...file, place: placeFile(file.path) }));
  const channels = await readChannels(placed, problems);
  const manifests = await relatedManifests(placed, target, problems);
  const tag = await tagOf(placed, target, problems);
  const ours = problems.filter(({ severity, where }) => severity === 'error' && hasSay(where?.file ?? ''));
  if (ours.length > 0) throw new ProblemsError(ours);
  const feeders = feedersOf(channels);
  const facts = channels.map(({ id, events }: ChannelDefinition) => ({
    ...{ id, events, from: feeders.get(id) ?? null },
    manifests: manifests.get(id) ?? [],
  }));
  return moveOf({ channel: target.channel, version: name, tag }, rulesAt(facts, target.settings, at));
}

function hasSay(file: string): boolean {
  return file.startsWith('channels/') || file === TAGS_LOCK;
}

/** Whether the tag was moved away from what was recorded, and nobody said that this is right. */
async function tagOf(
  files: readonly PlacedFile[],
  { release: { tag, commit } }: ManifestTarget,
  problems: Problem[],
): Promise<Move['tag']> {
  const lock = files.find(({ path }) => path === TAGS_LOCK);
  const records = lock ? await readTagsLock(lock, problems) : [];
  const own = records.filter((record) => record.tag === tag);
  const moved = tagMove(own, commit);
  return moved && moved.accepted === null ? { movedFrom: moved.from, commit } : null;
}

/** A portal folder that is still to be made. */
const NOTHING = { files: [], problems: [] };

/** By channel, each with the date of its tag where it states none. */
async function relatedManifests(
  files: readonly PlacedFile[],
  { release, settings, dates }: ManifestTarget,
  problems: Problem[],
): Promise<Map<string, OfferedManifest[]>> {
  const component = release.root ? null : release.component;
  const found = new Map<string, OfferedManifest[]>();
  for (const { place, ...file } of files) {
    if (place.kind !== 'manifest' || place.component !== component) continue;
    if (!sameMinor(versionOfName(place.name), release.version)) continue;
    const manifest = await readManifest({ file, place, hosts: settings.artifactHosts }, problems);
    if (!manifest) continue;
    const date = manifest.date ?? dates.get(manifest.version) ?? null;
    found.set(place.channel, [...(found.get(place.channel) ?? []), { ...manifest, date }]);
  }
  return found;
}

function sameMinor(a: string, b: string): boolean {
  const minor = (text: string) => /^\d+[._]?\d*/.exec(text)?.[0];
  return a === b || minor(a) === minor(b);
}
