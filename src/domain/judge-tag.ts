import type { Key } from './key.ts';
import type { TagSignature } from './tag-signature.ts';

/** A signature that its mathematics bear out, by a key of the settings. */
export interface GoodSignature {
  kind: 'ssh' | 'gpg';
  key: Key;
  fingerprint: string;
  /** Seconds since 1970 at which the key itself says that it ends, or that the signature does; null: never. */
  ends: number | null;
  /** The key itself says that it was revoked. */
  revoked: boolean;
}

/** What became of the check of one signature: good as such, or judged already. */
export type CheckedSignature = { good: GoodSignature } | { judged: TagSignature };

/** What is known of the tag that carries it. */
export interface SignedTag {
  /** Name of the ref. */
  ref: string;
  /** Name in the tag object. */
  name: string;
  /** Full id of the commit of the release. */
  commit: string;
  /** Full id of the object that the signature is for, and what it is: a nested tag signs a tag. */
  object: string;
  type: string;
  /** Seconds since 1970 that the signer states; null: nothing. */
  taggedAt: number | null;
  /** Seconds since 1970 before which it cannot have been signed, whatever it states. */
  notBefore: number;
  /** Day on which this very object was recorded in `tags.lock`, `YYYY-MM-DD`, or null. */
  recorded: string | null;
}

/** Clocks differ: a tag may be so many seconds older than what it names. */
const SLACK = 86_400;

/**
 * Judges a signature that is good as such: it must be for this name and this commit, and of a day on which the key was
 * valid. The date in a tag is the signer's claim and whoever has a key can claim any. So a tag counts as no older than
 * the newest commit that it contains and, once tags are recorded, than the last record that lacks it; and a tag that
 * was recorded while its key was valid stays good.
 */
export function judgeTag(good: GoodSignature, tag: SignedTag): TagSignature {
  const said = { kind: good.kind, key: good.key.id, fingerprint: good.fingerprint, by: good.key.owner };
  if (tag.name !== tag.ref)
    return { state: 'replayed', ...said, reason: `It was signed under the name ${tag.name}, not ${tag.ref}.` };
  if (tag.type === 'commit' && tag.object !== tag.commit)
    return { state: 'replayed', ...said, reason: `It was signed for commit ${tag.object}, not ${tag.commit}.` };
  return { ...judgeDay(good, tag), ...said };
}

type Judged = Pick<TagSignature, 'state' | 'reason'>;

function judgeDay(good: GoodSignature, tag: SignedTag): Judged {
  const { key } = good;
  if (key.revoked !== null || good.revoked) return judgeRevoked(key.revoked, tag);
  const until = earlier(key.until, good.ends === null ? null : dayOf(good.ends));
  if (until !== null && tag.recorded !== null && tag.recorded <= until) return VERIFIED;
  const claimed = dayOf(tag.taggedAt ?? tag.notBefore);
  if (key.from !== null && claimed < key.from)
    return expired(`It is dated ${claimed}, and the key is in use since ${key.from}.`);
  if (until === null) return VERIFIED;
  if (claimed > until) return expired(`It is dated ${claimed}, and the key was in use until ${until}.`);
  const earliest = dayOf(tag.notBefore - SLACK);
  if (earliest <= until) return VERIFIED;
  return expired(
    `It is dated ${claimed}, but cannot be older than ${dayOf(tag.notBefore)}; the key was in use until ${until}.`,
  );
}

/** Whoever has a key that was revoked can date a tag as they like: what counts is only when it was seen. */
function judgeRevoked(revoked: string | null, { recorded }: SignedTag): Judged {
  if (revoked !== null && recorded !== null && recorded < revoked) return VERIFIED;
  const since = revoked === null ? 'its owner revoked it' : `it was revoked on ${revoked}`;
  const seen = recorded === null ? 'the tag was not recorded before' : `the tag was recorded on ${recorded}`;
  return { state: 'revoked', reason: `The key is not trusted any more: ${since}, and ${seen}.` };
}

const VERIFIED: Judged = { state: 'verified', reason: null };

function expired(reason: string): Judged {
  return { state: 'expired', reason };
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
