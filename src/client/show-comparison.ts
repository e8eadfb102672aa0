import type { CurrentFile, MapFile, ReleaseEntry } from '#domain/browser-files.ts';
import { drawnFigures, notesCount } from '#domain/compared/figures.ts';
import { drawnTabs, TITLES } from '#domain/compared/frame.ts';
import { drawnNotes, drawnNotice } from '#domain/compared/notes.ts';
import { drawnSide } from '#domain/compared/side.ts';
import type { Comparison } from '#domain/comparison.ts';
import { at } from './data.ts';
import { el } from './dom.ts';
import { drawParts } from './draw-parts.ts';
import { drawStrip } from './draw-strip.ts';

/** What a comparison is drawn with, beside itself. */
export interface DrawingContext {
  releases: readonly ReleaseEntry[];
  current: CurrentFile;
  map: MapFile;
}

/** Draws all of a comparison but what differs in facts and files, which come when they are loaded. */
export function showComparison(place: HTMLElement, comparison: Comparison, context: DrawingContext): void {
  const said = drawnNotice(comparison);
  const notice = said ? drawParts([said]) : [];
  place.replaceChildren(...notice);
  if (comparison.direction === 'same') return;
  const strip = drawStrip(context.map, context.releases, comparison);
  const counts = { notes: notesCount(comparison), facts: null, files: null };
  place.replaceChildren(
    ...(strip ? [strip] : []),
    ...notice,
    el('div', { 'data-warnings': comparison.way.yanked.map(({ id }) => id).join(' ') }),
    ...drawParts([drawnFigures(comparison), drawnTabs(counts)]),
    el('div', { class: 'split cmp-body' }, [
      el('div', { class: 'cmp-main' }, [
        panel('notes', drawParts(drawnNotes(comparison, at))),
        panel('facts', [el('p', { class: 'quiet' }, ['Loading…'])]),
      ]),
      ...drawParts([drawnSide(comparison, context.current)]),
    ]),
    panel('files', [el('files-view', { class: 'diffs', from: comparison.from.id, to: comparison.to.id })]),
  );
}

function panel(name: keyof typeof TITLES, children: readonly (HTMLElement | string)[]): HTMLElement {
  return el('section', { id: name, class: 'cmp-panel' }, [
    el('h2', { class: 'cmp-head' }, [TITLES[name]]),
    ...children,
  ]);
}
