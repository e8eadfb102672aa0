import { chain, type Patch } from './edits.ts';
import type { Files } from './objects.ts';
import { onText, replaceOnce, textAt, withoutFile } from './texts.ts';

/** The patch that takes back what changed between two states; it finds the lines wherever they are by then. */
export function inverse(before: Files, after: Files): Patch {
  const changed = [...after.keys()].filter((path) => after.get(path)?.blob.id !== before.get(path)?.blob.id);
  return chain(
    changed.map((path): Patch => {
      if (!before.has(path)) return (files) => withoutFile(files, path);
      return inverseText(path, textAt(before, path).split('\n'), textAt(after, path).split('\n'));
    }),
  );
}

function inverseText(path: string, old: readonly string[], now: readonly string[]): Patch {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const added = `${now.slice(start, now.length - end).join('\n')}\n`;
  const removed = old.slice(start, old.length - end).join('\n');
  return onText(path, (text) => replaceOnce(text, added, removed && `${removed}\n`));
}
