import type { Tag } from './commit.ts';

/** A line of `tags.lock`: what a tag named on a day, or what somebody said of its change. */
export interface TagRecord {
  /** `YYYY-MM-DD`. */
  day: string;
  /** As `Tag.name`. */
  tag: string;
  /** Full id of the commit that it names from then on; null where it was deleted. */
  commit: string | null;
  /** Full id of the tag object; null where it is lightweight or was deleted. */
  object: string | null;
  /** Who took a change for right, and why; null where it was recorded for the first time. */
  accepted: { by: string; reason: string } | null;
  /** From 1. */
  line: number;
}

/** What is known of a tag that does not name what it was recorded with. */
export interface TagMove {
  /** Full id of the commit that it was recorded with first. */
  from: string;
  /** Day of that record, or null where a manifest states the commit. */
  recorded: string | null;
  /** Who said that this is right, when and why; null: nobody. */
  accepted: { on: string; by: string; reason: string } | null;
}

/** The tags that are there now, by name: their commits and tag objects. */
export type KnownTags = ReadonlyMap<string, { commit: string; object: string | null }>;

/** Gives the tags that were read as `KnownTags`. */
export function knownTags(read: {
  tags: readonly Pick<Tag, 'name' | 'commit'>[];
  tagObjects: ReadonlyMap<string, { id: string }>;
}): KnownTags {
  return new Map(
    read.tags.map(({ name, commit }) => [name, { commit, object: read.tagObjects.get(name)?.id ?? null }]),
  );
}

/** Records by tag, in the order of the file. */
export function recordsByTag(records: readonly TagRecord[]): Map<string, TagRecord[]> {
  return Map.groupBy(records, ({ tag }) => tag);
}

/**
 * How a tag moved, by its records.
 *
 * @param own those of the tag, in the order of the file
 * @param commit what it names now
 */
export function moveOf(own: readonly TagRecord[], commit: string): TagMove | null {
  const first = own.find((record) => record.commit !== null && record.commit !== commit);
  if (!first?.commit) return null;
  const last = own.at(-1);
  const said = last?.commit === commit ? last : null;
  const accepted = said?.accepted ? { on: said.day, ...said.accepted } : null;
  return { from: first.commit, recorded: first.day, accepted };
}

/** The day on which exactly this object was recorded for a tag, or null; null as object stands for the lightweight tag. */
export function recordedOn(own: readonly TagRecord[], commit: string, object: string | null): string | null {
  return own.find((record) => record.commit === commit && record.object === object)?.day ?? null;
}

/** The last day on which anything was recorded: what has no record was not there then; or null. */
export function lastRecorded(records: readonly TagRecord[]): string | null {
  return records.reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null);
}
