import { shellWord } from './shell-word.ts';

/**
 * A tag as one word of a command line that people copy into a shell.
 *
 * @returns the tag itself, or its full ref where it could be taken for an option; in quotes where a shell would read it
 */
export function shellTag(tag: string): string {
  return shellWord(tag.startsWith('-') ? `refs/tags/${tag}` : tag);
}
