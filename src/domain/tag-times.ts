import type { Commit, Tag } from './commit.ts';
import { lastRecorded, recordedOn, recordsByTag, type TagRecord } from './tag-record.ts';

/** What is known of when a tag was made, whatever it says itself. */
export interface TagTimes {
  /** Seconds since 1970: it contains commits that are as new, or was not there when tags were recorded. */
  notBefore: (tag: Tag) => number;
  /** Day on which exactly this tag object was recorded, `YYYY-MM-DD`, or null. */
  recorded: (tag: Tag, object: string) => string | null;
}

/**
 * Prepares what is asked of times.
 *
 * @param commits the whole history, every commit after all of its children; read at the first question
 */
export function tagTimes(
  records: readonly TagRecord[],
  commits: () => readonly Pick<Commit, 'id' | 'parents' | 'committedAt'>[],
): TagTimes {
  const byTag = recordsByTag(records);
  const last = lastRecorded(records);
  const lastSeconds = last === null ? 0 : Date.parse(`${last}T00:00:00Z`) / 1000;
  let newest: Map<string, number> | null = null;
  return {
    notBefore: (tag) => {
      newest ??= newestInHistory(commits());
      return Math.max(newest.get(tag.commit) ?? 0, byTag.has(tag.name) ? 0 : lastSeconds);
    },
    recorded: (tag, object) => recordedOn(byTag.get(tag.name) ?? [], tag.commit, object),
  };
}

/** Gives, by name of a tag, the moment before which it cannot have been made, RFC 3339 in UTC. */
export function earliestMoments(tags: readonly Tag[], times: TagTimes): (tag: string) => string {
  const byName = new Map(tags.map((tag) => [tag.name, tag]));
  return (name) => {
    const tag = byName.get(name);
    return new Date((tag ? times.notBefore(tag) : 0) * 1000).toISOString();
  };
}

/** By commit the date of the newest one that it contains, itself included. */
function newestInHistory(commits: readonly Pick<Commit, 'id' | 'parents' | 'committedAt'>[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const { id, parents, committedAt } of [...commits].reverse()) {
    newest.set(
      id,
      parents.reduce((date, parent) => Math.max(date, newest.get(parent) ?? 0), committedAt),
    );
  }
  return newest;
}
