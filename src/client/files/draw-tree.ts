import { folderTree, kindOf, type TreeCounts, type TreeFolder } from '#domain/drawn/drawn-tree.ts';
import { writeAnchor } from '#domain/file-anchor.ts';
import { formatMany } from '#domain/format.ts';
import { cleanLine } from '#domain/text.ts';
import type { ChangedFile } from '#domain/trees.ts';
import { el } from '../dom.ts';

/** Files up to which all folders stand open. */
const ALL_OPEN = 200;
const SIGNS: [keyof TreeCounts, sign: string, words: string][] = [
  ['added', '+', 'added'],
  ['removed', '−', 'removed'],
  ['changed', '±', 'changed'],
];

/** The folders of what differs, each with its counts; links lead to the files. Folders are filled when they open. */
export function drawTree(files: readonly ChangedFile[]): HTMLElement {
  const tree = folderTree(files);
  return el('ul', { class: 'ftree' }, itemsOf(tree, files.length <= ALL_OPEN));
}

function itemsOf(folder: TreeFolder<ChangedFile>, open: boolean): HTMLElement[] {
  return [...folder.folders.map((inner) => folderItem(inner, open)), ...folder.files.map(fileItem)];
}

function folderItem(folder: TreeFolder<ChangedFile>, open: boolean): HTMLElement {
  const list = el('ul', { class: 'ftree-in' });
  const summary = el('summary', {}, [
    el('span', { class: 'ftree-name' }, [cleanLine(folder.name)]),
    el('span', { class: 'ftree-counts' }, countsOf(folder.counts)),
  ]);
  const details = el('details', { open }, [summary, list]);
  const fill = () => {
    if (details.open && list.childElementCount === 0) list.append(...itemsOf(folder, open));
  };
  details.addEventListener('toggle', fill);
  fill();
  return el('li', {}, [details]);
}

function countsOf(counts: TreeCounts): HTMLElement[] {
  return SIGNS.filter(([kind]) => counts[kind] > 0).map(([kind, sign, words]) =>
    el('span', { class: `ftree-${kind}` }, [
      el('span', { 'aria-hidden': 'true' }, [`${sign}${counts[kind]}`]),
      el('span', { class: 'sr' }, [`, ${formatMany(counts[kind], 'file')} ${words}`]),
    ]),
  );
}

function fileItem(file: ChangedFile): HTMLElement {
  const kind = kindOf(file.status);
  const words = file.status === 'renamed' ? 'renamed' : (SIGNS.find(([name]) => name === kind)?.[2] ?? '');
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return el('li', { class: 'ftree-file' }, [
    el('a', { href: writeAnchor({ path: file.path, line: null }), title: cleanLine(file.path) }, [cleanLine(name)]),
    el('span', { class: `ftree-${kind}` }, [
      el('span', { 'aria-hidden': 'true' }, [signOf(file)]),
      el('span', { class: 'sr' }, [`, ${words}`]),
    ]),
  ]);
}

/** Most files have changed: those need no sign. */
function signOf({ status }: ChangedFile): string {
  return { added: '+', deleted: '−', renamed: '→', modified: '', 'type-changed': '' }[status];
}
