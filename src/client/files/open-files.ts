import type { ReleaseEntry } from '#domain/browser-files.ts';
import { readAnchor } from '#domain/file-anchor.ts';
import { formatCount, formatMany } from '#domain/format.ts';
import { withRenames } from '#domain/renames.ts';
import { type ChangedFile, changedFiles, type Trees } from '#domain/trees.ts';
import { loadGraph, loadReleases } from '../data.ts';
import { el } from '../dom.ts';
import { Controls } from './controls.ts';
import { Desk } from './desk.ts';
import { drawSide } from './draw-side.ts';
import { FileList } from './file-list.ts';
import type { PanelContext } from './file-panel.ts';
import type { FilePair } from './file-source.ts';
import { loadTrees } from './load-trees.ts';
import { patchExport } from './patch-export.ts';
import { keepSettings, readSettings } from './settings.ts';

/** Milliseconds that a worker may be silent. */
const PATIENCE = 30_000;
const COLOUR_PATIENCE = 30_000;

const differenceWorker = () => new Worker(new URL('./difference-worker.ts', import.meta.url), { type: 'module' });
const colourWorker = () => new Worker(new URL('./colour-worker.ts', import.meta.url), { type: 'module' });

/** The files of one pair, ready to stand in their place. */
export interface FilesDrawing {
  /** How many files differ. */
  count: number;
  show(): void;
  close(): void;
}

/**
 * Finds the files that differ between two releases.
 *
 * @param place whose content they replace when they are shown
 * @param from release ids
 */
export async function openFiles(place: HTMLElement, from: string, to: string): Promise<FilesDrawing> {
  const [graph, releases, trees] = await Promise.all([loadGraph(), loadReleases(), loadTrees()]);
  const pair = { trees, from: entryOf(releases, from), to: entryOf(releases, to) };
  const files = filesBetween(trees, graph.releases.indexOf(from), graph.releases.indexOf(to));
  if (files.length === 0) {
    return { count: 0, show: () => place.replaceChildren(el('p', {}, ['No file differs.'])), close: () => {} };
  }
  return drawFiles(place, pair, files);
}

function filesBetween(trees: Trees, from: number, to: number): ChangedFile[] {
  return withRenames(trees, changedFiles(trees, from, to), from, to);
}

function entryOf(releases: readonly ReleaseEntry[], id: string): ReleaseEntry {
  const found = releases.find((release) => release.id === id);
  if (!found) throw new Error(`there is no release ${id}`);
  return found;
}

function drawFiles(place: HTMLElement, pair: FilePair, files: readonly ChangedFile[]): FilesDrawing {
  const controls = new Controls(readSettings(), (settings) => {
    keepSettings(settings);
    spread();
    list.redraw();
  });
  const context: PanelContext = {
    pair,
    settings: () => controls.settings,
    differences: new Desk(differenceWorker, PATIENCE),
    ids: new Desk(differenceWorker, PATIENCE),
    colours: new Desk(colourWorker, COLOUR_PATIENCE),
  };
  const list = new FileList(files, context);
  /** Two sides take the width of the window. */
  const spread = () => place.classList.toggle('is-split', controls.settings.layout === 'split');
  const follow = () => {
    const anchor = readAnchor(location.hash);
    if (anchor) void list.reveal(anchor);
  };
  const bar = el('div', { class: 'fbar' }, [
    el('p', { class: 'fbar-sum' }, [sumOf(files)]),
    patchExport(files, pair, differenceWorker),
    controls.element,
  ]);
  return {
    count: files.length,
    show: () => {
      spread();
      place.replaceChildren(bar, el('div', { class: 'fbody' }, [drawSide(files, list), list.element]));
      window.addEventListener('hashchange', follow);
      follow();
    },
    close: () => {
      window.removeEventListener('hashchange', follow);
      list.close();
      context.differences.close();
      context.ids.close();
      context.colours.close();
    },
  };
}

function sumOf(files: readonly ChangedFile[]): string {
  const count = (...wanted: ChangedFile['status'][]) => files.filter(({ status }) => wanted.includes(status)).length;
  const parts: [number, string][] = [
    [count('modified', 'type-changed'), 'changed'],
    [count('added'), 'new'],
    [count('deleted'), 'deleted'],
    [count('renamed'), 'renamed'],
  ];
  const words = parts.filter(([number]) => number > 0).map(([number, what]) => `${formatCount(number)} ${what}`);
  return `${formatMany(files.length, 'file differs', 'files differ')}: ${words.join(', ')}.`;
}
