import { type KnownTags, recordsByTag, type TagRecord } from './tag-record.ts';

/** A change of a tag that somebody takes for right. */
export interface Acceptance {
  tag: string;
  by: string;
  /** One line for readers. */
  reason: string;
}

/** Lines to be added to `tags.lock`, without their numbers. */
export type NewRecord = Omit<TagRecord, 'line'>;

/** Tags that have no record yet, by name; what is recorded already stays as it is, also where the tag moved. */
export function newRecords(records: readonly TagRecord[], tags: KnownTags, day: string): NewRecord[] {
  const known = recordsByTag(records);
  const names = [...tags.keys()].filter((tag) => !known.has(tag)).sort();
  return names.map((tag) => ({ day, tag, ...targetOf(tag, tags), accepted: null }));
}

/**
 * The record of a change that was accepted.
 *
 * @param stated commits that manifests name for the tag: a tag may differ from them and from no record
 * @returns null where the tag is as it was recorded last, so that there is nothing to accept
 */
export function acceptedRecord(
  { tag, by, reason }: Acceptance,
  day: string,
  known: { records: readonly TagRecord[]; tags: KnownTags; stated: readonly string[] },
): NewRecord | null {
  const last = known.records.findLast((record) => record.tag === tag);
  const now = targetOf(tag, known.tags);
  const isStated =
    known.stated.some((commit) => commit !== now.commit) && !(last?.accepted && last.commit === now.commit);
  const isChanged = last !== undefined && (last.commit !== now.commit || last.object !== now.object);
  return isStated || isChanged ? { day, tag, ...now, accepted: { by, reason } } : null;
}

function targetOf(tag: string, tags: KnownTags): Pick<TagRecord, 'commit' | 'object'> {
  return tags.get(tag) ?? { commit: null, object: null };
}
