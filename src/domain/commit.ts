/** A commit as git has it, text cleaned (see `text.ts`), people resolved through `.mailmap`. */
export interface Commit {
  /** Full object id. */
  id: string;
  /** Full id of its tree: equal to the first parent's when the commit touches no file. */
  tree: string;
  parents: string[];
  author: Person;
  /** Author date, seconds since 1970 in UTC. */
  authoredAt: number;
  /** Commit date, seconds since 1970 in UTC. */
  committedAt: number;
  /** First line of the message. */
  subject: string;
  /** Files it touches against its first parent; absent where paths were not read. */
  paths?: string[];
}

/** A commit with its whole message: bodies are let go once they were read, since they are most of a history. */
export interface CommitMessage extends Commit {
  /** The rest of the message without the blank line, at most 64 kB; `''` if none. */
  body: string;
}

export interface Person {
  name: string;
  email: string;
}

/** A tag ref, peeled to the commit it finally names. */
export interface Tag {
  /** Full ref name without `refs/tags/`; as in git, but for invisible characters, which become marks. */
  name: string;
  /** Full id of the commit. */
  commit: string;
  /** Tagger date of an annotated tag, else the commit date; seconds since 1970 in UTC. */
  date: number;
  annotated: boolean;
  /** Message of an annotated tag, cleaned; `''` otherwise. */
  message: string;
}

/** A branch ref, local or of the remote `origin`. */
export interface Branch {
  /** Name without `refs/heads/` or `refs/remotes/origin/`. */
  name: string;
  commit: string;
}

/** Last second of the year 9999: what lies beyond is no date that anybody meant. */
const LAST_SECOND = 253_402_300_799;

/** A time as git writes it, in seconds since 1970; nonsense becomes 0, what lies out of range its nearest end. */
export function readSeconds(text: string): number {
  const seconds = Number(text);
  return Number.isFinite(seconds) ? Math.min(Math.max(0, Math.trunc(seconds)), LAST_SECOND) : 0;
}
