import type { OpenedLines } from '#domain/drawn/drawn-hunks.ts';
import { headingAbove, toHunks } from '#domain/drawn/drawn-hunks.ts';
import { type DrawnRow, splitRows, unifiedRows } from '#domain/drawn/drawn-rows.ts';
import { formatCount, formatMany } from '#domain/format.ts';
import { cutText } from '#domain/text.ts';
import { el } from '../dom.ts';
import { drawRow, fillCell, type RowSource, type StandingRow } from './draw-row.ts';
import type { ColourAnswer } from './protocol.ts';
import { inSlices, nextTurn } from './slices.ts';

/** Lines that are not shown because nothing near them differs: of the old side, from and up to but without. */
interface Gap {
  from: number;
  to: number;
}

type Item = DrawnRow | Gap;

/** Rows of one table; a longer difference is several, so that the browser lays out what is seen. */
const ROWS_A_TABLE = 100;
/** Rows that are drawn unasked. */
const ROWS_AT_ONCE = 3_000;
/** Lines that a gap gives at a time. */
const STEP = 20;

const HEADS: Record<RowSource['layout'], string[]> = {
  unified: ['Old line', 'New line', 'Text'],
  split: ['Old line', 'Old text', 'New line', 'New text'],
  old: ['Line', 'Text'],
  new: ['Line', 'Text'],
};

/** The lines of one file, drawn in slices. */
export class DiffTable {
  readonly element: HTMLDivElement = el('div', { class: 'diff-lines' });
  readonly #source: RowSource;
  readonly #context: number;
  readonly #opened: OpenedLines[] = [];
  #rows: StandingRow[] = [];
  #limit = ROWS_AT_ONCE;
  /** Counts the drawings, so that an older one ends. */
  #turn = 0;

  /** @param context lines around each difference, 0 for all */
  constructor(source: RowSource, context: number) {
    this.#source = source;
    this.#context = context === 0 ? Number.POSITIVE_INFINITY : context;
  }

  /** Draws all anew; ends when all stands. */
  async draw(): Promise<void> {
    const turn = ++this.#turn;
    const items = this.#items();
    const shown = items.slice(0, this.#limit);
    this.#rows = [];
    for (let at = 0; at === 0 || at < shown.length; at += ROWS_A_TABLE) {
      if (at > 0) await nextTurn();
      if (turn !== this.#turn) return;
      const part = this.#table(shown.slice(at, at + ROWS_A_TABLE));
      if (at === 0) this.element.replaceChildren(part);
      else this.element.append(part);
    }
    if (items.length > shown.length) this.element.append(this.#more(items.length - shown.length));
  }

  /** Lays colours over what stands and what will. */
  async colour(colours: ColourAnswer): Promise<void> {
    this.#source.colours = colours;
    const turn = this.#turn;
    const cells = this.#rows.flatMap((row) => row.cells);
    await nextTurn();
    const fill = (cell: (typeof cells)[number]) => fillCell(this.#source, cell);
    await inSlices(cells, fill, () => turn !== this.#turn);
  }

  /** The row of a line, counted from 0; opened where it was not shown. */
  async rowOf(side: 'old' | 'new', line: number): Promise<HTMLElement | null> {
    if (!this.#find(side, line)) {
      const old = side === 'old' ? line : this.#oldLine(line);
      this.#opened.push([old - STEP, old + STEP]);
      this.#limit = Number.POSITIVE_INFINITY;
      await this.draw();
    }
    return this.#find(side, line)?.element ?? null;
  }

  /** The line that the cell of a number stands for, counted from 1. */
  lineAt(cell: HTMLTableCellElement): { side: 'old' | 'new'; number: number } | null {
    const number = Number(cell.textContent);
    if (!(number > 0)) return null;
    const { layout } = this.#source;
    if (layout === 'old' || layout === 'new') return { side: layout, number };
    return { side: cell.cellIndex === 0 ? 'old' : 'new', number };
  }

  #find(side: 'old' | 'new', line: number): StandingRow | undefined {
    return this.#rows.find(({ row }) => (side === 'old' ? row.old : row.fresh) === line);
  }

  #oldLine(line: number): number {
    const passed = this.#source.difference.blocks.filter((block) => block.newStart <= line);
    return line + passed.reduce((sum, block) => sum + block.oldCount - block.newCount, 0);
  }

  #items(): Item[] {
    const { difference, layout } = this.#source;
    if (layout === 'old') return difference.before.map((_, line) => ({ kind: 'context', old: line, fresh: -1 }));
    if (layout === 'new') return difference.after.map((_, line) => ({ kind: 'context', old: -1, fresh: line }));
    const items: Item[] = [];
    let end = 0;
    const lines = difference.before.length;
    for (const hunk of toHunks(difference.blocks, lines, this.#context, this.#opened)) {
      if (hunk.oldStart > end) items.push({ from: end, to: hunk.oldStart });
      const rows = layout === 'split' ? splitRows(hunk, (old) => difference.partners[old] ?? -1) : unifiedRows(hunk);
      for (const row of rows) items.push(row);
      end = hunk.oldStart + hunk.oldCount;
    }
    if (end < lines) items.push({ from: end, to: lines });
    return items;
  }

  #table(items: readonly Item[]): HTMLElement {
    const { layout } = this.#source;
    const heads = HEADS[layout];
    const body = document.createElement('tbody');
    for (const item of items) {
      if ('from' in item) body.append(this.#gap(item, heads.length));
      else {
        const drawn = drawRow(this.#source, item);
        this.#rows.push(drawn);
        body.append(drawn.element);
      }
    }
    const columns = heads.map((head) => el('col', { class: head.endsWith('ine') ? 'diff-n' : null }));
    const names = heads.map((head) => el('th', { scope: 'col' }, [head]));
    const table = el('table', { class: `diff-${layout}` }, [
      el('colgroup', {}, columns),
      el('thead', { class: 'sr' }, [el('tr', {}, names)]),
      body,
    ]);
    return el('div', { class: 'diff-part' }, [table]);
  }

  /** A row in place of lines that agree, with buttons that bring them. */
  #gap({ from, to }: Gap, columns: number): HTMLElement {
    const count = to - from;
    const { before } = this.#source.difference;
    const open = (words: string, range: OpenedLines) => {
      const button = el('button', { type: 'button', class: 'plain' }, [words]);
      button.addEventListener('click', () => void this.#open(range));
      return button;
    };
    const buttons = [open(`Show ${formatMany(count, 'line')} that agree`, [from, to])];
    if (count > STEP && from > 0) buttons.push(open(`${STEP} above`, [from, from + STEP]));
    if (count > STEP && to < before.length) buttons.push(open(`${STEP} below`, [to - STEP, to]));
    const heading = to < before.length ? headingAbove(before, to) : null;
    const code = heading === null ? null : el('code', {}, [cutText(heading.trim(), 80)]);
    return el('tr', { class: 'diff-gap' }, [el('td', { colspan: columns }, [...buttons, code])]);
  }

  /** The reader goes on where the lines came. */
  async #open(range: OpenedLines): Promise<void> {
    this.#opened.push(range);
    await this.draw();
    const row = this.#find('old', range[0])?.element;
    row?.setAttribute('tabindex', '-1');
    row?.focus({ preventScroll: true });
  }

  #more(left: number): HTMLElement {
    const count = formatCount(Math.min(left, ROWS_AT_ONCE));
    const more = el('button', { type: 'button', class: 'button' }, [
      `Show ${count} of ${formatMany(left, 'more row')}`,
    ]);
    more.addEventListener('click', () => {
      this.#limit += ROWS_AT_ONCE;
      void this.draw();
    });
    return el('p', { class: 'diff-note' }, [more]);
  }
}
