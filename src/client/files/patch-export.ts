import type { LeftOutFile } from '#domain/compose-patch.ts';
import { formatMany, formatSize } from '#domain/format.ts';
import { slugOf } from '#domain/slug.ts';
import { cleanLine } from '#domain/text.ts';
import type { ChangedFile, TextAt, Trees } from '#domain/trees.ts';
import { el } from '../dom.ts';
import { Desk } from './desk.ts';
import { type FilePair, reasonOfKind, sourceOf } from './file-source.ts';
import type { PatchAnswer, PatchEntry, PatchTask, PatchText } from './protocol.ts';

const PATIENCE = 60_000;

/** The button that makes a patch of all files and hands it over as a download, with words on what it does. */
export function patchExport(files: readonly ChangedFile[], pair: FilePair, start: () => Worker): HTMLElement {
  const button = el('button', { type: 'button', class: 'plain' }, ['Download as .patch']);
  const words = el('div', { class: 'quiet fbar-patch', role: 'status' });
  button.addEventListener('click', async () => {
    button.disabled = true;
    const desk = new Desk<PatchTask, PatchAnswer>(start, PATIENCE);
    try {
      const entries = files.map((file) => entryOf(file, pair.trees));
      const bar = el('progress', { max: entries.length, value: 0, 'aria-label': 'Files read' });
      words.replaceChildren(`Reading ${formatMany(entries.length, 'file')}… `, bar);
      const answer = await desk.ask({ task: 'patch', files: entries }, (done) => {
        bar.value = done;
      });
      words.replaceChildren(...describe(answer, pair));
      if (answer.bytes.length > 0) download(answer.bytes, `${slugOf(pair.from.id)}-${slugOf(pair.to.id)}.patch`);
    } catch (error) {
      words.textContent = `The patch could not be made: ${error instanceof Error ? error.message : error}`;
    } finally {
      desk.close();
      button.disabled = false;
    }
  });
  return el('div', { class: 'fbar-export' }, [button, words]);
}

function entryOf({ path, previousPath, before, after, similarity }: ChangedFile, trees: Trees): PatchEntry {
  // What stays the same need not be read.
  const isSame = before !== null && after !== null && before.text === after.text && sameType(before, after);
  const side = (text: TextAt | null): PatchText | null =>
    text && {
      mode: text.mode,
      text: text.text,
      source: isSame ? null : sourceOf(trees, text),
      reason: reasonOfKind(text.kind),
    };
  return { path, previousPath, before: side(before), after: side(after), similarity };
}

function sameType(before: TextAt, after: TextAt): boolean {
  return before.mode.slice(0, 3) === after.mode.slice(0, 3);
}

function describe({ bytes, leftOut }: PatchAnswer, { from, to }: FilePair): (HTMLElement | string)[] {
  const exact = `applied with git apply to ${from.version}, it gives exactly ${to.version}`;
  if (leftOut.length === 0) return [`${formatSize(bytes.length)}: ${exact}.`];
  const rest =
    bytes.length === 0
      ? 'Nothing could be written.'
      : `${formatSize(bytes.length)}: ${exact}, but for what is left out.`;
  const list = leftOut.map(({ path, reason }) => el('li', {}, [`${cleanLine(path)} (${reason})`]));
  return [
    rest,
    el('details', {}, [
      el('summary', {}, [`${formatMany(leftOut.length, 'file')} left out`]),
      el('ul', {}, list.slice(0, MOST_LISTED)),
      ...more(leftOut),
    ]),
  ];
}

const MOST_LISTED = 500;

function more(leftOut: readonly LeftOutFile[]): HTMLElement[] {
  const rest = leftOut.length - MOST_LISTED;
  return rest > 0 ? [el('p', {}, [`and ${formatMany(rest, 'more file')}, which the head of the patch names.`])] : [];
}

function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'text/x-patch' }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
