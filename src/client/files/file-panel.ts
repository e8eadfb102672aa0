import { type FileAnchor, writeAnchor } from '#domain/file-anchor.ts';
import { formatCount } from '#domain/format.ts';
import { languageOf } from '#domain/source-language.ts';
import type { ChangedFile } from '#domain/trees.ts';
import { el } from '../dom.ts';
import type { Desk } from './desk.ts';
import { DiffTable } from './diff-table.ts';
import { FileHead } from './file-head.ts';
import { type FilePair, type FoldReason, foldReason, gitCommand, packOf, sourceOf } from './file-source.ts';
import { type FileView, toolsButton } from './file-tools.ts';
import type { ColourAnswer, ColourTask, DifferenceAnswer, DifferenceTask, IdsAnswer, IdsTask } from './protocol.ts';
import type { FilesSettings } from './settings.ts';

/** What all files of a comparison share. */
export interface PanelContext {
  pair: FilePair;
  settings(): FilesSettings;
  differences: Desk<DifferenceTask, DifferenceAnswer>;
  ids: Desk<IdsTask, IdsAnswer>;
  colours: Desk<ColourTask, ColourAnswer>;
}

/** Changed lines beyond which a file is drawn only when the reader asks for it. */
const MANY_LINES = 1_000;
/** Rows beyond which the head stays in sight while its lines are read. */
const LONG = 80;
/** Lines and characters of a side that are coloured. */
const COLOURED = { lines: 12_000, characters: 600_000 };

/** One file that differs: its head always, its lines when they are wanted. */
export class FilePanel {
  readonly element: HTMLDetailsElement;
  readonly file: ChangedFile;
  readonly #context: PanelContext;
  readonly #fold: FoldReason | null;
  readonly #head: FileHead;
  readonly #body = el('div', { class: 'diff-body' });
  #answer: { ignoreSpace: boolean; value: Promise<DifferenceAnswer> } | null = null;
  #colours: Promise<ColourAnswer> | null = null;
  #table: DiffTable | null = null;
  #view: FileView = 'difference';
  #hasTools = false;
  #insists = false;
  /** Ends when what was last asked for stands. */
  #drawing: Promise<void> | null = null;
  #turn = 0;

  constructor(file: ChangedFile, context: PanelContext) {
    this.file = file;
    this.#context = context;
    this.#fold = foldReason(file);
    this.#head = new FileHead(file, this.#fold?.words ?? null);
    this.element = el('details', { class: 'diff', open: this.#fold === null }, [this.#head.element, this.#body]);
    this.element.addEventListener('toggle', () => this.element.open && this.seen());
    this.#body.addEventListener('click', ({ target }) => this.#pick(target));
  }

  /** Draws the lines of an open file, once. */
  seen(): void {
    if (this.element.open && !this.#drawing) this.#draw();
  }

  /** Draws again what stands, by settings that have changed. */
  redraw(): void {
    if (this.#drawing) this.#draw();
  }

  /** Opens the file, and brings a line into view where one is named. */
  async reveal(line: FileAnchor['line']): Promise<void> {
    this.element.open = true;
    this.element.scrollIntoView({ block: 'start' });
    if (!line) return this.#head.element.focus({ preventScroll: true });
    this.#insists = true;
    this.#draw();
    await this.#drawing;
    const row = await this.#table?.rowOf(line.side, line.number - 1);
    if (!row) return;
    for (const other of document.querySelectorAll('.diff-target')) other.classList.remove('diff-target');
    row.classList.add('diff-target');
    row.setAttribute('tabindex', '-1');
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
  }

  #draw(): void {
    const turn = ++this.#turn;
    if (this.#body.childElementCount === 0) this.#body.replaceChildren(this.#note('Comparing…', 'diff-wait'));
    this.#drawing = this.#fill(() => turn === this.#turn).catch((error: unknown) => {
      if (turn === this.#turn) this.#showFault(error instanceof Error ? error.message : String(error));
    });
  }

  async #fill(isCurrent: () => boolean): Promise<void> {
    if (this.#fold && !this.#fold.canOpen) return this.#showNothing(this.#fold.words);
    const { proof, difference } = await this.#compare();
    if (!isCurrent()) return;
    this.#head.prove(proof, !this.file.before || !this.file.after);
    if (!difference) return this.#showMismatch();
    this.#head.count(difference.added, difference.removed);
    const rough = difference.rough ? ['compared as one block, since it took too long'] : [];
    this.#head.remark([...difference.remarks, ...rough]);
    if (difference.blocks.length === 0 && this.#view === 'difference') {
      return this.#showLines([
        this.#note(`No line differs${this.#context.settings().ignoreSpace ? ' but in white space' : ''}.`),
      ]);
    }
    const changed = difference.added + difference.removed;
    if (changed > MANY_LINES && !this.#insists && this.#view === 'difference')
      return this.#showLines([this.#many(changed)]);
    const { layout, words, context } = this.#context.settings();
    const table = new DiffTable(
      { difference, layout: this.#view === 'difference' ? layout : this.#view, words, colours: null },
      context,
    );
    this.#table = table;
    await table.draw();
    if (!isCurrent()) return;
    this.#showLines([table.element]);
    this.element.classList.toggle('is-long', table.element.querySelectorAll('tr').length > LONG);
    void this.#colour(table, difference);
  }

  /** The same answer serves until white space counts otherwise. */
  #compare(): Promise<DifferenceAnswer> {
    const { ignoreSpace } = this.#context.settings();
    if (this.#answer?.ignoreSpace === ignoreSpace) return this.#answer.value;
    const { trees } = this.#context.pair;
    const [before, after] = [sourceOf(trees, this.file.before), sourceOf(trees, this.file.after)];
    const value = this.#context.differences.ask({ task: 'difference', before, after, ignoreSpace });
    this.#answer = { ignoreSpace, value };
    value.catch(() => {
      this.#answer = null;
    });
    return value;
  }

  /** Colours come after the text, and never is anything said where they do not. */
  async #colour(table: DiffTable, { before, after }: { before: string[]; after: string[] }): Promise<void> {
    const language = languageOf(this.file.path);
    const isLong = [before, after].some(
      (lines) =>
        lines.length > COLOURED.lines || lines.reduce((sum, line) => sum + line.length, 0) > COLOURED.characters,
    );
    if (language === null || isLong) return;
    this.#colours ??= this.#context.colours.ask({ language, before, after });
    const colours = await this.#colours.catch(() => null);
    if (colours && table === this.#table) await table.colour(colours);
  }

  #showLines(children: HTMLElement[]): void {
    // The tools stay where they are: one of them may have the focus.
    if (!this.#hasTools) this.element.append(this.#makeTools(), this.#body);
    this.#hasTools = true;
    this.#body.replaceChildren(...children);
  }

  #makeTools(): HTMLElement {
    const { from, to } = this.#context.pair;
    return toolsButton({
      file: this.file,
      names: { old: from.version, new: to.version },
      view: (view) => {
        this.#view = view;
        this.#draw();
      },
      go: (number) => this.#go({ side: this.file.after ? 'new' : 'old', number }),
    });
  }

  /** A click on a line's number puts the line into the address. */
  #pick(target: EventTarget | null): void {
    const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('td.dn') : null;
    const line = cell && this.#table?.lineAt(cell);
    if (line) this.#go(line);
  }

  #go(line: NonNullable<FileAnchor['line']>): void {
    history.replaceState(history.state, '', writeAnchor({ path: this.file.path, line }));
    void this.reveal(line);
  }

  #many(changed: number): HTMLElement {
    const button = el('button', { type: 'button', class: 'button' }, ['Show them']);
    button.addEventListener('click', () => {
      this.#insists = true;
      this.#draw();
    });
    return el('div', { class: 'diff-note' }, [el('p', {}, [`${formatCount(changed)} lines differ. `]), button]);
  }

  #showNothing(words: string): void {
    const command = el('pre', { class: 'cmp-commands' }, [el('code', {}, [gitCommand(this.#context.pair, this.file)])]);
    const note = this.#note(`Not shown: ${words}. Git shows it in a clone:`);
    if (words === 'no line differs') this.#body.replaceChildren(this.#note('No line differs.'));
    else this.#body.replaceChildren(note, command);
    if (this.file.before?.kind === 'submodule' || this.file.after?.kind === 'submodule') void this.#nameCommits(note);
  }

  /** Of a submodule git keeps nothing but the commit that it stands at. */
  async #nameCommits(note: HTMLElement): Promise<void> {
    const { trees } = this.#context.pair;
    const [before, after] = [packOf(trees, this.file.before), packOf(trees, this.file.after)];
    const { ids } = await this.#context.ids.ask({ task: 'ids', before, after });
    note.before(this.#note(`Submodule commit: ${ids.map((id) => id ?? 'none').join(' → ')}`));
  }

  #showMismatch(): void {
    const words =
      'What was loaded is not what git has under this id. It is not shown, since it may have been tampered with.';
    this.#body.replaceChildren(el('p', { class: 'box bad', role: 'alert' }, [words]));
  }

  #showFault(reason: string): void {
    const again = el('button', { type: 'button', class: 'button' }, ['Try again']);
    again.addEventListener('click', () => this.#draw());
    this.#body.replaceChildren(
      el('div', { class: 'diff-note' }, [el('p', {}, [`The difference could not be made: ${reason}`]), again]),
    );
  }

  #note(words: string, more = ''): HTMLElement {
    return el('p', { class: `diff-note ${more}` }, [words]);
  }
}
