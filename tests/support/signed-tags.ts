import { runGit } from './git.ts';

/** A tag object to be written by hand. */
export interface TagText {
  name: string;
  /** Full id of the commit. */
  commit: string;
  /** Day of the tagger, `YYYY-MM-DD`. */
  day: string;
  /** The signature over what is before it; none: the tag is annotated only. */
  sign?: ((payload: string) => string) | undefined;
}

/** The text of a tag object. */
export function tagText({ name, commit, day, sign }: TagText): string {
  const seconds = Date.parse(`${day}T12:00:00Z`) / 1000;
  const payload = `object ${commit}\ntype commit\ntag ${name}\ntagger Mara Lind <mara@example.com> ${seconds} +0000\n\nLantern\n`;
  return `${payload}${sign?.(payload) ?? ''}`;
}

/** Writes a tag object and points a ref at it. @returns its id */
export function writeTag(path: string, ref: string, text: string): string {
  const id = runGit(path, ['hash-object', '-t', 'tag', '-w', '--stdin', '--literally'], text).trim();
  runGit(path, ['update-ref', `refs/tags/${ref}`, id]);
  return id;
}
