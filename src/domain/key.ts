/** What makes the signatures that a key checks. */
export type KeyKind = 'minisign' | 'ssh' | 'gpg';

/** What the signatures of a key stand on. */
export type KeyUse = 'artifacts' | 'tags';

/** A public key of `keys` in `portal.yaml`: whom signatures are trusted of, and when. */
export interface Key {
  id: string;
  kind: KeyKind;
  /**
   * Of minisign the base64 line, of SSH type and base64 without the comment, of GPG the whole block with its armor; each
   * was read as a key of its kind.
   */
  key: string;
  /** Whose it is, for readers, or null. */
  owner: string | null;
  /** At least one, in the order artifacts, tags. */
  for: KeyUse[];
  /** First day of its use, `YYYY-MM-DD` in UTC, or null. */
  from: string | null;
  /** Last day of its use: what was signed until then stays good; or null. */
  until: string | null;
  /** Day from which it is not trusted any more, whatever date a signature claims, since somebody else may have it; or null. */
  revoked: string | null;
}

/** What a kind of key can sign. */
export const USES: Readonly<Record<KeyKind, readonly KeyUse[]>> = {
  minisign: ['artifacts'],
  ssh: ['artifacts', 'tags'],
  gpg: ['artifacts', 'tags'],
};
