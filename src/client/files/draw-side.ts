import { formatCount, formatMany } from '#domain/format.ts';
import type { ChangedFile } from '#domain/trees.ts';
import { el } from '../dom.ts';
import { drawTree } from './draw-tree.ts';
import type { FileList } from './file-list.ts';

/** The tree beside the list, with a box that narrows both to paths with all the words typed. */
export function drawSide(files: readonly ChangedFile[], list: FileList): HTMLElement {
  const input = el('input', { type: 'search', class: 'field', name: 'path', autocomplete: 'off', spellcheck: 'false' });
  const status = el('p', { class: 'quiet', role: 'status' });
  const tree = el('div', { class: 'fside-tree' }, [drawTree(files)]);
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = files.filter((file) => hasWords(file, words));
    tree.replaceChildren(drawTree(found));
    list.filter(found);
    const sum = `${formatCount(found.length)} of ${formatMany(files.length, 'file')}`;
    status.textContent = words.length === 0 ? '' : sum;
  });
  return el('nav', { class: 'fside', 'aria-label': 'Files that differ' }, [
    el('label', { class: 'fside-filter' }, ['Filter by path', input]),
    status,
    tree,
  ]);
}

function hasWords({ path, previousPath }: ChangedFile, words: readonly string[]): boolean {
  const text = `${path}\n${previousPath ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
