/** Something that people were told not to use any more. */
export interface Deprecation {
  /** What is deprecated, as the change or the notes say it. */
  what: string;
  /** More about it, or null. */
  text: string | null;
  component: string;
  /** Id of the line of the release that told of it. */
  line: string;
  /** Id of the first stable release whose notes tell of it, else of a prerelease. */
  release: string;
  version: string;
  /** RFC 3339. */
  date: string;
  /** The change, or null where notes by hand say it. */
  change: string | null;
  references: { text: string; url: string | null }[];
  /** In which version its removal was announced: `4.0`, `next major`; or null. */
  removal: string | null;
  /** What to use instead, where notes by hand say it. */
  replacement: string | null;
  /** What is sure of its end. */
  state: 'removed' | 'due' | 'announced' | 'open';
  /** The later breaking change that names it and takes it away, where that is sure. */
  removed: { release: string; version: string; change: string; subject: string } | null;
}

/** `generated/deprecations.json`: newest line first, within one the highest version first. */
export interface DeprecationsFile {
  schemaVersion: 1;
  deprecations: Deprecation[];
}
