import type { TagSignatureKind } from './tag-object.ts';

/**
 * What is known of the signature of a tag. `verified`: made by a key of the settings for this name and commit, on a day
 * on which the key was valid. `replayed`: good, but made for another name. `expired`: good, but the key was not valid
 * then. `not-checked`: signed, and nobody here could say by whom.
 */
export type TagSignatureState =
  | 'verified'
  | 'unsigned'
  | 'lightweight'
  | 'unknown-signer'
  | 'bad'
  | 'replayed'
  | 'expired'
  | 'revoked'
  | 'not-checked';

export interface TagSignature {
  state: TagSignatureState;
  /** What it is made with; null where there is none. */
  kind: TagSignatureKind | null;
  /** Id of the key in `keys` of the settings that made it, or null. */
  key: string | null;
  /** Of that key, or what the signature says of a key that the settings do not know; or null. */
  fingerprint: string | null;
  /** Whose key it is, or null where the settings do not say. */
  by: string | null;
  /** Why it is not verified, a sentence for readers; null where it is, and where there is none. */
  reason: string | null;
}

/** A tag without a signature. */
export function withoutSignature(state: 'lightweight' | 'unsigned'): TagSignature {
  return { state, kind: null, key: null, fingerprint: null, by: null, reason: null };
}

/** A signature that nobody could check, and why. */
export function notChecked(kind: TagSignatureKind, reason: string): TagSignature {
  return { ...withoutSignature('unsigned'), state: 'not-checked', kind, reason };
}

/** Why a signature by a key that is trusted does not fit. */
export const ALTERED = 'The tag is not as it was when it was signed.';

/** A signature that does not fit the tag. */
export function badSignature(kind: 'ssh' | 'gpg', fingerprint: string | null, reason: string): TagSignature {
  return { state: 'bad', kind, key: null, fingerprint, by: null, reason };
}

/** A signature by somebody that the settings do not name. */
export function unknownSigner(kind: 'ssh' | 'gpg', fingerprint: string | null): TagSignature {
  const reason = 'It was made with a key that the settings do not name for tags.';
  return { state: 'unknown-signer', kind, key: null, fingerprint, by: null, reason };
}
