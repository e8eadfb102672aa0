import type { Problem } from './problem.ts';
import { shellWord } from './shell-word.ts';
import { type KnownTags, recordsByTag, type TagRecord } from './tag-record.ts';
import { TAGS_LOCK } from './tags-lock.ts';

/**
 * Holds the tags that are there against what was recorded of them (rule 18 of safety). A change that somebody accepted
 * is no problem any more; pages tell of it all the same.
 */
export function checkTags(records: readonly TagRecord[], tags: KnownTags): Problem[] {
  return [...recordsByTag(records).values()].flatMap((own) => {
    const last = own.at(-1);
    return last ? (checkTag(last, own, tags) ?? []) : [];
  });
}

function checkTag(last: TagRecord, own: readonly TagRecord[], tags: KnownTags): Problem | null {
  const { tag } = last;
  const now = tags.get(tag);
  // Deleted, and there again as it was before: nothing that a reader need know.
  const expected = last.commit === null && now ? own.findLast(({ commit }) => commit !== null) : last;
  if (!expected?.commit) return null;
  if (!now) return deleted(expected);
  if (now.commit !== expected.commit) return moved(expected, now.commit);
  return now.object === expected.object ? null : replaced(expected);
}

function moved({ tag, commit, object, day, line }: TagRecord, now: string): Problem {
  return {
    code: 'moved-tag',
    severity: 'strict',
    message: `The tag ${tag} names commit ${now}, but named ${commit} when it was recorded on ${day}: the tag was moved.`,
    hint: `Find out who moved it and why. To put it back: ${restoreCommand(tag, object ?? commit)}   If it is right: ${acceptCommand(tag)}`,
    where: { file: TAGS_LOCK, line, column: 1 },
  };
}

function deleted({ tag, commit, object, day, line }: TagRecord): Problem {
  return {
    code: 'deleted-tag',
    severity: 'strict',
    message: `The tag ${tag}, which was recorded on ${day} at commit ${commit}, is not there any more.`,
    hint: `If it was not fetched: git fetch --tags   To make it again: ${restoreCommand(tag, object ?? commit)}   If it is right: ${acceptCommand(tag)}`,
    where: { file: TAGS_LOCK, line, column: 1 },
  };
}

function replaced({ tag, day, line }: TagRecord): Problem {
  return {
    code: 'replaced-tag',
    severity: 'warning',
    message: `The tag ${tag} names the same commit as on ${day}, but its tagger, message or signature is another.`,
    hint: `Find out who replaced it and why. If it is right: ${acceptCommand(tag)}`,
    where: { file: TAGS_LOCK, line, column: 1 },
  };
}

/** Also for tags that look like options, and with the tag object that was there. */
function restoreCommand(tag: string, id: string | null): string {
  return `git update-ref ${shellWord(`refs/tags/${tag}`)} ${id}`;
}

function acceptCommand(tag: string): string {
  return `tagline check --record --accept=${shellWord(tag)} --by NAME --reason TEXT`;
}
