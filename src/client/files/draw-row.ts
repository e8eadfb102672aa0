import type { DrawnDifference } from '#domain/drawn/drawn-difference.ts';
import type { Stretch } from '#domain/drawn/drawn-file.ts';
import type { DrawnRow } from '#domain/drawn/drawn-rows.ts';
import { spansOf } from '#domain/drawn/drawn-spans.ts';
import { el } from '../dom.ts';
import type { ColourAnswer, SideColours } from './protocol.ts';

/** How rows stand: one line each, both sides beside each other, or one side whole. */
export type Layout = 'unified' | 'split' | 'old' | 'new';

/** What the text of a row is made of. */
export interface RowSource {
  difference: DrawnDifference;
  layout: Layout;
  words: boolean;
  colours: ColourAnswer | null;
}

/** The cell of a line, to be filled again when colours come. */
export interface TextCell {
  cell: HTMLTableCellElement;
  side: 'old' | 'new';
  line: number;
  kind: 'added' | 'removed' | 'context';
}

const WORDS = { added: 'added', removed: 'removed', context: '' };
const CLASSES = { added: 'da', removed: 'dr', context: null };

/** A row that stands, with what it shows. */
export interface StandingRow {
  element: HTMLTableRowElement;
  row: DrawnRow;
  cells: TextCell[];
}

/** Draws one row. */
export function drawRow(source: RowSource, row: DrawnRow): StandingRow {
  const element = document.createElement('tr');
  const cells: TextCell[] = [];
  const isContext = row.kind === 'context';
  const text = (side: 'old' | 'new', kind: TextCell['kind']) => {
    const line = side === 'old' ? row.old : row.fresh;
    if (line < 0) return el('td', { class: 'dt dv' });
    const colour = source.layout === 'split' ? CLASSES[kind] : null;
    const cell = el('td', { class: colour ? `dt ${colour}` : 'dt' });
    const made: TextCell = { cell, side, line, kind };
    fillCell(source, made);
    cells.push(made);
    return cell;
  };
  if (source.layout === 'split') {
    element.append(numberCell(row.old), text('old', isContext ? 'context' : 'removed'));
    element.append(numberCell(row.fresh), text('new', isContext ? 'context' : 'added'));
  } else if (source.layout === 'unified') {
    const kind = row.kind === 'changed' ? 'context' : row.kind;
    if (CLASSES[kind]) element.className = CLASSES[kind];
    element.append(numberCell(row.old), numberCell(row.fresh), text(kind === 'removed' ? 'old' : 'new', kind));
  } else element.append(numberCell(source.layout === 'old' ? row.old : row.fresh), text(source.layout, 'context'));
  return { element, row, cells };
}

/** Writes the text of a line into its cell: as text nodes, whatever it holds. */
export function fillCell(source: RowSource, { cell, side, line, kind }: TextCell): void {
  const { difference, words, colours } = source;
  const text = (side === 'old' ? difference.before : difference.after)[line] ?? '';
  const marks = words && kind !== 'context' ? marksOf(difference, side, line) : [];
  const found = colours ? coloursOf(colours, side === 'old' ? colours.before : colours.after, line) : [];
  const nodes: (Node | string)[] = kind === 'context' ? [] : [el('span', { class: 'sr' }, [WORDS[kind]])];
  for (const { text: part, colour, marked } of spansOf(text, found, marks)) {
    const inner = colour === null ? part : el('span', { class: colour }, [part]);
    nodes.push(marked ? el('mark', {}, [inner]) : inner);
  }
  cell.replaceChildren(...nodes);
}

function marksOf({ oldMarks, newMarks }: DrawnDifference, side: 'old' | 'new', line: number): number[] {
  return (side === 'old' ? oldMarks : newMarks).get(line) ?? [];
}

function coloursOf({ names }: ColourAnswer, { starts, pairs }: SideColours, line: number): Stretch<string | null>[] {
  const stretches: Stretch<string | null>[] = [];
  for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at += 2) {
    stretches.push({ length: pairs[at] ?? 0, value: names[(pairs[at + 1] ?? 0) - 1] ?? null });
  }
  return stretches;
}

function numberCell(line: number): HTMLTableCellElement {
  return el('td', { class: 'dn' }, [line < 0 ? null : String(line + 1)]);
}
