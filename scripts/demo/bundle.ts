import type { Bundle } from './edits.ts';
import { type FileEntry, gitObject } from './objects.ts';

const MODES = { file: '100644', exec: '100755', link: '120000' } as const;

/**
 * Reads the files of the sample from one text: `=== path` starts a file, `=== later path` one that the script adds
 * some day, `exec` and `link` before the path give it that mode. A text ends in one line feed, the target of a link in none.
 */
export function readBundle(text: string): Bundle {
  const bundle = { first: new Map<string, FileEntry>(), later: new Map<string, FileEntry>() };
  for (const part of text.split(/^=== /m).slice(1)) {
    const [head = '', ...lines] = part.split('\n');
    const words = head.split(' ');
    const path = words.at(-1) ?? '';
    const kind = words.includes('exec') ? 'exec' : words.includes('link') ? 'link' : 'file';
    const body = lines.join('\n').trimEnd();
    const entry = { mode: MODES[kind], blob: gitObject('blob', kind === 'link' ? body : `${body}\n`) };
    (words.includes('later') ? bundle.later : bundle.first).set(path, entry);
  }
  return bundle;
}
