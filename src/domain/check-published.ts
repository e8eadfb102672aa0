import type { ChannelDefinition } from './portal-folder.ts';
import type { Problem } from './problem.ts';
import { recordsByTag, type TagRecord } from './tag-record.ts';

/** What a site that was published said of logs and tags. */
export interface Published {
  /** Hash of the last event of each channel that had any, by its id. */
  heads: ReadonlyMap<string, string>;
  /** Full ids of commits by tag. */
  commits: ReadonlyMap<string, string>;
}

/**
 * Holds what is now against what was published: a log must still hold the event that was last then, since a log that
 * lost its tail is sound in itself; and a tag must name the commit that it named.
 *
 * @param now.commits by tag
 * @param now.records of `tags.lock`: what somebody accepted is no problem
 */
export function checkPublished(
  published: Published,
  now: {
    channels: readonly ChannelDefinition[];
    commits: ReadonlyMap<string, string>;
    records: readonly TagRecord[];
  },
): Problem[] {
  const accepted = acceptedTags(now.records);
  return [
    ...[...published.heads].flatMap(([id, head]) => (holdsEvent(id, head, now.channels) ? [] : [cutLog(id, head)])),
    ...[...published.commits].flatMap(([tag, commit]) => {
      const own = now.commits.get(tag) ?? null;
      return own === commit || accepted.get(tag) === own ? [] : [changedTag(tag, commit, own)];
    }),
  ];
}

/** What tags name by what somebody accepted last, null where it was deleted. */
function acceptedTags(records: readonly TagRecord[]): Map<string, string | null> {
  const last = [...recordsByTag(records)].map(([tag, own]) => [tag, own.at(-1)] as const);
  return new Map(last.flatMap(([tag, record]) => (record?.accepted ? [[tag, record.commit] as const] : [])));
}

/** Each event but the last is named by the one after it, and the last by the head. */
function holdsEvent(channel: string, hash: string, channels: readonly ChannelDefinition[]): boolean {
  const own = channels.find(({ id }) => id === channel);
  return own !== undefined && (own.head === hash || own.events.some(({ previous }) => previous === hash));
}

function cutLog(channel: string, head: string): Problem {
  const file = `channels/${channel}/log.yaml`;
  return {
    code: 'log-cut',
    severity: 'error',
    message: `The log of ${channel} lacks the event with the hash ${head}, which was its last when the site was published: it was cut or rewritten since.`,
    hint: `Restore what was there: git log -p -- ${file}`,
    where: { file },
  };
}

function changedTag(tag: string, before: string, now: string | null): Problem {
  const what = now === null ? 'is not there any more' : `names commit ${now}`;
  return {
    code: now === null ? 'deleted-tag' : 'moved-tag',
    severity: 'strict',
    message: `The tag ${tag} ${what}, and named ${before} when the site was published.`,
    hint: 'Find out who changed it and why. Record what tags name, so that every build tells: tagline check --record',
  };
}
