import type { Release } from './release.ts';
import { type KnownTags, lastRecorded, recordsByTag, type TagMove, type TagRecord } from './tag-record.ts';
import type { TagSignatureState } from './tag-signature.ts';

/** What is known of all tags together. */
export interface PortalTags {
  /** How many keys of the settings are for tags. */
  keys: number;
  /** Releases by what is known of the signatures of their tags; only what occurs. */
  signatures: Partial<Record<TagSignatureState, number>>;
  /** How many tags are recorded in `tags.lock`, and the last day of any record; null: none. */
  recorded: number;
  lastRecorded: string | null;
  /** Releases whose tags moved, newest first. */
  moved: MovedTag[];
  /** Tags that were recorded and are not there any more. */
  deleted: DeletedTag[];
}

export interface MovedTag extends TagMove {
  tag: string;
  /** Id of its release. */
  release: string;
  /** Full id of the commit that it names now. */
  to: string;
}

export interface DeletedTag {
  tag: string;
  /** Full id of the commit that it named. */
  commit: string;
  /** Day of the record. */
  recorded: string;
  accepted: TagMove['accepted'];
}

/** Sums up what single releases say of their tags. */
export function describeTags(
  releases: readonly Release[],
  known: { keys: number; records: readonly TagRecord[]; tags: KnownTags },
): PortalTags {
  const byTag = recordsByTag(known.records);
  const signatures: PortalTags['signatures'] = {};
  for (const { signature } of releases) signatures[signature.state] = (signatures[signature.state] ?? 0) + 1;
  return {
    keys: known.keys,
    signatures,
    recorded: byTag.size,
    lastRecorded: lastRecorded(known.records),
    moved: releases.flatMap(({ id, tag, commit, move }) => (move ? [{ tag, release: id, to: commit, ...move }] : [])),
    deleted: [...byTag].flatMap(([tag, own]) => (known.tags.has(tag) ? [] : deletedTag(tag, own))),
  };
}

function deletedTag(tag: string, own: readonly TagRecord[]): DeletedTag[] {
  const there = own.findLast(({ commit }) => commit !== null);
  const last = own.at(-1);
  if (!there?.commit || !last) return [];
  const accepted = last.commit === null && last.accepted ? { on: last.day, ...last.accepted } : null;
  return [{ tag, commit: there.commit, recorded: there.day, accepted }];
}
