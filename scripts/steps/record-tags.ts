import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkTags } from '#domain/check-tags.ts';
import { type Acceptance, acceptedRecord, type NewRecord, newRecords } from '#domain/new-records.ts';
import type { PortalFolder } from '#domain/portal-folder.ts';
import { type KnownTags, knownTags, type TagRecord } from '#domain/tag-record.ts';
import { formatRecord, parseTagsLock, TAGS_LOCK, TAGS_LOCK_HEAD } from '#domain/tags-lock.ts';
import { makeGitDirectory, removeGitDirectory } from '../adapters/git-directory.ts';
import type { RepositoryLocation } from '../adapters/git-location.ts';
import { readRefs } from '../adapters/git-refs.ts';
import { writeWhole } from '../adapters/whole-file.ts';
import { InputError, ProblemsError } from '../input-error.ts';
import { withLock } from '../launcher/lock.mjs';

export interface RecordInput {
  location: RepositoryLocation;
  /** Portal folder, absolute. */
  content: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** A change to take for right, or null. */
  accept: Acceptance | null;
  /** Whose manifests may state commits. */
  manifests: PortalFolder['manifests'];
}

/**
 * Adds to `tags.lock` what is not in it, and the change that somebody accepted; nothing of it is changed or taken away,
 * and a tag that moved is not recorded again unless it is named.
 *
 * @returns what was added
 * @throws InputError `nothing-to-accept`, `tags-locked`; ProblemsError where the file cannot be read
 */
export async function recordTags(input: RecordInput): Promise<NewRecord[]> {
  const tags = await readTags(input.location);
  const waiting = 'Another command records tags; waiting for it...';
  const added = await withLock(join(input.content, '.tags-lock'), waiting, () => addRecords(input, tags));
  if (typeof added !== 'string') return added;
  throw new InputError({ code: 'tags-locked', message: added, hint: 'Let the other command end, then try again.' });
}

async function readTags(location: RepositoryLocation): Promise<KnownTags> {
  const directory = await makeGitDirectory(location);
  try {
    return knownTags(await readRefs(directory));
  } finally {
    await removeGitDirectory(directory);
  }
}

async function addRecords({ content, day, accept, manifests }: RecordInput, tags: KnownTags): Promise<NewRecord[]> {
  const path = join(content, TAGS_LOCK);
  const text = existsSync(path) ? await readFile(path, 'utf8') : TAGS_LOCK_HEAD;
  const { records, problems } = parseTagsLock(text.replaceAll('\r\n', '\n'));
  if (problems.length > 0) throw new ProblemsError(problems);
  const stated = manifests.flatMap(({ version, commit }) => (accept?.tag.endsWith(version) && commit ? commit : []));
  const accepted = accept && acceptedRecord(accept, day, { records, tags, stated });
  if (accept && !accepted) throw nothingToAccept(accept.tag, records, tags);
  const fresh = newRecords(records, tags, day).filter(({ tag }) => tag !== accepted?.tag);
  const added = [...fresh, ...(accepted ? [accepted] : [])];
  if (added.length > 0) await writeWhole(path, `${text.replace(/\n*$/, '\n')}${added.map(lineOf).join('')}`);
  return added;
}

function lineOf(record: NewRecord): string {
  return `${formatRecord(record)}\n`;
}

function nothingToAccept(tag: string, records: readonly TagRecord[], tags: KnownTags): InputError {
  const changed = checkTags(records, tags).flatMap(
    ({ where }) => records.find(({ line }) => line === where?.line)?.tag ?? [],
  );
  return new InputError({
    code: 'nothing-to-accept',
    message: `The tag ${tag} is as it was recorded, so there is nothing to accept.`,
    hint:
      changed.length > 0
        ? `Tags that changed: ${changed.slice(0, 10).join(', ')}.`
        : 'No tag changed since it was recorded.',
  });
}
